import { Hono } from 'hono';
import type { ServerCheck } from '../src/contract/index.ts';
import type { AppContext, Clock, JobContext } from './app-context.ts';
import { deleteExpired } from './cleanup-jobs.ts';
import { consoleApiRoutes } from './console/api-routes.ts';
import type { Csv } from './csv.ts';
import type { ChangeOrder } from './database/change-order.ts';
import type { Notices } from './database/notices.ts';
import type { Database } from './database/tables.ts';
import type { Mailer } from './email/mailer.ts';
import { deliverEmails } from './email/queue.ts';
import { embedRoutes } from './embed/routes.ts';
import { eventPageRoutes } from './events/page-routes.ts';
import { eventRoutes } from './events/routes.ts';
import { loadEventChange, loadGroupChange, loadRowChange } from './events/topics.ts';
import { errorResponse, methodNotAllowed } from './http/fallbacks.ts';
import { cors } from './http/middleware/cors.ts';
import { rejectMalformedUrls } from './http/middleware/malformed-urls.ts';
import { secureHeaders } from './http/middleware/secure-headers.ts';
import { storageGuard } from './http/middleware/storage-guard.ts';
import { observeRequests } from './http/middleware/observe-requests.ts';
import { limitAnonymousWrites } from './http/middleware/anonymous-writes.ts';
import { timeout } from './http/middleware/timeout.ts';
import type { RouteContext } from './http/route-context.ts';
import { homeRoutes } from './home/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { deliverLetters } from './letters/sending/deliver.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Report } from './log.ts';
import { authenticate } from './members/authenticate.ts';
import { firstHostRoutes } from './members/first-host-routes.ts';
import { liveRoutes } from './members/live-routes.ts';
import type { Scrypt } from './members/password-hash.ts';
import { liveSessions } from './members/queries/sessions.ts';
import { memberRoutes } from './members/routes.ts';
import { signInRoutes } from './members/sign-in-routes.ts';
import { newsletterRoutes } from './newsletter/routes.ts';
import { type Readiness, readinessOf } from './monitoring/readiness.ts';
import { monitoringRoutes } from './monitoring/routes.ts';
import type { Observer } from './observer.ts';
import { docsRoutes } from './openapi/docs.ts';
import { pagesRoutes } from './pages/routes.ts';
import { Broker } from './realtime/broker.ts';
import type { Topics } from './realtime/topics.ts';
import { type LinkReader, type MakeAvatar, offlineLinkReader } from './safe-fetch/port.ts';
import { runScheduledJobs } from './scheduled-jobs.ts';
import { ProblemError } from './problem.ts';
import { MIN_SECRET_LENGTH, secretFrom } from './secret.ts';
import { feedRoutes } from './showcase/feed-routes.ts';
import { showcaseHostRoutes } from './showcase/host-routes.ts';
import { showcaseMemberRoutes } from './showcase/member-routes.ts';
import { showcaseRoutes } from './showcase/routes.ts';
import { serviceRoutes } from './services/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export interface AppOptions {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  /** Origins whose scripts may use the API; `*` allows all. */
  origins: readonly string[];
  /** Origins whose pages may frame those at `/embed/…`; `*` allows all. Default: `origins`. */
  embedOrigins?: readonly string[] | undefined;
  /**
   * Signs tokens and hashes email addresses. Must be the same for all processes of a community, and must never
   * change.
   */
  secret: string;
  /** Public base URL, used for links in emails. The Host header is never trusted for this. */
  url: string;
  limits?: Partial<Limits>;
  /** Signs reports about emails that did not arrive. Without it, only returned emails themselves are taken. */
  bounceSecret?: string | undefined;
  /** URL of the sign-in page, used when the settings have none. */
  membersPage?: string;
  /** Returns the client's IP address, used for rate limits. Without it, the limits per client don't apply. */
  clientAddress?: (request: Request, environment: unknown) => string | undefined;
  /** Reads other sites for the showcase. Without it, no site is fetched. */
  web?: LinkReader;
  /** Hashes passwords, as Node does it in a thread of its own. Without it, in JavaScript. */
  scrypt?: Scrypt;
  /** Makes the small avatar that is stored. Without it, the uploaded picture is stored as sent. */
  makeAvatar?: MakeAvatar;
  /** Reads and writes CSV. Without it, subscribers can be imported and exported by the command line only. */
  csv?: Csv;
  /** Checks the set-up of the server, for hosts. Without it, `POST /server/checks` answers `unavailable`. */
  checkServer?: (() => Promise<ServerCheck[]>) | undefined;
  /** Receives work that continues after the response, such as sending emails. Like `waitUntil` on other platforms. */
  background?: (work: Promise<void>) => void;
  /** Called with unexpected errors: those answered with `internal`, and failed email deliveries. */
  report?: Report;
  /** Learns which requests were answered and what the event streams do, for logs and metrics. */
  observer?: Observer;
  /** Answers `GET /metrics` to those who may read them: others, and all without it, get 404. */
  metrics?: (request: Request, environment: unknown) => Promise<Response | undefined>;
  /** Whether the disk has room for writes. Without it, writes are always accepted. */
  hasRoom?: (() => boolean) | undefined;
  /** What `/ready` and the metrics tell. Default: of `database`, `hasRoom` and `closing`. */
  readiness?: (() => Promise<Readiness>) | undefined;
  /** Seconds until a request is answered with `timeout`. Default 10. */
  timeout?: number;
  /**
   * Calls `hear` after each change, by any process. Without it, open pages see changes a few seconds later, by
   * polling.
   */
  notices?: Notices;
  /** How changes are read. `openDatabase` says it for its engine. Default: `snapshot`. */
  changeOrder?: ChangeOrder | undefined;
  /** Aborting it ends the event streams of open pages. */
  closing?: AbortSignal;
}

