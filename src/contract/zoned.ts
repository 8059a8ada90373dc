const DAY_MS = 24 * 3600_000;

/** Formats a moment for a `datetime-local` field, in local time of a zone. */
export function localIn(moment: string, zone: string): string {
  // The Swedish format is ISO 8601.
  const text = new Date(moment).toLocaleString('sv', { timeZone: zone });
  return text.slice(0, 16).replace(' ', 'T');
}

/**
 * The moment of a local time in a zone. RFC 5545, 3.3.5: a local time that occurs twice means the first; one that is
 * skipped is read with the offset before the change.
 */
export function momentIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const offsetAt = (moment: number) =>
    Date.parse(`${localIn(new Date(moment).toISOString(), zone)}:00Z`) - moment;
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(near));
  const found = [before!, after!].find((moment) => moment + offsetAt(moment) === wanted);
  return new Date(found ?? before!).toISOString();
}
