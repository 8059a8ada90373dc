import { ProblemError } from '../problem.ts';

/**
 * Each hash takes 16 MB and a quarter of a second of one core. At least one core stays free for other requests,
 * if there are several.
 */
export const MAX_CONCURRENT = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
/** About as many as a busy machine works off within `RETRY_AFTER_S`. */
export const MAX_WAITING = 20;
const RETRY_AFTER_S = 3;

interface Waiting {
  by: string | undefined;
  next: () => void;
}

let running = 0;
const waiting: Waiting[] = [];

const away = () => new ProblemError('unavailable', { retryAfter: RETRY_AFTER_S });

/** Throws a problem with the time to retry after, if the queue is full. */
export function refuseIfFull(): void {
  if (waiting.length >= MAX_WAITING) throw away();
}

/**
 * Runs the slow work on a password, at most `MAX_CONCURRENT` at a time; up to `MAX_WAITING` more wait their
 * turn. A signed-in member (`by`) may have only one call waiting, so that no one fills the queue for
 * everyone.
 */
export async function runLimited<Result>(work: () => Promise<Result>, by?: string): Promise<Result> {
  if (running >= MAX_CONCURRENT) {
    refuseIfFull();
    if (by !== undefined && waiting.some((one) => one.by === by)) throw away();
    await new Promise<void>((next) => waiting.push({ by, next }));
  } else running++;
  try {
    return await work();
  } finally {
    // Hand the slot to the next in the queue, so that a new call cannot take it first.
    const first = waiting.shift();
    if (first) first.next();
    else running--;
  }
}
