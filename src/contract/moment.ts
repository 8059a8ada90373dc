import * as z from 'zod/mini';

/** A moment in UTC, such as `2026-11-26T18:00:00.000Z`. */
export const Timestamp = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, 'a moment like 2026-11-26T18:00:00.000Z'));
