import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { demoHostLink } from '../demo/server/demo-host.ts';
import { seedDemo } from '../demo/server/seed.ts';
import { demoSite } from '../demo/server/site.ts';
import { createApp } from './app.ts';
import { deleteExpired } from './cleanup-jobs.ts';
import { contextFor } from './cli/command.ts';
import { listenForCommands } from './cli/socket-server.ts';
import { clientAddress } from './client-address.ts';
import { type Config, ConfigError, defaultPort, readConfig } from './config.ts';
import { dataFolder } from './data-folder.ts';
import { openDatabase } from './database/open.ts';
import { mailbox } from './email/mailbox.ts';
import { deliverEmails } from './email/queue.ts';
import { smtpMailer } from './email/smtp.ts';
import { avatar } from './link-preview/picture.ts';
import { createLinkReader } from './link-preview/web-reader.ts';
import { firstHostLink } from './members/first-host.ts';
import { reporter } from './report.ts';
import { runScheduledJobs } from './scheduled-jobs.ts';
import { startWatchdog } from './watchdog.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const clock = { now: () => new Date() };

/** Starts the server. Resolves, once it listens, to a function that stops it. */
async function start(environment: Config, demo: boolean): Promise<() => Promise<void>> {
  const folder = dataFolder(environment.dataDirectory);
  const embedded = environment.databaseUrl === undefined;
  if (embedded) {
    await folder.lock();
    process.once('exit', () => folder.release());
  }
  const { database, notices, close, hasRoom } = await openDatabase(
    environment.databaseUrl === undefined
      ? { folder: folder.database }
      : { databaseUrl: environment.databaseUrl },
    { minBytes: environment.minFreeBytes },
  );
  const report = reporter({ say: console.error, ask: () => sql`select`.execute(database) });
  const secret = environment.secret ?? folder.secret();
  const letters = mailbox(folder.mailbox);
  const smtp = environment.smtpUrl === undefined ? undefined : smtpMailer(environment.smtpUrl);
  const mailer = smtp ?? letters;
  const closing = new AbortController();
  const background = new Set<Promise<void>>();
  const inBackground = (work: Promise<void>) => {
    background.add(work);
    void work.finally(() => background.delete(work));
  };

  let answer: Fetch = () => new Response(null, { status: 503, headers: { 'Retry-After': '1' } });
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) }) as Server;
  server.requestTimeout = 15_000;
  server.headersTimeout = 10_000;
  const host = environment.host ?? (demo ? '127.0.0.1' : undefined); // keep the demo's mailbox private to this machine
  const port = await listen(server, environment.port, host);
  const url = environment.publicUrl ?? `http://localhost:${port}`;
  const membersPage = demo ? `${url}/members.html` : undefined;
  const web = createLinkReader({ allow: environment.outsideAllow, about: url });
  const app = createApp({
    database,
    ...(membersPage && { membersPage }),
    mailer,
    clock,
    origins: environment.origins ?? (demo ? ['*'] : []),
    secret,
    url,
    clientAddress: (request, env) => clientAddress(request, env, environment.proxies),
    background: inBackground,
    report,
    web,
    makeAvatar: avatar,
    notices,
    hasRoom,
    closing: closing.signal,
  });
  answer = demo ? demoSite(app, letters, project, url) : app.fetch;

  const runJob = (job: () => Promise<void>) => {
    if (hasRoom?.() ?? true) inBackground(job().catch(report));
  };
  const sendEmails = () => runJob(() => deliverEmails({ database, mailer, clock, report }));
  const place = { database, secret, url, clock, membersPage, sendEmails };
  const commands = embedded ? await listenForCommands(folder.socket, place) : undefined;
  if (demo) await seedDemo(database, { project, clock, url });
  const tidyUp = () => runJob(() => deleteExpired(database, clock.now()));
  const jobs = { ...contextFor(place), web, report };
  const runJobs = () => runJob(() => runScheduledJobs(jobs));
  const timers = [
    setInterval(sendEmails, 10_000),
    setInterval(runJobs, 10_000),
    setInterval(tidyUp, 3600_000),
  ];
  const stopWatchdog = embedded ? await startWatchdog() : undefined;
  sendEmails();
  tidyUp();
  const ctx = contextFor(place);
  const link = demo ? await demoHostLink(ctx) : await firstHostLink(ctx);
  console.log(`Listening on ${url}${mailSentence(environment, demo, folder.mailbox, url)}`);
  if (link) console.log(demo ? demoHostSentence(link) : firstHostSentence(link));

  return async () => {
    timers.forEach(clearInterval);
    closing.abort();
    await Promise.all([shut(server), commands?.close()]);
    await Promise.allSettled(background);
    smtp?.close();
    await close();
    await stopWatchdog?.();
  };
}

type Fetch = (request: Request, environment?: object) => Response | Promise<Response>;

const demoHostSentence = (link: string) =>
  `There is no host yet. This link makes one, once, within a day: ${link}`;

const firstHostSentence = (link: string) =>
  `There is no host yet. Open this link within a day, and say who you are: ${link}
Or have a link mailed to you: community members invite you@example.org --role host`;

function mailSentence({ smtpUrl }: Config, demo: boolean, folder: string, url: string): string {
  if (smtpUrl !== undefined) return '';
  if (demo) return `, mail at ${url}/mailbox`;
  return ` (no SMTP_URL: mail is not sent but written to ${folder})`;
}

/** Listens on the requested port, or else on the default port or the next free one. Resolves to the port. */
async function listen(server: Server, wanted: number | undefined, host: string | undefined): Promise<number> {
  for (let port = wanted ?? defaultPort; ; port++) {
    try {
      return await listenOn(server, port, host);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && wanted === undefined && port < defaultPort + 100) continue;
      if (code === 'EADDRINUSE')
        throw new ConfigError(
          `PORT ${port} is taken by another program: choose another, as in PORT=${port + 1}`,
        );
      if (code === 'EACCES')
        throw new ConfigError(
          `PORT ${port} is not allowed for this user: choose one above 1023, as in PORT=8080`,
        );
      throw new ConfigError(`HOST or PORT cannot be listened on: ${message}`);
    }
  }
}

async function listenOn(server: Server, port: number, host: string | undefined): Promise<number> {
  // Two programs can listen on the same port of different addresses (`::` and `127.0.0.1`), and a browser reaches
  // either one.
  if (port !== 0 && ((await answers(port, '127.0.0.1')) || (await answers(port, '::1')))) {
    throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
  }
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}

const answers = (port: number, host: string) =>
  new Promise<boolean>((done) => {
    const attempt = connect(port, host);
    attempt.once('connect', () => {
      attempt.destroy();
      done(true);
    });
    attempt.once('error', () => done(false));
  });

/** Stops accepting connections, and gives running requests five seconds to finish. */
function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), 5_000);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

try {
  const started = start(readConfig(process.env), process.argv.includes('--demo'));
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    try {
      await (
        await started
      )();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  // Register before the server prints that it listens: a supervisor may stop it right then.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  await started;
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
