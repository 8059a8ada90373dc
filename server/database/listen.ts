import pg from 'pg';

/** Milliseconds before reconnecting after the connection is lost. */
const RECONNECT_MS = 1000;
const CONNECTION_TIMEOUT_MS = 5_000;
/** How long a notification may take that shows whether any arrive, in milliseconds. Usually it takes a few. */
const PROBE_TIMEOUT_MS = 5_000;

/** How to find out whether notifications arrive: a pooler in transaction mode accepts LISTEN and passes nothing on. */
export interface Probe {
  /** Sends a notification as writes send it. */
  send: (payload: string) => Promise<unknown>;
  /** Called if it has not arrived. Listening has ended then. */
  failed: () => void;
}

/**
 * Calls `hear` after every change in a PostgreSQL database. Uses its own connection and reconnects when it is lost.
 * Resolves to a function that ends it, and rejects if the first connection fails.
 */
export async function listenForNotifications(
  connectionString: string,
  hear: () => void,
  probe?: Probe,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const end = async () => {
    ended = true;
    clearTimeout(timer);
    await client?.end();
  };
  const reconnect = () => {
    clearTimeout(timer);
    if (!ended) timer = setTimeout(() => void connect().catch(giveUp), RECONNECT_MS).unref();
  };
  const giveUp = () => {
    void client?.end().catch(() => {});
    reconnect();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
    next.on('error', () => {});
    next.on('end', () => next === client && reconnect());
    client = next;
    await next.connect();
    // This connection must not keep the process alive.
    (next as pg.Client & { unref(): void }).unref();
    // What has a payload is a probe.
    next.on('notification', ({ payload }) => payload || hear());
    await next.query('listen changes');
    // Changes may have been missed while disconnected.
    hear();
    if (probe) void check(next, probe);
  };
  const check = async (listening: pg.Client, { send, failed }: Probe): Promise<void> => {
    const answer = await probeOf(listening, send);
    // The database did not answer, or the connection was lost: it is made again, and checked again.
    if (answer === 'unknown') return listening.end();
    if (answer === 'heard' || ended) return;
    // A pooler would leave it on a connection that others use.
    await listening.query('unlisten changes').catch(() => {});
    await end();
    failed();
  };
  try {
    await connect();
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}

/** Whether a notification that `send` sends to `changes` arrives here. Rejects if the database cannot be listened to. */
export async function notificationsArrive(connectionString: string, send: Probe['send']): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('listen changes');
    const answer = await probeOf(client, send);
    await client.query('unlisten changes');
    if (answer === 'unknown') throw new Error('the connection was lost');
    return answer === 'heard';
  } finally {
    await client.end();
  }
}

type Answer = 'heard' | 'not heard' | 'unknown';

async function probeOf(listening: pg.Client, send: Probe['send']): Promise<Answer> {
  const sent = crypto.randomUUID();
  const { promise, resolve } = Promise.withResolvers<Answer>();
  listening.on('notification', ({ payload }) => payload === sent && resolve('heard'));
  listening.on('end', () => resolve('unknown'));
  const answered = send(sent).then(
    () => setTimeout(() => resolve('not heard'), PROBE_TIMEOUT_MS).unref(),
    () => resolve('unknown'),
  );
  const answer = await promise;
  void answered.then((timer) => clearTimeout(timer ?? undefined));
  return answer;
}
