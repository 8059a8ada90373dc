import type { Context, Hono, MiddlewareHandler } from 'hono';
import { methodNotAllowed as unmatchedMethod } from 'hono/method-not-allowed';
import { isUnavailable } from '../database/availability.ts';
import type { Report } from '../log.ts';
import { ProblemError } from '../problem.ts';
import { problemResponse } from './problem-details.ts';

export const notFound = (c: Context, url: string): Response =>
  problemResponse(c, new ProblemError('not-found'), url);

export function methodNotAllowed(app: Hono, url: string): MiddlewareHandler {
  return unmatchedMethod({
    app,
    onMethodNotAllowed(c, methods) {
      const response = problemResponse(c, new ProblemError('method-not-allowed'), url);
      response.headers.set('Allow', methods.join(', '));
      return response;
    },
  });
}

/**
 * Answers what a handler has thrown: a problem as it is, an unexpected error without its message, which may contain an
 * email address, a query or a path.
 */
export function errorResponse(c: Context, error: unknown, url: string, report: Report): Response {
  if (error instanceof ProblemError) return problemResponse(c, error, url);
  report(error, { request: c.get('requestId') });
  const passing = isUnavailable(error);
  return problemResponse(
    c,
    new ProblemError(passing ? 'unavailable' : 'internal', passing ? { retryAfter: 2 } : {}),
    url,
  );
}
