import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../../problem.ts';
import { problemResponse } from '../problem-details.ts';

/**
 * Answers after `seconds`, even if the handler hangs. The write may still complete: a retry with the same key gets
 * its response.
 */
export function timeout(seconds: number, url: string): MiddlewareHandler {
  return async (c, next) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), seconds * 1000);
    });
    const outcome = await Promise.race([next(), late]);
    clearTimeout(timer);
    if (outcome === 'late') return problemResponse(c, new ProblemError('timeout', { retryAfter: 2 }), url);
    return undefined;
  };
}
