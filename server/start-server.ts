import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { sql } from 'kysely';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { AppContext } from './app-context.ts';
import { createApp } from './app.ts';
import { deleteExpired } from './cleanup-jobs.ts';
import { serverChecker } from './checks/check-server.ts';
import { contextFor } from './cli/command.ts';
import { listenForCommands } from './cli/socket-server.ts';
import { clientAddress } from './client-address.ts';
import type { Config } from './config.ts';
import { dataFolder } from './data-folder.ts';
import { openDatabase } from './database/open.ts';
import { defaultHost } from './default-host.ts';
import { type Mailbox, mailbox } from './email/mailbox.ts';
import { deliverEmails } from './email/queue.ts';
import { smtpMailer } from './email/smtp.ts';
import { createLinkReader } from './link-preview/web-reader.ts';
import { deliverLetters } from './letters/sending/deliver.ts';
import { listen, shut } from './listen.ts';
import { makeAvatar } from './members/avatar.ts';
import { firstHostSentence } from './first-host-sentence.ts';
import { nativeScrypt } from './members/native-scrypt.ts';
import { createLogger } from './monitoring/logger.ts';
import { nodeCsv } from './node-csv.ts';
import { createMonitor } from './monitoring/monitor.ts';
import { readinessOf } from './monitoring/readiness.ts';
import { reporter } from './report.ts';
import { runScheduledJobs } from './scheduled-jobs.ts';
import { startWatchdog } from './watchdog.ts';
import { withWidgets } from './widget-files.ts';

const clock = { now: () => new Date() };
/** How often emails and jobs that are due are looked for. */
const POLL_MS = 10_000;
const CLEANUP_MS = 3600_000;
/** How far behind its rate the sending of letters may be and still catches up, such as after a slow answer. */
const LETTERS_CATCH_UP_MS = 5_000;
/**
 * Longer than proxies keep an idle connection, 60 s in nginx and AWS load balancers: if the server closes it first, a
 * request that is on its way fails with 502.
 */
const KEEP_ALIVE_MS = 65_000;

type Fetch = (request: Request, environment?: object) => Response | Promise<Response>;

export interface RunningServer {
  url: string;
  /** Ends connections and jobs, and closes the database. */
  stop(): Promise<void>;
}

/** What a site that serves the API together with its own pages changes, such as the demo. */
export interface Site {
  /** Network interface to listen on if HOST names none. */
  host: string;
  /** Origins that may use the API if ORIGINS names none. */
  origins: readonly string[];
  /** The members' page, if the settings name none. */
  membersPage(url: string): string;
  fetch(app: Hono, mailbox: Mailbox, url: string): Fetch;
  /** Runs before the server announces that it listens. Returns what it announces besides. */
  prepare(ctx: AppContext): Promise<{ emails: string; firstHost: string | undefined }>;
}

