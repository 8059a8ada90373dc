const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59Z');

/** A moment that every part of the program can write down; JavaScript knows others, which PostgreSQL does not take. */
export function timestampFrom(value: string | number): Date | undefined {
  const date = new Date(value);
  return date.getTime() >= EARLIEST && date.getTime() <= LATEST ? date : undefined;
}
