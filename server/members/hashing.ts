import { Refusal } from '../refusal.ts';

/** Each takes 32 MB and a tenth of a second of one core: one core at least is left to everybody else's requests. */
export const AT_ONCE = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1));
/** As many as a busy machine does in the seconds after which the others may come back. */
export const MOST_WAITING = 20;
const COME_BACK_AFTER = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Says when to come back, while too many wait already. */
export const sentAway = (): Refusal | undefined =>
  waiting.length < MOST_WAITING ? undefined : new Refusal('unavailable', { retryAfter: COME_BACK_AFTER });

/** Does the slow work of a password, in turn, for as many as may wait. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  if (running >= AT_ONCE) {
    const away = sentAway();
    if (away) return away;
    await new Promise<void>((next) => waiting.push(next));
  } else running++;
  try {
    return await work();
  } finally {
    // The place is handed on, not given up, so that nobody who comes just now takes it first.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
