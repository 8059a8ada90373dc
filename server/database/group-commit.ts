import type { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, type DatabaseConnection, PGliteAdapter, PGliteDialect, PGliteDriver } from 'kysely';

export interface GroupCommitOptions {
  pglite: PGlite;
  /** Resolves when all earlier commits are on the disk. */
  synced: () => Promise<void>;
  /** Called before each use of the connection, with exclusive access to it. */
  prepare?: (execute: (statement: string) => Promise<void>) => Promise<void>;
}

/**
 * PGlite's one connection, used by one caller at a time as in Kysely's dialect, but released while a commit is being
 * synced: transactions that arrive meanwhile share the next sync. Reads wait for it too, because they may have seen
 * unsynced data.
 */
export class GroupCommitDialect extends PGliteDialect {
  readonly #options: GroupCommitOptions;

  constructor(options: GroupCommitOptions) {
    super(options);
    this.#options = options;
  }

  override createAdapter(): PGliteAdapter {
    return new SharedConnectionAdapter();
  }

  override createDriver(): PGliteDriver {
    return new GroupCommitDriver(this.#options);
  }
}

class SharedConnectionAdapter extends PGliteAdapter {
  /** The driver below serializes access itself. Kysely's own mutex would be held until the sync is done. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class GroupCommitDriver extends PGliteDriver {
  readonly #options: GroupCommitOptions;
  /** Resolves when the connection is free. */
  #free: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(options: GroupCommitOptions) {
    super(options);
    this.#options = options;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#free;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#free = promise;
    await before;
    this.#release = resolve;
    try {
      const connection = await super.acquireConnection();
      const execute = async (statement: string) =>
        void (await connection.executeQuery(CompiledQuery.raw(statement)));
      await this.#options.prepare?.(execute);
      return connection;
    } catch (error) {
      resolve();
      throw error;
    }
  }

  override async releaseConnection(): Promise<void> {
    this.#release();
    await this.#options.synced();
  }
}
