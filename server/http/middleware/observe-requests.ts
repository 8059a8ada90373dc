import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { HandledRequest } from '../../observer.ts';

declare module 'hono' {
  interface ContextVariableMap {
    requestId: string | undefined;
  }
}

/** Gives each request an id, which its response and the log have too, and reports it once it is answered. */
export function observeRequests(handled: (request: HandledRequest) => void = () => {}): MiddlewareHandler {
  return async (c, next) => {
    const startMs = performance.now();
    const id = requestId(c.req.header('X-Request-Id'));
    c.set('requestId', id);
    await next();
    c.res.headers.set('X-Request-Id', id);
    handled({
      id,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      durationMs: Math.round((performance.now() - startMs) * 10) / 10,
    });
  };
}

/** The id that a proxy or a client has given, unless it could break a line of the log. */
const requestId = (given: string | undefined): string =>
  given !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : crypto.randomUUID();

/** Middleware is registered for `ALL` methods, routes for one. */
const routeOf = (c: Context): string =>
  matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'unmatched';
