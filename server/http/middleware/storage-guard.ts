import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { problemResponse } from '../problem-details.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const RETRY_AFTER_S = 60;

/** Refuses writes while the disk is almost full. Reads continue. */
export function storageGuard(hasRoom: () => boolean, url: string): MiddlewareHandler {
  return async (c, next) => {
    if (SAFE_METHODS.has(c.req.method) || hasRoom()) return next();
    return problemResponse(
      c,
      new ProblemError('unavailable', {
        retryAfter: RETRY_AFTER_S,
        detail:
          'The disk of the server is almost full, so nothing can be saved. Send the same request again later, with the same Idempotency-Key; reading goes on meanwhile.',
      }),
      url,
    );
  };
}
