import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { problemResponse } from '../problem-details.ts';

/** Rejects URLs with NUL for all routes, because PostgreSQL doesn't accept it in ids, tokens or search terms. */
export function rejectMalformedUrls(url: string): MiddlewareHandler {
  return async (c, next) => {
    if (!/%00|\0/.test(c.req.url)) return next();
    return problemResponse(
      c,
      new ProblemError('malformed', { detail: 'Take the NUL character (%00) out of the address.' }),
      url,
    );
  };
}
