import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { kindOf } from '../body.ts';
import { problemResponse } from '../problem-details.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = 'Content-Type, Idempotency-Key, If-None-Match, Authorization, DPoP, Last-Event-ID';
const ANSWER_HEADERS = 'ETag, Retry-After, DPoP-Nonce, WWW-Authenticate';

/** Lets the scripts of the listed origins use the API. Never with credentials: there are none. */
export function cors(origins: readonly string[], url: string): MiddlewareHandler {
  const everybody = origins.includes('*');
  const listed = new Set(origins);
  return async (c, next) => {
    const origin = c.req.header('Origin');
    const own = origin === new URL(url).origin || origin === new URL(c.req.url).origin;
    // For everybody it is so without an Origin too: what an <img> has put into the cache is there for a script then.
    const allowed = everybody || (origin !== undefined && (own || listed.has(origin)));
    const preflight =
      c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined;
    if (origin !== undefined && !allowed && (preflight || !isPlainForm(c.req.raw))) {
      const refused = problemResponse(new ProblemError('forbidden-origin'), url);
      refused.headers.set('Vary', 'Origin');
      return refused;
    }
    if (preflight) c.res = new Response(null, { status: 204 });
    else await next();
    if (!everybody) c.res.headers.append('Vary', 'Origin');
    if (!allowed) return;
    c.res.headers.set('Access-Control-Allow-Origin', everybody ? '*' : origin!);
    c.res.headers.set('Access-Control-Expose-Headers', ANSWER_HEADERS);
    if (!preflight) return;
    c.res.headers.set('Access-Control-Allow-Methods', METHODS);
    c.res.headers.set('Access-Control-Allow-Headers', REQUEST_HEADERS);
    c.res.headers.set('Access-Control-Max-Age', '86400');
  };
}

/** A browser sends `Origin` with a form as well, and a form goes wherever its page says: what guards it is its token. */
const isPlainForm = (request: Request) =>
  request.method === 'POST'
    ? kindOf(request) === 'form'
    : request.method === 'GET' && request.headers.get('Sec-Fetch-Mode') === 'navigate';
