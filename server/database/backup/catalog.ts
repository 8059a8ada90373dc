import { sql } from 'kysely';
import type { Database } from '../tables.ts';
import { ownTables } from './own-objects.ts';

export interface Column {
  name: string;
  type: string;
  /** The sequence that gives it values. */
  sequence: string | null;
}

/** The columns that hold data, by table. Generated ones are computed again. */
export async function columnsByTable(database: Database): Promise<Map<string, Column[]>> {
  const { rows } = await sql<Column & { table: string }>`
    select relname as table, attname as name, format_type(atttypid, atttypmod) as type,
      pg_get_serial_sequence(quote_ident(nspname) || '.' || quote_ident(relname), attname) as sequence
    from pg_attribute join pg_class on pg_class.oid = attrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = current_schema() and relkind in ('r', 'p') and attnum > 0
      and not attisdropped and attgenerated = ''
    order by relname, attnum`.execute(database);
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) {
    if (!tables.has(table)) tables.set(table, []);
    tables.get(table)!.push(column);
  }
  return tables;
}

/** The tables that a backup contains, each after those that its foreign keys refer to. */
export async function tablesInOrder(database: Database): Promise<string[]> {
  const { rows: references } = await sql<{ from: string; to: string }>`
    select child.relname as from, parent.relname as to from pg_constraint
    join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(database);
  const left = new Set(Object.entries(ownTables).flatMap(([table, isSaved]) => (isSaved ? [table] : [])));
  const ordered: string[] = [];
  while (left.size > 0) {
    const next = [...left].filter(
      (table) => !references.some(({ from, to }) => from === table && left.has(to)),
    );
    if (next.length === 0) throw new Error(`Foreign keys form a circle: ${[...left].join(', ')}`);
    for (const table of next) left.delete(table);
    ordered.push(...next);
  }
  return ordered;
}
