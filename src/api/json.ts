/**
 * The JSON of a value, with its arrays as arrays. Prototype.js before 1.7 gives arrays and dates a `toJSON` that
 * returns strings, and `JSON.stringify` calls it (github.com/prototypejs/prototype, 1.6 `Array#toJSON`).
 */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string, said: unknown) {
    const own = this[key];
    return Array.isArray(own) ? own : own instanceof Date ? own.toISOString() : said;
  });

/** Parses JSON; returns undefined if it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
