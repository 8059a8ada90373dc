/** A moment in a time zone, with the weekday and the zone's name, such as "Thursday, 3 December at 8:00 GMT". */
export const momentIn = (at: Date, lang: string, zone: string): string =>
  at.toLocaleString(lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  });

/** The day of a moment in UTC, such as "3 December 2026". */
export const dayOf = (at: Date, lang: string): string =>
  at.toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' });
