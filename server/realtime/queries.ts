import { sql } from 'kysely';
import type { LiveTopic } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';

/** How long a stream can be resumed, in milliseconds. */
const KEPT_MS = 3600 * 1000;

/** A reader's position: it has seen all changes up to here. */
export interface ChangePosition {
  xid: string;
  id: string;
}

export interface Change extends ChangePosition {
  topic: LiveTopic;
  subject: string;
  createdAt: Date;
}

export const START: ChangePosition = { xid: '0', id: '0' };

/** Records a change. Repeating it within a transaction has no effect. */
export async function insertChange(
  database: Database,
  { topic, subject, now }: { topic: LiveTopic; subject: string; now: Date },
): Promise<void> {
  await sql`
    insert into change_log (topic, subject, created_at)
    select ${topic}, ${subject}, ${now} where not exists (select from change_log
      where xid = pg_current_xact_id() and topic = ${topic} and subject = ${subject})`.execute(database);
  // Sent when the transaction commits, once per transaction.
  await sql`select pg_notify('changes', '')`.execute(database);
}

/**
 * The first `most` changes after a position. Reads only transactions older than every running one, so that no change
 * is skipped.
 */
export async function changesSince(
  database: Database,
  { xid, id }: ChangePosition,
  most: number,
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select id::text, xid::text, topic, subject, created_at as "createdAt" from change_log
    where (xid, id) > (${xid}::xid8, ${id}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${most}`.execute(database);
  return rows;
}

/** Whether there are changes that can't be read yet, because an older transaction is still running. */
export async function hasMoreChanges(database: Database): Promise<boolean> {
  const { rows } = await sql`
    select 1 from change_log where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`.execute(database);
  return rows.length > 0;
}

/** The position of the newest readable change. */
export async function newestPosition(database: Database): Promise<ChangePosition> {
  const { rows } = await sql<ChangePosition>`
    select id::text, xid::text from change_log where xid < pg_snapshot_xmin(pg_current_snapshot())
    order by change_log.xid desc, change_log.id desc limit 1`.execute(database);
  return rows[0] ?? START;
}

/** Whether the change at a position is still stored, so that no later change has been deleted. */
export async function isKept(database: Database, { xid, id }: ChangePosition): Promise<boolean> {
  const { rows } = await sql`
    select 1 from change_log where xid = ${xid}::xid8 and id = ${id}::bigint`.execute(database);
  return rows.length > 0;
}

export async function deleteOldChanges(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS);
  await database.deleteFrom('change_log').where('created_at', '<', before).execute();
}
