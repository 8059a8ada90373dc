import { type Selectable, sql } from 'kysely';
import type { CheckInRow, EncouragementRow } from '../../database/group-tables.ts';
import type { Database } from '../../database/tables.ts';

export type CheckInRecord = Selectable<CheckInRow>;
export type EncouragementRecord = Selectable<EncouragementRow>;

/** The latest check-in of each participant of an event, or of one participant. */
export function newestCheckIns(database: Database, event: string, member?: string): Promise<CheckInRecord[]> {
  let query = database.selectFrom('check_ins').selectAll().distinctOn('member').where('event', '=', event);
  if (member !== undefined) query = query.where('member', '=', member);
  return query.orderBy('member').orderBy('made_at', 'desc').orderBy('id').execute();
}

export async function insertCheckIn(database: Database, checkIn: CheckInRecord): Promise<void> {
  await database.insertInto('check_ins').values(checkIn).execute();
}

/** The number of cheers for each of these pieces and check-ins. Those without cheers are left out. */
export async function cheersOf(database: Database, abouts: string[]): Promise<Map<string, number>> {
  if (abouts.length === 0) return new Map();
  const rows = await database
    .selectFrom('encouragements')
    .select(['about', sql<number>`count(*)::integer`.as('count')])
    .where('about', 'in', abouts)
    .where('kind', '=', 'cheer')
    .groupBy('about')
    .execute();
  return new Map(rows.map(({ about, count }) => [about, count]));
}

export interface ReplyRecord extends EncouragementRecord {
  by: string;
}

/** The newest replies to each of these pieces and check-ins, up to `most` each, oldest first. */
export async function repliesTo(database: Database, abouts: string[], most: number): Promise<ReplyRecord[]> {
  if (abouts.length === 0) return [];
  const ranked = database
    .selectFrom('encouragements')
    .innerJoin('members', 'members.id', 'encouragements.member')
    .selectAll('encouragements')
    .select([
      'members.name as by',
      sql<number>`row_number() over (partition by about order by made_at desc, encouragements.id)`.as('rank'),
    ])
    .where('about', 'in', abouts)
    .where('kind', '=', 'reply');
  return database
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('rank', '<=', most)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** The ids of the pieces and check-ins in an event that a member cheers. */
export async function cheeredBy(database: Database, event: string, member: string): Promise<string[]> {
  const rows = await database
    .selectFrom('encouragements')
    .select('about')
    .where('event', '=', event)
    .where('member', '=', member)
    .where('kind', '=', 'cheer')
    .execute();
  return rows.map(({ about }) => about);
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
    .where('about', '=', about)
    .where('member', '=', member)
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
    select id, 'piece' as what, member, member as row, concat_ws(' · ', title, note, link) as text, hidden
      from pieces where event = ${event} and id = ${id}
    union all
    select id, 'check-in', member, member, text, hidden from check_ins where event = ${event} and id = ${id}
    union all
    select reply.id, 'reply', reply.member, coalesce(piece.member, check_in.member), reply.text, reply.hidden
      from encouragements reply
      left join pieces piece on piece.id = reply.about
      left join check_ins check_in on check_in.id = reply.about
      where reply.event = ${event} and reply.id = ${id} and reply.kind = 'reply'`.execute(database);
  return rows[0];
}

const tables = { piece: 'pieces', 'check-in': 'check_ins', reply: 'encouragements' } as const;

export async function hideEntry(database: Database, { what, id }: Entry, hidden: boolean): Promise<void> {
  await sql`update ${sql.table(tables[what])} set hidden = ${hidden} where id = ${id}`.execute(database);
}

/** Deletes an entry with its cheers and replies. */
export async function deleteEntry(database: Database, { what, id }: Entry): Promise<void> {
  await database.deleteFrom('encouragements').where('about', '=', id).execute();
  await sql`delete from ${sql.table(tables[what])} where id = ${id}`.execute(database);
}
