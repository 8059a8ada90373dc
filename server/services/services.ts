import type {
  Service,
  ServiceKind,
  ServiceList,
  ServiceRequest,
  ServiceSettings,
  ServiceTest,
} from '../../src/contract/index.ts';
import { isHttpUrl } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import * as rows from '../destinations/queries.ts';
import { requireSecureUrl } from '../destinations/secure-url.ts';
import { invalidField, ProblemError } from '../problem.ts';
import type { Outbound } from './client.ts';
import { connect } from './kinds.ts';
import { failureOf } from './send.ts';

/** Shorter than the time limit of a request to this server. */
const CHECK_TIMEOUT_MS = 8000;

export async function listServices(ctx: AppContext): Promise<ServiceList> {
  const services = await rows.listDestinations(ctx.db, 'services');
  return { services: await Promise.all(services.map((row) => present(ctx, row))) };
}

/** If the service is already connected, replaces its settings, so that a new key doesn't lose waiting events. */
export async function connectService(ctx: AppContext & Outbound, request: ServiceRequest): Promise<Service> {
  const settings = withUrl(request);
  const failure = await check(ctx, settings);
  if (failure) throw invalidField(failure.field in settings ? failure.field : 'key', failure.message);
  const now = ctx.clock.now();
  const change = { settings: JSON.stringify(settings), attempts: 0, due_at: now, paused_at: null };
  const isNew = await rows.insertDestination(ctx.db, {
    ...{ id: settings.kind, kind: settings.kind, disabled_at: null, created_at: now },
    ...{ events: ['subscriber.confirmed', 'subscriber.changed', 'subscriber.left'], ...change },
  });
  if (!isNew) await rows.changeDestination(ctx.db, settings.kind, change);
  return present(ctx, await serviceOfKind(ctx, settings.kind));
}

export async function disconnectService(ctx: AppContext, kind: string): Promise<void> {
  await serviceOfKind(ctx, kind);
  await rows.deleteDestination(ctx.db, kind);
}

export async function testService(ctx: AppContext & Outbound, kind: string): Promise<ServiceTest> {
  const { settings } = await serviceOfKind(ctx, kind);
  const failure = await check(ctx, settings as ServiceSettings);
  return { problem: failure?.message ?? null };
}

/** Queues changes, not confirmations, so that nobody who has left there is subscribed again. */
export async function syncService(ctx: AppContext, kind: string): Promise<void> {
  await serviceOfKind(ctx, kind);
  await rows.queueSubscribers(ctx.db, kind);
}

export async function retryService(ctx: AppContext, kind: string): Promise<void> {
  await serviceOfKind(ctx, kind);
  await rows.retryDestination(ctx.db, kind, ctx.clock.now());
}

const check = (ctx: Outbound, settings: ServiceSettings) =>
  failureOf(() => connect(settings, ctx, AbortSignal.timeout(CHECK_TIMEOUT_MS)).check());

/** Validates the service's URL, and removes slashes at its end. */
function withUrl(request: ServiceRequest): ServiceSettings {
  if (!('url' in request)) return request;
  const { url } = request;
  if (!isHttpUrl(url)) throw invalidField('url', 'This is not a valid URL. Copy it from your browser again.');
  requireSecureUrl(url);
  const { origin, pathname, username, password } = new URL(url);
  if (username || password) throw invalidField('url', 'Take the name and the password out of the URL.');
  return { ...request, url: origin + pathname.replace(/\/+$/, '') };
}

async function serviceOfKind(ctx: AppContext, kind: string): Promise<rows.CountedDestination> {
  const service = await rows.destinationWithId(ctx.db, kind);
  if (!service || service.kind === 'webhook') throw new ProblemError('not-found');
  return service;
}

async function present({ db }: AppContext, row: rows.CountedDestination): Promise<Service> {
  const settings = row.settings as { list?: string; url?: string };
  return {
    kind: row.kind as ServiceKind,
    list: settings.list ?? null,
    url: settings.url ?? null,
    createdAt: row.created_at.toISOString(),
    pausedAt: row.paused_at?.toISOString() ?? null,
    waiting: row.waiting,
    failed: row.failed,
    problem: row.problem,
    failures: await rows.failuresOf(db, row.id),
  };
}
