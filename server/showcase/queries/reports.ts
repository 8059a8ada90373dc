import type { Database, PostReportRow } from '../../database/tables.ts';

export async function insertReport(database: Database, report: PostReportRow): Promise<void> {
  await database.insertInto('post_reports').values(report).execute();
}

/** The reasons of the reports about these posts, oldest first. */
export async function reportsOn(database: Database, posts: string[]): Promise<Map<string, string[]>> {
  if (posts.length === 0) return new Map();
  const rows = await database
    .selectFrom('post_reports')
    .select(['post_id', 'reason'])
    .where('post_id', 'in', posts)
    .orderBy('reported_at')
    .execute();
  const reasons = new Map<string, string[]>();
  for (const { post_id: post, reason } of rows) reasons.set(post, [...(reasons.get(post) ?? []), reason]);
  return reasons;
}

export async function deleteReports(database: Database, posts: string[]): Promise<void> {
  if (posts.length === 0) return;
  await database.deleteFrom('post_reports').where('post_id', 'in', posts).execute();
}
