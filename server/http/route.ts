import type { Context, Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type * as z from 'zod/mini';
import type { Endpoint, PathParameters } from '../../src/contract/index.ts';
import { ProblemError } from '../problem.ts';
import { recordActivity } from './activity.ts';
import { runOnce } from './middleware/idempotency.ts';
import { clientIp, type MemberContext, type RequestContext, type RouteContext } from './route-context.ts';
import { readValid, validate } from './validation.ts';

type Output<Schema> = [Schema] extends [never]
  ? unknown
  : Schema extends z.ZodMiniType
    ? z.output<Schema>
    : unknown;

/** Path parameters, query and body of a request, validated. */
export type Input<E extends Endpoint> = PathParameters<E['path']> &
  Output<NonNullable<E['query']>> &
  Output<NonNullable<E['request']>>;

type ResponseBody<E extends Endpoint> = [NonNullable<E['response']>] extends [never]
  ? void
  : z.input<NonNullable<E['response']>>;

type ContextOf<E extends Endpoint> = E['role'] extends 'anyone' ? RequestContext : MemberContext;

/** A use case: returns the body of the response, or throws a `ProblemError`. */
type Handler<E extends Endpoint, Prepared> = (
  ctx: ContextOf<E>,
  input: Input<E>,
  c: Context,
  prepared: Prepared,
) => Promise<ResponseBody<E> | Response>;

interface RouteOptions<E extends Endpoint, Prepared> {
  /** `Cache-Control` of the response. With it, the response has an ETag. */
  cache?: string;
  /**
   * Runs before the transaction of a write, for limits and for slow work; the handler gets what it returns. May throw a
   * problem. Skipped if a response is already stored.
   */
  before?: (ctx: ContextOf<E>, input: Input<E>) => Promise<Prepared>;
  /** Runs after a write is committed. */
  after?: (ctx: ContextOf<E>) => void;
}

/** Mounts an endpoint: `route(endpoints.checkIn, checkIn)`. */
export type Route = <E extends Endpoint, Prepared = void>(
  endpoint: E,
  handler: Handler<E, Prepared>,
  options?: RouteOptions<E, Prepared>,
) => void;

/**
 * How endpoints become routes of `app`: the caller is authenticated, the input validated, and a write runs in a
 * transaction, once per `Idempotency-Key`.
 */
export const routesOf =
  (app: Hono, ctx: RouteContext): Route =>
  (endpoint, handler, options = {}) => {
    const middleware: MiddlewareHandler[] = options.cache ? [etag(), cacheControl(options.cache)] : [];
    app.on(endpoint.method, [endpoint.path], ...middleware, (c) =>
      handle(ctx, c, endpoint, handler, options),
    );
  };

const cacheControl =
  (value: string): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set('Cache-Control', value);
  };

async function handle<E extends Endpoint, Prepared>(
  ctx: RouteContext,
  c: Context,
  endpoint: E,
  handler: Handler<E, Prepared>,
  { before, after }: RouteOptions<E, Prepared>,
): Promise<Response> {
  const caller = endpoint.role === 'anyone' ? {} : await ctx.authenticate(ctx, c, endpoint);
  const own = { ...ctx, ...caller, client: clientIp(ctx, c) } as ContextOf<E>;
  const query = endpoint.query ? validate(endpoint.query, queryOf(c, endpoint.query)) : {};
  const request = endpoint.request ? await readValid(c.req.raw, endpoint.request, endpoint.maxBytes) : {};
  const input = { ...(query as object), ...(request as object), ...c.req.param() } as Input<E>;
  if (endpoint.method === 'GET' || endpoint.idempotencyKey === 'none') {
    const body = await handler(own, input, c, (await before?.(own, input)) as Prepared);
    await recordActivity(own, endpoint, { params: c.req.param(), body });
    after?.(own);
    return body instanceof Response ? body : respond(c, endpoint.status, body);
  }
  const response = await idempotentWrite(own, c, {
    request,
    needsKey: endpoint.idempotencyKey === 'required',
    before: before && (() => before(own, input)),
    work: async (inside, prepared) => {
      const body = await handler(inside, input, c, prepared as Prepared);
      await recordActivity(inside, endpoint, { params: c.req.param(), body });
      return { status: endpoint.status, body };
    },
  });
  after?.(own);
  return response;
}

/** The query parameters that a schema knows. An empty one, as a form without a choice sends it, is none. */
export const queryOf = (c: Context, { shape }: z.ZodMiniObject) =>
  Object.fromEntries(Object.entries(c.req.query()).filter(([name, value]) => name in shape && value !== ''));

const respond = (c: Context, status: number, body: unknown): Response =>
  body === undefined ? c.body(null, status as 204) : c.json(body as object, status as 200);

interface Write<Context, Prepared> {
  /** Distinguishes requests that use the same key. */
  request: unknown;
  needsKey: boolean;
  before?: (() => Promise<Prepared>) | undefined;
  work: (ctx: Context, prepared: Prepared | undefined) => Promise<{ status: number; body: unknown }>;
}

/**
 * Runs a write in a transaction, once per `Idempotency-Key`. Keys are separate for each member and for requests without a
 * session.
 */
export async function idempotentWrite<C extends RequestContext, Prepared>(
  ctx: C,
  c: Context,
  { request, needsKey, before, work }: Write<C, Prepared>,
): Promise<Response> {
  const key = c.req.header('Idempotency-Key');
  const usable = key !== undefined && /^[\x21-\x7e]{1,100}$/.test(key);
  if (key === undefined ? needsKey : !usable) throw new ProblemError('idempotency-key-missing');
  const fingerprint = await ctx.secret.tag(
    'request',
    `${c.req.method} ${c.req.path} ${JSON.stringify(request)}`,
  );
  const owner = 'member' in ctx ? `member ${(ctx as unknown as MemberContext).member.id}` : 'api';
  const once = { key: key && `${owner} ${key}`, fingerprint, before };
  const { status, body } = await runOnce(ctx, once, work);
  ctx.sendEmails();
  return respond(c, status, body);
}
