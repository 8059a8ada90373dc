import type { Database, PostCountRow } from '../../database/tables.ts';

/** Most values returned of each kind, because each becomes a button. */
const MAX_VALUES = 50;

export interface Count {
  value: string;
  label: string;
  count: number;
}

/** The number of published posts for each value, largest first. */
export async function countsOf(database: Database, about: PostCountRow['facet']): Promise<Count[]> {
  const rows = await database
    .selectFrom('post_counts')
    .select(['value', 'count'])
    .where('facet', '=', about)
    .where('count', '>', 0)
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(MAX_VALUES)
    .execute();
  return rows.map(({ value, count }) => ({ value, label: value, count }));
}

/** The number of published posts for each author, with members' current names. */
export async function authorCounts(database: Database): Promise<Count[]> {
  const counts = await countsOf(database, 'author');
  if (counts.length === 0) return [];
  const keys = counts.map(({ value }) => value);
  const members = await database
    .selectFrom('members')
    .select(['id', 'name'])
    .where('id', 'in', keys)
    .execute();
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return counts.map((count) => ({ ...count, label: names.get(count.value) ?? count.label }));
}
