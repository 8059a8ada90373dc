import type { Context, Hono, MiddlewareHandler } from 'hono';
import { methodNotAllowed as unmatchedMethod } from 'hono/method-not-allowed';
import { isUnavailable } from '../database/availability.ts';
import { ProblemError } from '../problem.ts';
import { problemResponse } from './problem-details.ts';

export const notFound = (_c: Context, url: string): Response =>
  problemResponse(new ProblemError('not-found'), url);

export function methodNotAllowed(app: Hono, url: string): MiddlewareHandler {
  return unmatchedMethod({
    app,
    onMethodNotAllowed(_c, methods) {
      const response = problemResponse(new ProblemError('method-not-allowed'), url);
      response.headers.set('Allow', methods.join(', '));
      return response;
    },
  });
}

/**
 * Answers what a handler has thrown: a problem as it is, an unexpected error without its message, which may contain an
 * email address, a query or a path.
 */
export function errorResponse(error: unknown, url: string, report: (error: unknown) => void): Response {
  if (error instanceof ProblemError) return problemResponse(error, url);
  report(error);
  const passing = isUnavailable(error);
  return problemResponse(
    new ProblemError(passing ? 'unavailable' : 'internal', passing ? { retryAfter: 2 } : {}),
    url,
  );
}
