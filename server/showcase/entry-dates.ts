import type { FeedEntry } from '../safe-fetch/port.ts';

/** The date of entries without any: it sorts after all others, and is not shown. */
export const UNDATED = new Date(0);

/**
 * The dates that a feed's entries are sorted by. An entry without a date gets that of the next older entry in
 * the feed, or else of the previous one.
 * If no entry has a date, the first poll cannot tell old from new and returns `UNDATED`. Entries found later
 * are new and get `now`.
 */
export function entryDates(
  entries: readonly Pick<FeedEntry, 'date'>[],
  { now, isFirst }: { now: Date; isFirst: boolean },
): Date[] {
  const dates = entries.map(({ date }) => {
    const at = date === undefined ? undefined : new Date(date);
    // A post dated in the future would otherwise stay at the top.
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
