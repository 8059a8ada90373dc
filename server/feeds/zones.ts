/** UTC offsets in hours of zone abbreviations used by feeds. Unknown ones are read as UTC (RFC 5322, section 4.3). */
const ZONE_HOURS: Record<string, number> = {
  hst: -10,
  akst: -9,
  akdt: -8,
  pst: -8,
  pdt: -7,
  mst: -7,
  mdt: -6,
  cst: -6,
  cdt: -5,
  est: -5,
  edt: -4,
  ast: -4,
  adt: -3,
  nst: -3.5,
  ndt: -2.5,
  brt: -3,
  art: -3,
  west: 1,
  bst: 1,
  cet: 1,
  mez: 1,
  cest: 2,
  mesz: 2,
  sast: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ist: 5.5,
  sgt: 8,
  hkt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

const OFFSET = /^(?:(?:gmt|utc|z)?\s?([+-])(\d{1,2})(?::?(\d\d))?)z?$/i;

/**
 * The zone's offset from UTC in milliseconds (positive: ahead) at local time `clock`. Undefined for an unknown zone.
 */
export function zoneOffsetMs(zone: string, clock: Date): number | undefined {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(zone) ?? [];
  if (hours) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (zone.includes('/')) return placeOffsetMs(zone, clock);
  const known = ZONE_HOURS[zone.toLowerCase()];
  return known === undefined ? undefined : known * 3_600_000;
}

/** The offset of a place, such as `America/Los_Angeles`, which depends on the date. */
function placeOffsetMs(place: string, clock: Date): number | undefined {
  try {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: place,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const shown = (at: number) => {
      const parts = format.formatToParts(at).map(({ type, value }) => [type, Number(value)]);
      const part = Object.fromEntries(parts) as Record<string, number>;
      return Date.UTC(
        part['year']!,
        part['month']! - 1,
        part['day'],
        part['hour'],
        part['minute'],
        part['second'],
      );
    };
    // Repeat once: the first guess may be on the other side of a DST change.
    let offset = shown(clock.getTime()) - clock.getTime();
    offset = shown(clock.getTime() - offset) - (clock.getTime() - offset);
    return Math.round(offset / 60_000) * 60_000;
  } catch {
    return undefined;
  }
}
