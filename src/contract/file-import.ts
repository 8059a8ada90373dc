import * as z from 'zod/mini';
import { Problem } from './problem.ts';

export const ImportQuery = z.object({
  dryRun: z.optional(z.enum(['true', 'false']).check(z.describe('`true`: nothing is changed'))),
});

/** What is said of each row of a file, beside what becomes of it. */
export const importedRowFields = {
  line: z.number(),
  /** As in the file; null if it has none that can be used. */
  email: z.nullable(z.string()),
  /** The column with what is invalid. */
  field: z.nullable(z.string()),
  /** Why, in English; null where there is nothing to say. */
  detail: z.nullable(z.string()),
};

const ImportColumns = z.object({
  columns: z.object({
    /** The service that the list comes from, by its columns; null if it is unknown. */
    service: z.nullable(z.string()),
    /** Columns that are not imported. */
    ignored: z.array(z.string()),
  }),
});

/**
 * A line of the response to an import: first the columns, then rows as they are read, last the summary, or the problem
 * that ended the import. Rows before a problem are imported.
 * @__NO_SIDE_EFFECTS__
 */
export const importEvent = <Row extends z.ZodMiniType, Summary extends z.ZodMiniType>(
  row: Row,
  summary: Summary,
) =>
  z.union([
    ImportColumns,
    z.object({ rows: z.array(row) }),
    z.object({ summary }),
    z.object({ problem: Problem }),
  ]);
