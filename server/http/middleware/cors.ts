import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { kindOf } from '../body.ts';
import { problemResponse } from '../problem-details.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = 'Content-Type, Idempotency-Key, If-None-Match, Authorization, DPoP, Last-Event-ID';
const ANSWER_HEADERS = 'ETag, Retry-After, DPoP-Nonce, WWW-Authenticate, X-Request-Id';

/**
 * Allows scripts of the listed origins to use the API. Credentials (cookies) are never allowed, because none are
 * used.
 */
export function cors(origins: readonly string[], url: string): MiddlewareHandler {
  const everybody = origins.includes('*');
  const listed = new Set(origins);
  return async (c, next) => {
    const origin = c.req.header('Origin');
    const own = origin === new URL(url).origin || origin === new URL(c.req.url).origin;
    // For `*`, send the headers without an Origin too: a response that an <img> has cached is then usable by scripts.
    const allowed = everybody || (origin !== undefined && (own || listed.has(origin)));
    const preflight =
      c.req.method === 'OPTIONS' && c.req.header('Access-Control-Request-Method') !== undefined;
    if (origin !== undefined && !allowed && (preflight || !isPlainForm(c.req.raw))) {
      const refused = problemResponse(c, new ProblemError('forbidden-origin'), url);
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

/**
 * Whether it is a plain form or a navigation. Browsers send `Origin` with forms too, but CORS doesn't restrict them;
 * the form token protects them.
 */
const isPlainForm = (request: Request) =>
  request.method === 'POST'
    ? kindOf(request) === 'form'
    : request.method === 'GET' && request.headers.get('Sec-Fetch-Mode') === 'navigate';
