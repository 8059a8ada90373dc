import { type SelectQueryBuilder, sql } from 'kysely';
import type { Role } from '../../../src/contract/index.ts';
import { contains } from '../../database/contains.ts';
import type { Database, Tables } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';
import type { MemberRecord } from './members.ts';
import { livingSessions } from './sessions.ts';

export interface ListedMember extends MemberRecord {
  picture: string | null;
  sessions: number;
}

export interface MemberFilter {
  search?: string | undefined;
  role?: Role | undefined;
}

type Members = SelectQueryBuilder<Tables, 'members', object>;

function filtered(database: Database, { search, role }: MemberFilter): Members {
  let query: Members = database.selectFrom('members');
  if (role) query = query.where('members.role', '=', role);
  if (search)
    query = query.where((where) =>
      where.or([contains('members.email', search), contains('members.name', search)]),
    );
  return query;
}

const listed = (database: Database, members: Members, now: Date) =>
  members
    .leftJoin('member_pictures', 'member_pictures.member_id', 'members.id')
    .selectAll('members')
    .select('member_pictures.sha256 as picture')
    .select(
      livingSessions(database, now)
        .select(sql<number>`count(*)::integer`.as('count'))
        .where(sql<boolean>`sessions.member_id = members.id`)
        .as('sessions'),
    )
    .$narrowType<{ sessions: number }>();

/** Members and invited people, newest first, starting after a position. */
export function listMembers(
  database: Database,
  { after, most, ...filter }: ListPage & MemberFilter,
  now: Date,
): Promise<ListedMember[]> {
  let query = filtered(database, filter);
  if (after)
    query = query.where(sql<boolean>`(members.created_at, members.id) < (${after.date}, ${after.id})`);
  return listed(database, query, now)
    .orderBy('members.created_at', 'desc')
    .orderBy('members.id', 'desc')
    .limit(most)
    .execute();
}

export async function countMembers(database: Database, filter: MemberFilter): Promise<number> {
  const { count } = await filtered(database, filter)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export const listedMember = (database: Database, id: string, now: Date): Promise<ListedMember | undefined> =>
  listed(database, database.selectFrom('members').where('members.id', '=', id), now).executeTakeFirst();

/** Whether there is another host; one who has signed in, if `joined`. */
export async function hasOtherHost(database: Database, id: string, joined: boolean): Promise<boolean> {
  const other = await database
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'host')
    .where('id', '!=', id)
    .$if(joined, (query) => query.where('joined_at', 'is not', null))
    .executeTakeFirst();
  return other !== undefined;
}

/** Those with one of these addresses, and all hosts. */
export const membersToImport = (
  database: Database,
  addresses: readonly string[],
): Promise<Pick<MemberRecord, 'id' | 'canonical_email' | 'role' | 'joined_at'>[]> =>
  database
    .selectFrom('members')
    .select(['id', 'canonical_email', 'role', 'joined_at'])
    .where((where) =>
      where.or([
        where('role', '=', 'host'),
        sql<boolean>`canonical_email in (select jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb))`,
      ]),
    )
    .execute();

export interface ExportedMember extends MemberRecord {
  /** When they last signed in, while that session exists. */
  signed_in_at: Date | null;
}

/** Members and invited people after an address, in the order of their addresses. */
export const membersAfter = (
  database: Database,
  address: string,
  { most, now }: { most: number; now: Date },
): Promise<ExportedMember[]> =>
  database
    .selectFrom('members')
    .selectAll('members')
    .select(
      livingSessions(database, now)
        .select(sql<Date | null>`max(sessions.started_at)`.as('at'))
        .where(sql<boolean>`sessions.member_id = members.id`)
        .as('signed_in_at'),
    )
    .where('canonical_email', '>', address)
    .orderBy('canonical_email')
    .limit(most)
    .execute();

export async function deleteMember(database: Database, id: string): Promise<void> {
  // Sessions, password, picture and progress are deleted by cascade.
  await database.deleteFrom('members').where('id', '=', id).execute();
}