/** Starts a server with everything it needs: database, email, jobs, and the socket of its command line. */
export async function startServer(config: Config, site?: Site): Promise<RunningServer> {
  const isTerminal = process.stdout.isTTY;
  const format = config.logFormat ?? (isTerminal ? 'text' : 'json');
  const log = createLogger({ level: config.logLevel, format });
  // Where the server is found, and the link for the first host, are never left out.
  const announcements = createLogger({ level: 'info', format });
  const announce = (sentence: string) => announcements.info({}, sentence);
  const warn = (sentence: string) => log.warn({}, sentence);
  const folder = dataFolder(config.dataDirectory);
  const embedded = config.databaseUrl === undefined;
  if (embedded) {
    await folder.lock();
    process.once('exit', () => folder.release());
  }
  const { database, notices, changeOrder, close, hasRoom } = await openDatabase(
    config.databaseUrl === undefined
      ? { folder: folder.database }
      : { databaseUrl: config.databaseUrl, listenUrl: config.listenUrl },
    { minBytes: config.minFreeBytes, say: warn },
  );
  const report = reporter({ log, probe: () => sql`select`.execute(database) });
  const secret = config.secret ?? folder.secret();
  const mailboxFolder = mailbox(folder.mailbox);
  const smtp = config.smtpUrl === undefined ? undefined : smtpMailer(config.smtpUrl);
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
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, config.port, config.host ?? site?.host ?? defaultHost(config.container));
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const membersPage = site?.membersPage(url);
  const linkReader = createLinkReader({ allow: config.outsideAllow, about: url });
  const readiness = readinessOf({ database, hasRoom, closing: closing.signal });
  const monitor = createMonitor({
    ...{ config, log, database, clock, url, readiness },
    folder: embedded ? folder.database : undefined,
  });
  const mailer = monitor.counted(smtp ?? mailboxFolder);
  const letterMailer = monitor.countedLetters(mailer);
  const app = createApp({
    database,
    ...(membersPage && { membersPage }),
    mailer,
    clock,
    origins: config.origins ?? site?.origins ?? [],
    embedOrigins: config.embedOrigins,
    secret,
    bounceSecret: config.bounceSecret,
    url,
    clientAddress: (request, env) => clientAddress(request, env, config.proxies),
    background: inBackground,
    report,
    observer: monitor.observer,
    metrics: monitor.metrics,
    web: linkReader,
    makeAvatar,
    csv: nodeCsv,
    checkServer: serverChecker({ config: { ...config, port }, database, secret, web: linkReader }),
    scrypt: nativeScrypt,
    notices,
    changeOrder,
    hasRoom,
    readiness,
    closing: closing.signal,
  });
  const web = withWidgets(app, { url: config.publicUrl });
  const fetch: Fetch = site ? site.fetch(web, mailboxFolder, url) : web.fetch;
  answer = (request, env) => {
    monitor.checkProxy(request);
    return fetch(request, env);
  };

  const runJob = (job: () => Promise<void>) => {
    if (hasRoom?.() ?? true) inBackground(job().catch(report));
  };
  const sendEmails = () => runJob(() => deliverEmails({ database, mailer, clock, report }));
  const databaseFolder = embedded ? folder.database : undefined;
  const access = { database, secret, url, clock, web: linkReader };
  const commandContext = { ...access, membersPage, databaseFolder, sendEmails };
  const ctx = contextFor(commandContext);
  const commands = embedded ? await listenForCommands(folder.socket, commandContext, warn) : undefined;
  const announced = site
    ? await site.prepare(ctx)
    : { emails: ` (no SMTP_URL: mail is not sent but written to ${folder.mailbox})`, firstHost: undefined };
  const cleanUp = () => runJob(() => deleteExpired(database, clock.now()));
  const stopping = closing.signal;
  const sendLetters = () =>
    runJob(() =>
      deliverLetters({
        ctx,
        mailer: letterMailer,
        report,
        catchUpMs: LETTERS_CATCH_UP_MS,
        pause: (ms) => pause(ms, undefined, { signal: stopping }).catch(() => {}),
        mayContinue: () => !stopping.aborted && (hasRoom?.() ?? true),
      }),
    );
  const timers = [
    setInterval(sendEmails, POLL_MS),
    setInterval(() => runJob(() => runScheduledJobs({ ...ctx, web: linkReader, report })), POLL_MS),
    setInterval(sendLetters, POLL_MS),
    setInterval(cleanUp, CLEANUP_MS),
  ];
  const stopWatchdog = embedded ? await startWatchdog() : undefined;
  sendEmails();
  sendLetters();
  cleanUp();
  const firstHost = site ? announced.firstHost : await firstHostSentence(ctx, isTerminal);
  announce(`Listening on ${url}${smtp ? '' : announced.emails}`);
  if (!site) announce(`Open ${url} for what to paste into your pages.`);
  if (firstHost) announce(firstHost);

  return {
    url,
    async stop() {
      timers.forEach(clearInterval);
      closing.abort();
      // A load balancer sees at its next check that the server is not ready, and sends requests until then.
      await pause(config.stopDelaySeconds * 1000);
      await Promise.all([shut(server), commands?.close()]);
      await Promise.allSettled(background);
      smtp?.close();
      await close();
      await stopWatchdog?.();
    },
  };
}
