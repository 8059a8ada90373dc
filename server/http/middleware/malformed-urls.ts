import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { problemResponse } from '../problem-details.ts';

/** PostgreSQL takes no NUL in a text, so no id, token or word of a search has one: it is refused here, once for all routes. */
export function rejectMalformedUrls(url: string): MiddlewareHandler {
  return async (c, next) => {
    if (!/%00|\0/.test(c.req.url)) return next();
    return problemResponse(
      new ProblemError('malformed', { detail: 'Take the NUL character (%00) out of the address.' }),
      url,
    );
  };
}
