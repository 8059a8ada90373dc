import pg from 'pg';

/** Milliseconds before reconnecting after the connection is lost. */
const RECONNECT_MS = 1000;

/**
 * Calls `hear` after every change in a PostgreSQL database. Uses its own connection and reconnects when it is lost.
 * Resolves to a function that ends it.
 */
export async function listenForNotifications(
  connectionString: string,
  hear: () => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let ended = false;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString });
    next.on('notification', hear);
    next.on('error', () => {});
    next.on('end', () => {
      if (!ended) setTimeout(() => void connect().catch(() => {}), RECONNECT_MS).unref();
    });
    client = next;
    await next.connect();
    // This connection must not keep the process alive.
    (next as pg.Client & { unref(): void }).unref();
    await next.query('listen changes');
    // Changes may have been missed while disconnected.
    hear();
  };
  await connect();
  return async () => {
    ended = true;
    await client?.end();
  };
}
