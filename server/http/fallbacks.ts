import type { Context, Hono, MiddlewareHandler } from 'hono';
import { methodNotAllowed as unmatchedMethod } from 'hono/method-not-allowed';
import { isUnavailable } from '../database/availability.ts';
import type { Report } from '../log.ts';
import { ProblemError } from '../problem.ts';
import { problemResponse } from './problem-details.ts';
import { problemPage } from './problem-page.ts';
import type { RouteContext } from './route-context.ts';

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
 * The problem that clients receive for a thrown error. Unexpected errors are reported, and their messages kept back,
 * because they may contain an email address, a query or a path.
 */
export function problemOf(c: Context, error: unknown, report: Report): ProblemError {
  if (error instanceof ProblemError) return error;
  report(error, { request: c.get('requestId') });
  const passing = isUnavailable(error);
  return new ProblemError(passing ? 'unavailable' : 'internal', passing ? { retryAfter: 2 } : {});
}

/** The problem of a thrown error: as a page for people, as JSON for programs. */
export async function errorResponse(ctx: RouteContext, c: Context, error: unknown): Promise<Response> {
  const problem = problemOf(c, error, ctx.report);
  // Without a database there is no page either.
  const page = await problemPage(ctx, c, problem).catch(() => undefined);
  return page ?? problemResponse(c, problem, ctx.url);
}
