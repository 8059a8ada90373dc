import { sql } from 'kysely';
import type { Database } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';
import type { MemberRecord } from '../../members/queries/members.ts';

export async function isTrusted(database: Database, member: string): Promise<boolean> {
  const row = await database
    .selectFrom('trusted_members')
    .select('member_id')
    .where('member_id', '=', member)
    .executeTakeFirst();
  return row !== undefined;
}

export async function trust(database: Database, members: string[]): Promise<void> {
  if (members.length === 0) return;
  await database
    .insertInto('trusted_members')
    .values(members.map((member) => ({ member_id: member })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False if they were not trusted. */
export async function distrust(database: Database, member: string): Promise<boolean> {
  const row = await database
    .deleteFrom('trusted_members')
    .where('member_id', '=', member)
    .returning('member_id')
    .executeTakeFirst();
  return row !== undefined;
}

export type TrustedMember = Pick<MemberRecord, 'id' | 'email' | 'name' | 'role' | 'created_at'> & {
  posts: number;
};

/** The trusted members, newest member first, starting after a position. */
export function listTrusted(database: Database, { after, most }: ListPage): Promise<TrustedMember[]> {
  let query = database
    .selectFrom('trusted_members')
    .innerJoin('members', 'members.id', 'trusted_members.member_id')
    .select(['members.id', 'members.email', 'members.name', 'members.role', 'members.created_at'])
    .select(
      sql<number>`(select count(*)::integer from posts where author_id = members.id and state = 'published')`.as(
        'posts',
      ),
    );
  if (after)
    query = query.where(sql<boolean>`(members.created_at, members.id) < (${after.date}, ${after.id})`);
  return query.orderBy('members.created_at', 'desc').orderBy('members.id', 'desc').limit(most).execute();
}

export async function countTrusted(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('trusted_members')
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
