import type { ColumnType } from 'kysely';

/** jsonb: written as text (pg would turn an array into a PostgreSQL array), read back parsed. */
export type Json<T> = ColumnType<T, string, string>;
