const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59Z');

/** Parses a time between the years 1 and 9999. JavaScript supports others, but PostgreSQL doesn't accept them. */
export function timestampFrom(value: string | number): Date | undefined {
  const date = new Date(value);
  return date.getTime() >= EARLIEST && date.getTime() <= LATEST ? date : undefined;
}
