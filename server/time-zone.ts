/** Whether `zone` is an IANA time zone that `Intl` knows, such as `Europe/London`. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
