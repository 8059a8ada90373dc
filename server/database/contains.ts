import { type RawBuilder, sql } from 'kysely';

/** Whether a column contains a text, in upper or lower case. The text has no wildcards. */
export const contains = (column: string, text: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
