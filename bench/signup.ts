import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A script without types. */
const MACHINE = '../scripts/machine.mjs';
/** Concurrent requests, as many as the launch of a community causes. */
const AT_ONCE = 50;
const SIGNUPS = 2000;
/** The same as the server's. */
const POOL_SIZE = 10;
/** Seconds until a form token is accepted. */
const MINIMUM_FILL_S = 2.1;

const agent = new Agent({ keepAlive: true, maxSockets: 2 * AT_ONCE });
const print = (name: string, value: number) => console.log(`${name}: ${value.toFixed(2)}`);
const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

/**
 * Signups per second on PostgreSQL, with one and with two server processes, as a ratio to a bare insert with a pool of
 * the same size; the slowest hundredth at half that rate; and how often pg_stat_activity showed a signup waiting for
 * another one's row.
 */
export async function signup(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'] || undefined;
  const machine = (await import(MACHINE)) as {
    startPostgres(): Promise<{ url: string; stop(): void } | undefined>;
  };
  const postgres = given ? undefined : await machine.startPostgres();
  const url = given ?? postgres?.url;
  if (!url) return console.log('signup: left out, for there is no PostgreSQL here');
  try {
    await measure(url);
  } finally {
    agent.destroy();
    postgres?.stop();
  }
}

async function measure(url: string): Promise<void> {
  const rates: number[] = [];
  for (const processes of [1, 2]) {
    const servers = await Promise.all(Array.from({ length: processes }, () => startServer(url)));
    try {
      await run(servers, await prepare(servers, 300), AT_ONCE);
      const bare = await bareInserts(url);
      const locks = watchLocks(url);
      const requests = await prepare(servers, SIGNUPS);
      const { rate } = await run(servers, requests, AT_ONCE);
      const { looks, waits } = await locks.end();
      rates.push(rate);
      print(`signups a second, ${processes} process(es)`, rate);
      print(`signups a second to bare inserts a second, ${processes} process(es)`, rate / bare);
      print(`waits for a row in ${looks} looks, ${processes} process(es)`, waits);
      const paced = await run(servers, await prepare(servers, SIGNUPS / 2), Infinity, rate / 2);
      print(`p99 at half that rate, ms, ${processes} process(es)`, percentile(paced.took, 0.99));
      print(`p50 at half that rate, ms, ${processes} process(es)`, percentile(paced.took, 0.5));
    } finally {
      for (const { child } of servers) child.kill('SIGKILL');
    }
  }
  print('signups a second with two processes to one', rates[1]! / rates[0]!);
}

interface Running {
  child: ChildProcess;
  port: number;
}

async function startServer(url: string): Promise<Running> {
  const child = fork(new URL('signup-server.ts', import.meta.url), {
    env: { ...process.env, DATABASE_URL: url },
  });
  const [port] = (await once(child, 'message')) as [number];
  return { child, port };
}

let people = 0;

/** Request bodies with tokens that are old enough. */
async function prepare([first]: Running[], count: number): Promise<string[]> {
  const newsletter = JSON.parse(await ask(first!.port, 'GET', '/newsletter')) as {
    consents: { purpose: string; wording: string }[];
  };
  const consents = newsletter.consents.map(({ purpose, wording }) => ({ purpose, wording }));
  const bodies: string[] = [];
  for (let done = 0; done < count; done++) {
    const { token } = JSON.parse(await ask(first!.port, 'GET', '/newsletter/form-token')) as {
      token: string;
    };
    const email = `p${process.pid}-${people++}@example.org`;
    bodies.push(JSON.stringify({ email, topics: [], consents, locale: 'en', formToken: token }));
  }
  await sleep(MINIMUM_FILL_S * 1000);
  return bodies;
}

/** Sends all of them, with a limit on concurrency or on the rate. */
async function run(servers: Running[], bodies: string[], atOnce: number, perSecond = Infinity) {
  const took: number[] = [];
  const begun = performance.now();
  const one = async (body: string, at: number) => {
    const start = performance.now();
    await ask(servers[at % servers.length]!.port, 'POST', '/newsletter/subscriptions', body);
    took.push(performance.now() - start);
  };
  if (atOnce === Infinity) {
    const open: Promise<void>[] = [];
    for (const [at, body] of bodies.entries()) {
      const due = begun + (at * 1000) / perSecond - performance.now();
      if (due > 0) await sleep(due);
      open.push(one(body, at));
    }
    await Promise.all(open);
  } else {
    let next = 0;
    const worker = async () => {
      while (next < bodies.length) await one(bodies[next]!, next++);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return { rate: (bodies.length * 1000) / (performance.now() - begun), took };
}

function ask(port: number, method: string, path: string, body?: string): Promise<string> {
  const headers = {
    'X-Forwarded-For': `198.51.100.${people % 250}`,
    ...(body !== undefined && {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, agent, headers }, (response) => {
      void text(response).then((answer) =>
        response.statusCode! < 400 ? resolve(answer) : reject(new Error(`${response.statusCode} ${answer}`)),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bareInserts(connectionString: string): Promise<number> {
  const pool = new pg.Pool({ connectionString, max: POOL_SIZE });
  await pool.query('create table if not exists bench_rows (id text primary key, message jsonb not null)');
  const message = JSON.stringify({ text: 'x'.repeat(2000) });
  const insert = () => pool.query('insert into bench_rows values ($1, $2)', [crypto.randomUUID(), message]);
  const begun = performance.now();
  let left = SIGNUPS;
  const worker = async () => {
    while (left-- > 0) await insert();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const rate = (SIGNUPS * 1000) / (performance.now() - begun);
  await pool.query('drop table bench_rows');
  await pool.end();
  return rate;
}

/** Checks every few milliseconds for waits on row locks: for another transaction's end, or for the row itself. */
function watchLocks(connectionString: string) {
  const client = new pg.Client({ connectionString });
  let watching = true;
  let looks = 0;
  let waits = 0;
  const watch = async () => {
    await client.connect();
    while (watching) {
      const { rows } = await client.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where wait_event_type = 'Lock' and wait_event in ('transactionid', 'tuple')`,
      );
      looks++;
      waits += rows[0]!.waiting;
      await sleep(5);
    }
    await client.end();
  };
  const watched = watch();
  return {
    async end() {
      watching = false;
      await watched;
      return { looks, waits };
    },
  };
}
