import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '../server/database/open.ts';
import type { Database } from '../server/database/tables.ts';
import { freePort } from '../test/support/free-port.ts';

/** Subscribers of the three measured communities in docs/operate.md. */
const SIZES = [100, 10_000, 100_000];
const IMPORTED = 1000;

const seconds = (begun: number) => ((performance.now() - begun) / 1000).toFixed(1);
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** What a server needs as its community grows: absolute figures for the table in docs/operate.md. */
export async function sizes(): Promise<void> {
  for (const subscribers of SIZES) await measure(subscribers);
}

async function measure(subscribers: number): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/community-bench-`);
  const url = process.env['DATABASE_URL'];
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: String(port),
    SECRET: 'a secret for the bench only, long enough',
    ...(url !== undefined && { DATABASE_URL: url }),
  };
  try {
    const place = url === undefined ? { folder: `${folder}/database` } : { databaseUrl: url };
    const opened = await openDatabase(place);
    await seed(opened.database, subscribers);
    const { rows } = await sql<{ size: string }>`select pg_database_size(current_database()) as size`.execute(
      opened.database,
    );
    await opened.close();
    const begun = performance.now();
    const server = spawn(process.execPath, ['server/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((listening) => {
      server.stdout.on('data', (said: Buffer) => said.toString().includes('Listening') && listening());
    });
    const start = seconds(begun);
    const paces: string[] = [];
    for (const path of ['/newsletter', '/showcase', '/showcase?q=heron', '/showcase/counts'])
      paces.push(`${path} ${(await pace(`http://127.0.0.1:${port}${path}`)).toFixed(1)} ms`);
    const file = `${folder}/more.csv`;
    writeFileSync(file, `email,confirmed_at\n${imported()}`);
    const times = [
      ['import of 1,000', ['subscribers', 'import', file]],
      ['export', ['subscribers', 'export', '--out', `${folder}/out.csv`]],
      ['backup', ['backup', `${folder}/backup`]],
    ].map(([name, args]) => {
      const at = performance.now();
      const { status, stderr } = spawnSync(process.execPath, ['server/cli/community.ts', ...args!], { env });
      if (status !== 0) throw new Error(stderr.toString());
      return `${name as string} ${seconds(at)} s`;
    });
    const memory = memoryOf(server.pid!);
    server.kill('SIGTERM');
    await new Promise((gone) => server.once('exit', gone));
    console.log(
      `${subscribers} subscribers: database ${megabytes(Number(rows[0]!.size))}, memory at most ${megabytes(memory)}, ` +
        [`start ${start} s`, ...paces, ...times].join(', '),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const imported = () =>
  Array.from({ length: IMPORTED }, (_, at) => `more${at}@example.org,2026-05-01T10:00:00Z\n`).join('');

/** A tenth of the subscribers are members, and the showcase has a twentieth of that number of posts. */
async function seed(database: Database, subscribers: number): Promise<void> {
  const { lit } = sql;
  for (const table of ['posts', 'members', 'consents', 'subscribers'] as const)
    await database.deleteFrom(table).execute();
  await sql`insert into subscribers (id, subject, canonical_email, email, topics, locale, attribution, created_at, state, confirmed_at)
    select 's' || at, md5(at::text), 'person' || at || '@example.org', 'person' || at || '@example.org', '[]', 'en', '{}', now(), 'confirmed', now()
    from generate_series(1, ${lit(subscribers)}) as at`.execute(database);
  await sql`insert into consents (id, subject, event, purpose, wording, sha256, as_configured, locale, method, recorded_at)
    select event || at, md5(at::text), event, 'newsletter', repeat('I agree to get the newsletter. ', 4), md5('wording'), true, 'en', 'checkbox', now()
    from generate_series(1, ${lit(subscribers)}) as at, unnest(array['given', 'confirmed']) as event`.execute(
    database,
  );
  await sql`insert into members (id, canonical_email, email, email_verified, name, role, bio, locale, joined_at, created_at, updated_at)
    select 'm' || at, 'member' || at || '@example.org', 'member' || at || '@example.org', true, 'Member ' || at, 'member', '', 'en', now(), now(), now()
    from generate_series(1, ${lit(Math.ceil(subscribers / 10))}) as at`.execute(database);
  await sql`insert into posts (id, kind, title, excerpt, link, link_key, author_key, author_name, alt, topics, dated_at, published_at, state, reason, cheer_count, created_at, updated_at)
    select 'p' || at, 'article', 'Heron ' || at, repeat('river bench silence ', 8), 'https://example.org/' || at, 'example.org/' || at, 'a' || at % 50, 'Author ' || at % 50, '',
      array['topic' || at % 20], now() - at * interval '1 hour', now(), 'published', '', 0, now(), now()
    from generate_series(1, ${lit(Math.max(50, Math.ceil(subscribers / 20)))}) as at`.execute(database);
  await sql`analyze`.execute(database);
}

/** The median of 50 requests, in milliseconds. */
async function pace(address: string): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < 60; round++) {
    const begun = performance.now();
    const response = await fetch(address);
    await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    took.push(performance.now() - begun);
  }
  return took.slice(10).toSorted((one, other) => one - other)[25]!;
}

/** The peak resident memory of a process, in bytes. */
const memoryOf = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
