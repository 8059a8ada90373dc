/** The local date in `zone` at `now`, as `YYYY-MM-DD`. Undefined if the time zone is unknown. */
export function localDate(zone: string, now: Date): string | undefined {
  try {
    // The Swedish locale formats dates as ISO 8601.
    return now.toLocaleDateString('sv', { timeZone: zone });
  } catch {
    return undefined;
  }
}

/** Whether a lesson is open on a day. It opens at midnight. */
export const isReleased = (opensOn: string | null, day: string): boolean =>
  opensOn === null || opensOn <= day;
