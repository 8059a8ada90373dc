import { Hono } from 'hono';
import type { AppContext, Clock } from './app-context.ts';
import type { Database } from './database/tables.ts';
import type { Mailer } from './email/mailer.ts';
import { deliverEmails } from './email/queue.ts';
import { eventPageRoutes } from './events/page-routes.ts';
import { eventRoutes } from './events/routes.ts';
import { loadEventChange, loadGroupChange, loadRowChange } from './events/topics.ts';
import { internalError, methodNotAllowed, notFound } from './http/fallbacks.ts';
import { cors } from './http/middleware/cors.ts';
import { rejectMalformedUrls } from './http/middleware/malformed-urls.ts';
import { secureHeaders } from './http/middleware/secure-headers.ts';
import { storageGuard } from './http/middleware/storage-guard.ts';
import { limitAnonymousWrites } from './http/middleware/stranger-writes.ts';
import { timeout } from './http/middleware/timeout.ts';
import type { RouteContext } from './http/route-context.ts';
import { defaultLimits, type Limits } from './limits.ts';
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
import type { MakeAvatar } from './safe-fetch/port.ts';
import { type LinkReader, offlineLinkReader } from './safe-fetch/port.ts';
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
  /** Origins whose scripts may use the API; `*` for all. */
  origins: readonly string[];
  /** Signs tokens and hides addresses. The same for all processes of one community, for as long as it lives. */
  secret: string;
  /** Public base address, for what is mailed. The Host header is never trusted for that. */
  url: string;
  limits?: Partial<Limits>;
  /** The page with the login, where the owner has set none. */
  membersPage?: string;
  /** Who is asking, for the limits; without it the limit per client does not count. */
  clientAddress?: (request: Request, environment: unknown) => string | undefined;
  /** Other people's sites, for the showcase; without it none is looked at. */
  web?: LinkReader;
  /** Makes the small picture of a member that is kept; without it, theirs is kept as it was sent. */
  makeAvatar?: MakeAvatar;
  /** Takes work that goes on after the answer (sending mail), as `waitUntil` does elsewhere. */
  background?: (work: Promise<void>) => void;
  /** Hears of accidents: errors that are answered with `internal`, mails that could not be sent. */
  report?: (error: unknown) => void;
  /** Whether the disk has room for what requests write; without it they are always taken. */
  hasRoom?: (() => boolean) | undefined;
  /** Seconds until a request is answered with `timeout`. */
  timeout?: number;
  /** Tells of changes that whichever process has made; without it the open pages hear of them some seconds later. */
  notices?: (hear: () => void) => Promise<() => Promise<void>>;
  /** Ends the streams of the open pages. */
  closing?: AbortSignal;
}

/** What members are told of while their pages are open. */
const topics: Topics = {
  row: loadRowChange,
  group: loadGroupChange,
  event: loadEventChange,
  showcase: async () => () => ({}),
  member: async (_ctx, id) => (listener) => (listener.id === id ? {} : undefined),
};

const openSessions = ({ db, clock }: AppContext, ids: string[]) => liveSessions(db, ids, clock.now());

/** The whole API as a pure function from a request to an answer; it keeps nothing between two of them. */
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
  const ctx: RouteContext = { ...appContext, sendEmails, runJobs, web, makeAvatar, clientAddress };
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
  app.onError((error, c) => internalError(c, error, url, report));
  return app;
}
