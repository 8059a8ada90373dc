const DAY_MS = 24 * 3600_000;

/** A moment as a `datetime-local` field has it, on the clocks of a zone. */
export function localIn(moment: string, zone: string): string {
  // Swedish writes it as ISO 8601 does.
  const text = new Date(moment).toLocaleString('sv', { timeZone: zone });
  return text.slice(0, 16).replace(' ', 'T');
}

/**
 * The moment at which the clocks of a zone say so. RFC 5545, 3.3.5: of an hour that comes twice the first, and an hour that the
 * clocks skip is read with the offset before.
 */
export function momentIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  const offsetAt = (moment: number) =>
    Date.parse(`${localIn(new Date(moment).toISOString(), zone)}:00Z`) - moment;
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(near));
  const found = [before!, after!].find((moment) => moment + offsetAt(moment) === wanted);
  return new Date(found ?? before!).toISOString();
}
