/** A moment as a `datetime-local` field has it, on the clocks of a zone. */
export function localIn(moment: string, zone: string): string {
  // Swedish writes it as ISO 8601 does.
  const text = new Date(moment).toLocaleString('sv', { timeZone: zone });
  return text.slice(0, 16).replace(' ', 'T');
}

/** The moment at which the clocks of a zone say so. */
export function momentIn(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  let moment = wanted;
  // Twice, for the first guess may lie on the other side of a change of the clocks.
  for (let turn = 0; turn < 2; turn++)
    moment += wanted - Date.parse(`${localIn(new Date(moment).toISOString(), zone)}:00Z`);
  return new Date(moment).toISOString();
}
