import type { FeedEntry } from '../safe-fetch/port.ts';

/** The date of what nobody dates: it stands behind all others, and no date is shown. */
export const UNDATED = new Date(0);

/**
 * The place of each entry of a feed among others. One without a date has that of the next older one in the feed, else of the one
 * before it. In a feed without any date the first reading cannot tell old from new; what comes after that is new.
 */
export function entryDates(
  entries: readonly Pick<FeedEntry, 'date'>[],
  { now, isFirst }: { now: Date; isFirst: boolean },
): Date[] {
  const dates = entries.map(({ date }) => {
    const at = date === undefined ? undefined : new Date(date);
    // Whoever dates their posts in the future would stand at the top for ever.
    return at && at > now ? now : at;
  });
  return dates.map(
    (date, at) =>
      date ??
      dates.slice(at).find((later) => later !== undefined) ??
      dates.slice(0, at).findLast((before) => before !== undefined) ??
      (isFirst ? UNDATED : now),
  );
}
