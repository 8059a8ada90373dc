import type { Member } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import type { Office } from '../office.ts';
import { PASSWORD } from './identity.ts';

/** A member as they see themselves. */
export async function profileOf(database: Database, office: Office, member: MemberRow): Promise<Member> {
  const more = await database
    .selectFrom('members')
    .leftJoin('member_pictures', 'member_pictures.member', 'members.id')
    .leftJoin('member_accounts', (join) =>
      join.onRef('member_accounts.member', '=', 'members.id').on('member_accounts.provider', '=', PASSWORD),
    )
    .select(['member_pictures.sha256 as picture', 'member_accounts.password'])
    .where('members.id', '=', member.id)
    .executeTakeFirst();
  const { id, name, email, role, bio, link } = member;
  return {
    id,
    name,
    email,
    role,
    picture: more?.picture ? `${office.url}/members/${id}/picture/${more.picture}` : null,
    bio,
    link,
    hasPassword: Boolean(more?.password),
  };
}
