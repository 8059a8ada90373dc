import pg from 'pg';

const MAX_CONNECTIONS = 10;
const CONNECTION_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 15_000;
/** Longer than `STATEMENT_TIMEOUT_MS`, so that the database ends a statement first where it can. */
const QUERY_TIMEOUT_MS = 15_000;

interface PoolOptions {
  /** Whether statements are cancelled after 10 seconds. */
  timeouts: boolean;
}

/** Connections to PostgreSQL, or to a pooler before it. */
export function openPool(connectionString: string, { timeouts }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    ...(timeouts && { query_timeout: QUERY_TIMEOUT_MS, onConnect: setTimeouts }),
  });
  pool.on('error', () => {}); // the pool replaces a connection that fails while idle; without a listener the error would end the process
  pool.on('release', (_error, client) => endIfBusy(client));
  return pool;
}

/** Members that node-postgres does not document. Kysely reads `processID`, too. */
type Client = pg.PoolClient & { processID: number; _getActiveQuery(): unknown; end(): Promise<void> };

/**
 * By a statement, because PgBouncer refuses them as parameters of the connection. And only where the connection is
 * PostgreSQL's own: a pooler, which gives out process ids of its own, would leave them on a connection that another
 * client gets next.
 */
async function setTimeouts(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false)
    where pg_backend_pid() = $3`,
    [String(STATEMENT_TIMEOUT_MS), String(IDLE_IN_TRANSACTION_TIMEOUT_MS), (client as Client).processID],
  );
}

/** After `query_timeout` the statement may still run, and whatever uses its connection next would wait for it. */
function endIfBusy(released: pg.PoolClient): void {
  const client = released as Client;
  if (client._getActiveQuery()) void client.end().catch(() => {});
}
