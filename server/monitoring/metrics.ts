import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import type { Mailer } from '../email/mailer.ts';
import type { Observer } from '../observer.ts';
import { readQueues } from './queries.ts';
import type { Readiness } from './readiness.ts';

const REQUEST_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10];
/** Without notifications of the database, changes are found by polling, every 3 or 30 seconds. */
const DELIVERY_SECONDS = [0.1, 0.5, 1, 5, 15, 30, 60];

export interface MetricsOptions {
  database: Database;
  clock: Clock;
  readiness: () => Promise<Readiness>;
  /** Missing if the data are on another machine. */
  disk?: { freeBytes: () => number; minBytes: number } | undefined;
}

export interface Metrics extends Observer {
  /** The same mailer, whose emails are counted. */
  counted: (mailer: Mailer) => Mailer;
  /** The same mailer, whose emails are counted as letters. */
  countedLetters: (mailer: Mailer) => Mailer;
  /** All metrics in Prometheus's text format. */
  response: () => Promise<Response>;
}

/** The metrics of this process, and of the queues that all processes share. Labels take a bounded number of values. */
export function createMetrics({ database, clock, readiness, disk }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the response began, by the pattern of the route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: REQUEST_SECONDS,
    registers,
  });
  const streams = gauge('community_event_streams_open', 'Event streams of open pages');
  const delivery = new Histogram({
    name: 'community_change_delivery_seconds',
    help: 'Time from a change until the open streams of this process had it',
    buckets: DELIVERY_SECONDS,
    registers,
  });
  const sent = counter(
    'community_emails_sent_total',
    'Emails that this process has handed to the mail server',
  );
  const failed = counter('community_emails_failed_total', 'Attempts to send an email that have failed');
  const lettersSent = counter(
    'community_letters_sent_total',
    'Emails with letters that this process has handed to the mail server',
  );
  const lettersFailed = counter(
    'community_letters_failed_total',
    'Attempts to send an email with a letter that have failed',
  );
  const ready = gauge('community_ready', '1 if GET /ready answers 200');
  const up = gauge('community_database_up', '1 if the database answers');
  const waiting = gauge('community_emails_waiting', 'Emails in the queue of all processes');
  const oldest = gauge('community_emails_oldest_age_seconds', 'Age of the email that has waited the longest');
  const sendingLetters = gauge('community_letters_sending', 'Letters that are being sent, by all processes');
  const jobs = new Gauge({
    name: 'community_jobs_waiting',
    help: 'Jobs that are due, in the queues of all processes',
    labelNames: ['queue'] as const,
    registers,
  });

  const readDatabase = async () => {
    const state = await readiness();
    ready.set(Object.values(state).every(Boolean) ? 1 : 0);
    up.set(state.database ? 1 : 0);
    const queues = state.database
      ? await readQueues(database, clock.now()).catch(() => undefined)
      : undefined;
    // A value that is unknown is left out: an old one would look like a good one.
    if (!queues) {
      waiting.remove();
      oldest.remove();
      sendingLetters.remove();
      return jobs.reset();
    }
    waiting.set(queues.emails);
    oldest.set(queues.oldestEmailS);
    jobs.set({ queue: 'thumbnails' }, queues.thumbnails);
    jobs.set({ queue: 'feeds' }, queues.feeds);
    sendingLetters.set(queues.letters);
  };
  if (disk) {
    gauge('community_disk_min_free_bytes', 'With less free disk, nothing is saved').set(disk.minBytes);
    new Gauge({
      name: 'community_disk_free_bytes',
      help: 'Free disk where the embedded database is',
      registers,
      collect() {
        this.set(disk.freeBytes());
      },
    });
  }

  return {
    requestHandled: ({ method, route, status, durationMs }) =>
      requests.observe({ method, route, status }, durationMs / 1000),
    streamsOpen: (count) => streams.set(count),
    changeDelivered: (delayS) => delivery.observe(Math.max(0, delayS)),
    counted: countedBy(sent, failed),
    countedLetters: countedBy(lettersSent, lettersFailed),
    async response() {
      await readDatabase();
      return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } });
    },
  };
}

const countedBy =
  (sent: Counter, failed: Counter) =>
  (mailer: Mailer): Mailer => ({
    async send(email) {
      try {
        const receipt = await mailer.send(email);
        sent.inc();
        return receipt;
      } catch (error) {
        failed.inc();
        throw error;
      }
    },
  });
