import { ProblemError } from '../problem.ts';

/** Each takes 32 MB and a tenth of a second of one core: one core at least is left to everybody else's requests. */
export const MAX_CONCURRENT = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
/** As many as a busy machine does in the seconds after which the others may come back. */
export const MAX_WAITING = 20;
const RETRY_AFTER_S = 3;

interface Waiting {
  by: string | undefined;
  next: () => void;
}

let running = 0;
const waiting: Waiting[] = [];

const away = new ProblemError('unavailable', { retryAfter: RETRY_AFTER_S });

/** Says when to come back, while too many wait already. */
export const overloaded = (): ProblemError | undefined => (waiting.length < MAX_WAITING ? undefined : away);

/**
 * Does the slow work of a password, in turn, for as many as may wait. For each member who is
 * signed in (`by`) one may wait, so that nobody fills the queue for everybody.
 */
export async function runLimited<Result>(
  work: () => Promise<Result>,
  by?: string,
): Promise<Result | ProblemError> {
  if (running >= MAX_CONCURRENT) {
    const full =
      overloaded() ?? (by !== undefined && waiting.some((one) => one.by === by) ? away : undefined);
    if (full) return full;
    await new Promise<void>((next) => waiting.push({ by, next }));
  } else running++;
  try {
    return await work();
  } finally {
    // The place is handed on, not given up, so that nobody who comes just now takes it first.
    const first = waiting.shift();
    if (first) first.next();
    else running--;
  }
}
