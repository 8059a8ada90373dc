const HOUR_MS = 3600_000;

/** How long to wait after this many failed attempts, in milliseconds: 10 s, 20 s, 40 s, … up to a maximum. */
export const backOff = (attempts: number, maxMs = HOUR_MS): number => Math.min(5000 * 2 ** attempts, maxMs);
