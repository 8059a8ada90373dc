import { Hono } from 'hono';
import type { AppContext, Clock } from './app-context.ts';
import type { Database } from './database/tables.ts';
import type { Mailer } from './email/mailer.ts';
import { deliverEmails } from './email/queue.ts';
import { eventPageRoutes } from './events/page-routes.ts';
import { eventRoutes } from './events/routes.ts';
import { loadEventChange, loadGroupChange, loadRowChange } from './events/topics.ts';
import { errorResponse, methodNotAllowed, notFound } from './http/fallbacks.ts';
import { cors } from './http/middleware/cors.ts';
import { rejectMalformedUrls } from './http/middleware/malformed-urls.ts';
import { secureHeaders } from './http/middleware/secure-headers.ts';
import { storageGuard } from './http/middleware/storage-guard.ts';
import { limitAnonymousWrites } from './http/middleware/anonymous-writes.ts';
import { timeout } from './http/middleware/timeout.ts';
import type { RouteContext } from './http/route-context.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { authenticate } from './members/authenticate.ts';
import { firstHostRoutes } from './members/first-host-routes.ts';
import { liveRoutes } from './members/live-routes.ts';
import { liveSessions } from './members/queries/sessions.ts';
import { memberRoutes } from './members/routes.ts';
import { signInRoutes } from './members/sign-in-routes.ts';
import { newsletterRoutes } from './newsletter/routes.ts';
import { docsRoutes } from './openapi/docs.ts';
import { pagesRoutes } from './pages/routes.ts';
import { Broker } from './realtime/broker.ts';
import type { Topics } from './realtime/topics.ts';
import { type LinkReader, type MakeAvatar, offlineLinkReader } from './safe-fetch/port.ts';
import { runScheduledJobs } from './scheduled-jobs.ts';
import { MIN_SECRET_LENGTH, secretFrom } from './secret.ts';
import { feedRoutes } from './showcase/feed-routes.ts';
import { showcaseHostRoutes } from './showcase/host-routes.ts';
import { showcaseMemberRoutes } from './showcase/member-routes.ts';
import { showcaseRoutes } from './showcase/routes.ts';

export interface AppOptions {
  database: Database;
  mailer: Mailer;
  clock: Clock;
  /** Origins whose scripts may use the API; `*` allows all. */
  origins: readonly string[];
  /**
   * Signs tokens and hashes email addresses. Must be the same for all processes of a community, and must never
   * change.
   */
  secret: string;
  /** Public base URL, used for links in emails. The Host header is never trusted for this. */
  url: string;
  limits?: Partial<Limits>;
  /** URL of the sign-in page, used when the settings have none. */
  membersPage?: string;
  /** Returns the client's IP address, used for rate limits. Without it, the limits per client don't apply. */
  clientAddress?: (request: Request, environment: unknown) => string | undefined;
  /** Reads other sites for the showcase. Without it, no site is fetched. */
  web?: LinkReader;
  /** Makes the small avatar that is stored. Without it, the uploaded picture is stored as sent. */
  makeAvatar?: MakeAvatar;
  /** Receives work that continues after the response, such as sending emails. Like `waitUntil` on other platforms. */
  background?: (work: Promise<void>) => void;
  /** Called with unexpected errors: those answered with `internal`, and failed email deliveries. */
  report?: (error: unknown) => void;
  /** Whether the disk has room for writes. Without it, writes are always accepted. */
  hasRoom?: (() => boolean) | undefined;
  /** Seconds until a request is answered with `timeout`. Default 10. */
  timeout?: number;
  /**
   * Calls `hear` after each change, by any process. Without it, open pages see changes a few seconds later, by
   * polling.
   */
  notices?: (hear: () => void) => Promise<() => Promise<void>>;
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

/**
 * Builds the API as a function from a request to a response. All data lives in the database; the app itself keeps
 * only transient state, such as open event streams.
 */
export function createApp(options: AppOptions): Hono {
  const { database, mailer, clock, origins } = options;
  const {
    report = (error) => console.error(error),
    background = () => {},
    web = offlineLinkReader,
  } = options;
  if (options.secret.trim().length < MIN_SECRET_LENGTH)
    throw new Error(`secret must have at least ${MIN_SECRET_LENGTH} characters`);
  const url = options.url.replace(/\/+$/, '');
  const appContext: AppContext = {
    db: database,
    clock,
    url,
    secret: secretFrom(options.secret),
    limits: { ...defaultLimits, ...options.limits },
    origins,
    membersPage: options.membersPage,
  };
  const sendEmails = () => background(deliverEmails({ database, mailer, clock, report }).catch(report));

  const runJobs = () => background(runScheduledJobs({ ...appContext, web, report }).catch(report));

  const app = new Hono({ strict: false });
  app.use(
    secureHeaders,
    cors(origins, url),
    rejectMalformedUrls(url),
    timeout(options.timeout ?? 10, url),
    methodNotAllowed(app, url),
    storageGuard(options.hasRoom ?? (() => true), url),
  );
  const { clientAddress } = options;
  const { makeAvatar } = options;
  const ctx: RouteContext = {
    ...appContext,
    sendEmails,
    runJobs,
    web,
    makeAvatar,
    clientAddress,
    authenticate,
  };
  limitAnonymousWrites(app, ctx);
  app.route('/', newsletterRoutes(ctx));
  app.route('/', firstHostRoutes(ctx));
  app.route('/', memberRoutes(ctx));
  app.route('/', signInRoutes(ctx));
  app.route('/', pagesRoutes(ctx));
  app.route('/', showcaseRoutes(ctx));
  app.route('/', feedRoutes(ctx));
  app.route('/', showcaseMemberRoutes(ctx));
  app.route('/', showcaseHostRoutes(ctx));
  const { notices, closing } = options;
  app.route('/', liveRoutes(ctx, new Broker({ ctx, topics, openSessions, notices, report, closing })));
  app.route('/', eventPageRoutes(ctx));
  app.route('/', eventRoutes(ctx));
  app.route('/', docsRoutes({ database, url }));
  app.notFound((c) => notFound(c, url));
  app.onError((error) => errorResponse(error, url, report));
  return app;
}
