import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '../server/database/open.ts';
import { defaultSettings, writeSettings } from '../server/index.ts';
import { freePort } from '../test/support/free-port.ts';
import { MailServer } from '../test/support/mail-server.ts';

/** `RECIPIENTS=10000 npm run bench -- letters` sends to fewer. */
const RECIPIENTS = Number(process.env['RECIPIENTS'] ?? 100_000);
/** As fast as possible, and at the measured rate. */
const UNLIMITED_PER_MINUTE = 100_000;
const PER_MINUTE = 1200;
const RATED_RECIPIENTS = 2 * PER_MINUTE;
/** Subscribers inserted by a statement, each with its triggers. */
const BATCH = 10_000;
/** Shares of the recipients after which the server is killed. */
const KILLED_AT = [0.25, 0.5, 0.75];
const LETTER = `## A heron\n\n${'Draw one bird this week, and show it to somebody. '.repeat(80)}\n\n{{showcase}}\n`;

/** A letter to many, through a local mail server: figures for docs/letters.md. */
export async function letters(): Promise<void> {
  await measure('as fast as it can, killed three times', RECIPIENTS, UNLIMITED_PER_MINUTE, KILLED_AT);
  await measure(`at ${PER_MINUTE} a minute`, RATED_RECIPIENTS, PER_MINUTE, []);
}

async function measure(name: string, recipients: number, perMinute: number, kills: number[]): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/community-bench-`);
  const url = process.env['DATABASE_URL'];
  const mailServer = new MailServer();
  const times: number[] = [];
  mailServer.onEmail = () => void times.push(performance.now());
  const env = {
    ...process.env,
    ...{
      DATA_DIR: folder,
      SECRET: 'a secret for the bench only, long enough',
      SMTP_URL: await mailServer.open(),
    },
  };
  try {
    const { database, close } = await openDatabase(
      url === undefined ? { folder: `${folder}/database` } : { databaseUrl: url },
    );
    await sql`truncate subscribers, letters, rate_limits cascade`.execute(database);
    await writeSettings(
      database,
      { ...defaultSettings, letters: { perMinute, returnAddress: 'bounces@example.org' } },
      new Date(),
    );
    for (let first = 1; first <= recipients; first += BATCH)
      await sql`
      insert into subscribers (id, subject, canonical_email, email, topics, locale, attribution, created_at, state, confirmed_at)
      select md5(n::text), md5(n::text), 'reader-' || n || '@example.org', 'reader-' || n || '@example.org', '[]',
        'en', '{}', now() - interval '1 day', 'confirmed', now() - interval '1 day'
      from generate_series(${sql.lit(first)}, ${sql.lit(Math.min(first + BATCH - 1, recipients))}) as n`.execute(
        database,
      );
    await sql`
      insert into letters (id, slug, subject, preview_text, format, content, topics, state, version, scheduled_for, created_at, updated_at)
      values ('a-letter-with-a-long-id', 'a-letter', 'A letter', '', 'markdown', ${LETTER}, '{}', 'scheduled', 1, now(), now(), now())`.execute(
      database,
    );
    await close();
    const memory: number[] = [];
    const begun = performance.now();
    for (const share of kills) {
      const killed = mailServer.until(() => mailServer.emails.length >= share * recipients);
      const { child } = await start(env, memory);
      await killed;
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const { child } = await start(env, memory);
    const reached = new Set<string>();
    const all = mailServer.until(() => {
      for (const { to } of mailServer.emails.slice(-1)) reached.add(to);
      return reached.size >= recipients;
    });
    for (const { to } of mailServer.emails) reached.add(to);
    await all;
    const seconds = (performance.now() - begun) / 1000;
    child.kill('SIGTERM');
    await once(child, 'close');
    const ids = new Set(mailServer.emails.map(({ messageId }) => messageId));
    console.log(
      `${name}: ${reached.size} of ${recipients} reached in ${seconds.toFixed(0)} s, ${mailServer.emails.length - recipients} twice, ` +
        `${ids.size} message ids, most in a minute ${mostIn(times, 60_000)}, connections ${mailServer.mostConnections}, ` +
        `memory ${Math.round(Math.min(...memory))} to ${Math.round(Math.max(...memory))} MB`,
    );
  } finally {
    mailServer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the server, and records its memory in megabytes each second once it listens. */
async function start(env: NodeJS.ProcessEnv, memory: number[]): Promise<{ child: ChildProcess }> {
  const PORT = String(await freePort());
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...env, PORT },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((listening) => {
    child.stdout.on('data', (said: Buffer) => said.toString().includes('Listening') && listening());
  });
  const watching = setInterval(() => {
    try {
      const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      if (kilobytes) memory.push(Number(kilobytes) / 1024);
    } catch {
      // The process has ended.
    }
  }, 1000);
  child.once('close', () => clearInterval(watching));
  return { child };
}

/** The largest number of these moments within any span of time. */
function mostIn(times: number[], spanMs: number): number {
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to++) {
    while (times[to]! - times[from]! >= spanMs) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