/** Loaders for the changes that members receive while their pages are open. */
const topics: Topics = {
  row: loadRowChange,
  group: loadGroupChange,
  event: loadEventChange,
  showcase: async () => () => ({}),
  member: async (_ctx, id) => (listener) => (listener.id === id ? {} : undefined),
};

const openSessions = ({ db, clock }: AppContext, ids: string[]) => liveSessions(db, ids, clock.now());

/** How often `runDueJobs` is called at least. */
const JOBS_EVERY_MS = 60_000;

/**
 * Does all timed work that is due, once: jobs, emails and the deletion of what has expired. For hosts that call it from
 * a timer of their own instead of `startServer`, at least every minute, with the options of `createApp`.
 */
export async function runDueJobs(options: AppOptions): Promise<void> {
  const { database, mailer, clock } = options;
  const ctx = jobContext(options);
  await runScheduledJobs(ctx);
  await deliverEmails({ database, mailer, clock, report: ctx.report });
  await deliverLetters({ ctx, mailer, report: ctx.report, catchUpMs: JOBS_EVERY_MS });
  await deleteExpired(database, clock.now());
}

function jobContext(options: AppOptions): JobContext {
  if (options.secret.trim().length < MIN_SECRET_LENGTH)
    throw new Error(`secret must have at least ${MIN_SECRET_LENGTH} characters`);
  return {
    db: options.database,
    clock: options.clock,
    url: options.url.replace(/\/+$/, ''),
    secret: secretFrom(options.secret),
    limits: { ...defaultLimits, ...options.limits },
    origins: options.origins,
    embedOrigins: options.embedOrigins,
    membersPage: options.membersPage,
    scrypt: options.scrypt,
    web: options.web ?? offlineLinkReader,
    report: options.report ?? ((error) => console.error(error)),
  };
}

/**
 * Builds the API as a function from a request to a response. All data lives in the database; the app itself keeps
 * only transient state, such as open event streams.
 */
export function createApp(options: AppOptions): Hono {
  const { database, mailer, clock, origins, background = () => {} } = options;
  const { report, web, ...appContext } = jobContext(options);
  const { url } = appContext;
  const sendEmails = () => background(deliverEmails({ database, mailer, clock, report }).catch(report));

  const runJobs = () => background(runScheduledJobs({ ...appContext, web, report }).catch(report));

  const app = new Hono({ strict: false });
  const { observer } = options;
  app.use(
    observeRequests((request) => observer?.requestHandled(request)),
    secureHeaders,
    cors(origins, url),
    rejectMalformedUrls(url),
    timeout(options.timeout ?? 10, url),
    methodNotAllowed(app, url),
    storageGuard(options.hasRoom ?? (() => true), url),
  );
  const { clientAddress } = options;
  const { makeAvatar, csv, checkServer } = options;
  const ctx: RouteContext = {
    ...appContext,
    sendEmails,
    runJobs,
    web,
    report,
    makeAvatar,
    csv,
    checkServer,
    clientAddress,
    authenticate,
  };
  limitAnonymousWrites(app, ctx);
  app.route('/', homeRoutes(ctx));
  app.route('/', embedRoutes(ctx));
  app.route('/', newsletterRoutes(ctx));
  app.route('/', firstHostRoutes(ctx));
  app.route('/', memberRoutes(ctx));
  app.route('/', signInRoutes(ctx));
  app.route('/', pagesRoutes(ctx));
  app.route('/', showcaseRoutes(ctx));
  app.route('/', feedRoutes(ctx));
  app.route('/', showcaseMemberRoutes(ctx));
  app.route('/', showcaseHostRoutes(ctx));
  const { notices, changeOrder, closing } = options;
  app.route(
    '/',
    liveRoutes(
      ctx,
      new Broker({ ctx, topics, openSessions, notices, changeOrder, report, closing, observer }),
    ),
  );
  app.route('/', eventPageRoutes(ctx));
  app.route('/', eventRoutes(ctx));
  app.route('/', letterRoutes(ctx, options.bounceSecret));
  app.route('/', webhookRoutes(ctx));
  app.route('/', serviceRoutes(ctx));
  app.route('/', consoleApiRoutes(ctx));
  app.route('/', docsRoutes(url));
  const readiness = options.readiness ?? readinessOf({ database, hasRoom: options.hasRoom, closing });
  app.route('/', monitoringRoutes({ url, readiness, metrics: options.metrics }));
  app.notFound((c) => errorResponse(ctx, c, new ProblemError('not-found')));
  app.onError((error, c) => errorResponse(ctx, c, error));
  return app;
}
