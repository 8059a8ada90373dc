import type { Database, ReportRow } from '../../database/tables.ts';

export async function insertReport(database: Database, report: ReportRow): Promise<void> {
  await database.insertInto('reports').values(report).execute();
}

/** The reasons of the reports about these posts, oldest first. */
export async function reportsOn(database: Database, posts: string[]): Promise<Map<string, string[]>> {
  if (posts.length === 0) return new Map();
  const rows = await database
    .selectFrom('reports')
    .select(['post', 'reason'])
    .where('post', 'in', posts)
    .orderBy('reported_at')
    .execute();
  const reasons = new Map<string, string[]>();
  for (const { post, reason } of rows) reasons.set(post, [...(reasons.get(post) ?? []), reason]);
  return reasons;
}

export async function deleteReports(database: Database, posts: string[]): Promise<void> {
  await database.deleteFrom('reports').where('post', 'in', posts).execute();
}
