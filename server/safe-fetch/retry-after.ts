/**
 * The Retry-After header in seconds; 0 if it is missing. A date is compared with the server's own clock if it sends
 * one (RFC 9110, section 10.2.3).
 */
export function retryAfter(headers: Headers): number {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said);
  const moment = Date.parse(said);
  const now = Date.parse(headers.get('date') ?? '');
  const seconds = Math.ceil((moment - (Number.isNaN(now) ? Date.now() : now)) / 1000);
  return seconds > 0 ? seconds : 0;
}
