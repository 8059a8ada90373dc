import type { Clock } from '../app-context.ts';
import type { Config } from '../config.ts';
import { freeBytesIn } from '../database/free-space.ts';
import type { Database } from '../database/tables.ts';
import type { Mailer } from '../email/mailer.ts';
import type { Logger } from '../log.ts';
import type { Observer } from '../observer.ts';
import { mayReadMetrics } from './metrics-access.ts';
import { createMetrics } from './metrics.ts';
import { proxyWarnings } from './proxy-warnings.ts';
import type { Readiness } from './readiness.ts';
import { logRequest } from './request-log.ts';

export interface MonitorOptions {
  config: Pick<Config, 'metricsToken' | 'proxies' | 'minFreeBytes'>;
  log: Logger;
  database: Database;
  clock: Clock;
  /** The public URL of the server. */
  url: string;
  /** The folder of the embedded database. */
  folder: string | undefined;
  readiness: () => Promise<Readiness>;
}

/** What watches a server that runs in Node: its log and its metrics. */
export interface Monitor {
  observer: Observer;
  /** Answers `GET /metrics`. Undefined: this request may not read them. */
  metrics: (request: Request, environment: unknown) => Promise<Response | undefined>;
  /** The same mailer, whose emails are counted. */
  counted: (mailer: Mailer) => Mailer;
  /** The same mailer, whose emails are counted as letters besides. */
  countedLetters: (mailer: Mailer) => Mailer;
  /** Warns, once, of a request that contradicts TRUST_PROXY. */
  checkProxy: (request: Request) => void;
}

export function createMonitor(options: MonitorOptions): Monitor {
  const { config, log, database, clock, url, folder, readiness } = options;
  const metrics = createMetrics({
    database,
    clock,
    readiness,
    disk: folder === undefined ? undefined : diskOf(folder, config.minFreeBytes),
  });
  const access = { token: config.metricsToken, url, proxies: config.proxies };
  return {
    observer: {
      streamsOpen: metrics.streamsOpen,
      changeDelivered: metrics.changeDelivered,
      requestHandled(request) {
        metrics.requestHandled(request);
        logRequest(log, request);
      },
    },
    metrics: async (request, environment) =>
      mayReadMetrics(access, request, environment) ? metrics.response() : undefined,
    counted: metrics.counted,
    countedLetters: metrics.countedLetters,
    checkProxy: proxyWarnings(config.proxies, log),
  };
}

const diskOf = (folder: string, minBytes: number) => ({ minBytes, freeBytes: () => freeBytesIn(folder) });
