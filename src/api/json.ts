/**
 * JSON of a value, its lists as lists. Prototype.js before 1.7 gives arrays and dates a `toJSON` that makes texts of them, and
 * `JSON.stringify` asks it first (github.com/prototypejs/prototype, 1.6 `Array#toJSON`).
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string, said: unknown) {
    const own = this[key];
    return Array.isArray(own) ? own : own instanceof Date ? own.toISOString() : said;
  });

/** What a text says as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
