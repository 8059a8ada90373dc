import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { withRetries } from './retries.ts';
import type { Tables } from './tables.ts';

/** The tables over connections to PostgreSQL. */
export const databaseOn = (pool: pg.Pool) => new Kysely<Tables>({ dialect: new RetryingDialect({ pool }) });

/**
 * Retries a statement outside a transaction that PostgreSQL has aborted because of concurrent work. Where transactions
 * are serializable by default, every statement may be aborted. Transactions are retried as a whole (`withTransaction`).
 */
class RetryingDriver extends PostgresDriver {
  readonly #patched = new WeakSet<DatabaseConnection>();
  readonly #inTransaction = new WeakSet<DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    if (this.#patched.has(connection)) return connection;
    this.#patched.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = (query, options) => {
      const run = () => execute<never>(query, options);
      return this.#inTransaction.has(connection) ? run() : withRetries(run);
    };
    return connection;
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings,
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    this.#inTransaction.add(connection);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#inTransaction.delete(connection);
  }

  override async rollbackTransaction(
    connection: Parameters<PostgresDriver['rollbackTransaction']>[0],
  ): Promise<void> {
    await super.rollbackTransaction(connection);
    this.#inTransaction.delete(connection);
  }
}

class RetryingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new RetryingDriver(this.#config);
  }
}
