/** The day it is at `now` on the clocks of `zone`, `YYYY-MM-DD`; undefined for a zone that is none. */
export function localDate(zone: string, now: Date): string | undefined {
  try {
    // Swedish writes a date as ISO 8601 has it.
    return now.toLocaleDateString('sv', { timeZone: zone });
  } catch {
    return undefined;
  }
}

/** Whether a lesson is open on a day: from midnight on. */
export const isReleased = (opensOn: string | null, day: string): boolean =>
  opensOn === null || opensOn <= day;
