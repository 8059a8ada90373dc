import { type Selectable, sql } from 'kysely';
import type { CheckInRow, EncouragementRow } from '../../database/event-tables.ts';
import type { Database } from '../../database/tables.ts';

export type CheckInRecord = Selectable<CheckInRow>;
export type EncouragementRecord = Selectable<EncouragementRow>;

/** The latest check-in of each participant of an event, or of one participant. */
export function newestCheckIns(database: Database, event: string, member?: string): Promise<CheckInRecord[]> {
  let query = database
    .selectFrom('check_ins')
    .selectAll()
    .distinctOn('member_id')
    .where('event_id', '=', event);
  if (member !== undefined) query = query.where('member_id', '=', member);
  return query.orderBy('member_id').orderBy('created_at', 'desc').orderBy('id').execute();
}

export async function insertCheckIn(database: Database, checkIn: CheckInRecord): Promise<void> {
  await database.insertInto('check_ins').values(checkIn).execute();
}

/** The number of cheers for each of these pieces and check-ins. Those without cheers are left out. */
export async function cheersOf(database: Database, abouts: string[]): Promise<Map<string, number>> {
  if (abouts.length === 0) return new Map();
  const rows = await database
    .selectFrom('encouragements')
    .select(['entry_id', sql<number>`count(*)::integer`.as('count')])
    .where('entry_id', 'in', abouts)
    .where('kind', '=', 'cheer')
    .groupBy('entry_id')
    .execute();
  return new Map(rows.map(({ entry_id: about, count }) => [about, count]));
}

export interface ReplyRecord extends EncouragementRecord {
  by: string;
}

/** The newest replies to each of these pieces and check-ins, up to `most` each, oldest first. */
export async function repliesTo(database: Database, abouts: string[], most: number): Promise<ReplyRecord[]> {
  if (abouts.length === 0) return [];
  const ranked = database
    .selectFrom('encouragements')
    .innerJoin('members', 'members.id', 'encouragements.member_id')
    .selectAll('encouragements')
    .select([
      'members.name as by',
      sql<number>`row_number() over (
        partition by entry_id order by encouragements.created_at desc, encouragements.id)`.as('rank'),
    ])
    .where('entry_id', 'in', abouts)
    .where('kind', '=', 'reply');
  return database
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('rank', '<=', most)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The ids of the pieces and check-ins in an event that a member cheers. */
export async function cheeredBy(database: Database, event: string, member: string): Promise<string[]> {
  const rows = await database
    .selectFrom('encouragements')
    .select('entry_id')
    .where('event_id', '=', event)
    .where('member_id', '=', member)
    .where('kind', '=', 'cheer')
    .execute();
  return rows.map(({ entry_id: about }) => about);
}

/** A repeated cheer by the same member has no effect. */
export async function insertEncouragement(database: Database, row: EncouragementRecord): Promise<void> {
  await database
    .insertInto('encouragements')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteCheer(database: Database, about: string, member: string): Promise<void> {
  await database
    .deleteFrom('encouragements')
    .where('entry_id', '=', about)
    .where('member_id', '=', member)
    .where('kind', '=', 'cheer')
    .execute();
}

export interface Entry {
  id: string;
  what: 'piece' | 'check-in' | 'reply';
  member: string;
  /** The member whose row contains it. */
  row: string;
  text: string;
  hidden: boolean;
}

export async function entryWithId(database: Database, event: string, id: string): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select id, 'piece' as what, member_id as member, member_id as row,
        concat_ws(' · ', title, note, link) as text, hidden
      from pieces where event_id = ${event} and id = ${id}
    union all
    select id, 'check-in', member_id, member_id, text, hidden
      from check_ins where event_id = ${event} and id = ${id}
    union all
    select reply.id, 'reply', reply.member_id, coalesce(piece.member_id, check_in.member_id),
        reply.text, reply.hidden
      from encouragements reply
      left join pieces piece on piece.id = reply.entry_id
      left join check_ins check_in on check_in.id = reply.entry_id
      where reply.event_id = ${event} and reply.id = ${id} and reply.kind = 'reply'`.execute(database);
  return rows[0];
}

const tables = { piece: 'pieces', 'check-in': 'check_ins', reply: 'encouragements' } as const;

export async function hideEntry(database: Database, { what, id }: Entry, hidden: boolean): Promise<void> {
  await sql`update ${sql.table(tables[what])} set hidden = ${hidden} where id = ${id}`.execute(database);
}

/** Deletes an entry with its cheers and replies. */
export async function deleteEntry(database: Database, { what, id }: Entry): Promise<void> {
  await database.deleteFrom('encouragements').where('entry_id', '=', id).execute();
  await sql`delete from ${sql.table(tables[what])} where id = ${id}`.execute(database);
}
