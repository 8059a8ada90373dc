import pg from 'pg';

/** Milliseconds until a connection that was lost is made again. */
const RECONNECT_MS = 1000;

/** Hears of every change that is made in a PostgreSQL database, on a connection of its own that is made again when it is lost. */
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
    // What keeps a server alive is what it serves.
    (next as pg.Client & { unref(): void }).unref();
    await next.query('listen changes');
    // Whatever was changed while nobody listened.
    hear();
  };
  await connect();
  return async () => {
    ended = true;
    await client?.end();
  };
}
