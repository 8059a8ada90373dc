import { Refusal } from '../refusal.ts';

/** Each takes 32 MB and a tenth of a second of one core: two leave the others to everybody else's requests. */
const AT_ONCE = 2;
/** As many as are done before the first of them would rather have heard to come back. */
const MOST_WAITING = 40;
const COME_BACK_AFTER = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** Does the slow work of a password, in turn; when too many wait already, says when to come back. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return new Refusal('unavailable', { retryAfter: COME_BACK_AFTER });
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
