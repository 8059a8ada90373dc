import type { Member, ProfileRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import type { Picture } from './pictures.ts';
import { changeMember, memberWithId } from './queries/members.ts';
import { deletePicture, savePicture } from './queries/pictures.ts';

export const PICTURE_PATH = '/members/:member/picture/:sha256';

export const pictureUrl = ({ url }: Pick<AppContext, 'url'>, member: string, sha256: string) =>
  `${url}/members/${member}/picture/${sha256}`;

/** A member's own view of their profile. */
export async function profileOf(ctx: AppContext, member: MemberRow): Promise<Member> {
  const more = await ctx.db
    .selectFrom('members')
    .leftJoin('member_pictures', 'member_pictures.member_id', 'members.id')
    .leftJoin('member_passwords', 'member_passwords.member_id', 'members.id')
    .select(['member_pictures.sha256 as picture', 'member_passwords.hash'])
    .where('members.id', '=', member.id)
    .executeTakeFirst();
  const { id, name, email, role, bio, link } = member;
  return {
    id,
    name,
    email,
    role,
    picture: more?.picture ? pictureUrl(ctx, id, more.picture) : null,
    bio,
    link,
    hasPassword: Boolean(more?.hash),
  };
}

interface Change extends Omit<ProfileRequest, 'picture'> {
  /** Null removes the picture. */
  picture?: Picture | null | undefined;
}

/** Changes the given fields and leaves the others. */
export async function changeProfile(
  ctx: AppContext,
  id: string,
  { name, bio, link, picture }: Change,
): Promise<Member> {
  await changeMember(ctx.db, id, {
    ...(name !== undefined && { name }),
    ...(bio !== undefined && { bio }),
    ...(link !== undefined && { link }),
    updated_at: ctx.clock.now(),
  });
  if (picture === null) await deletePicture(ctx.db, id);
  if (picture) await savePicture(ctx.db, { member_id: id, ...picture });
  await publishChange(ctx, 'member', id);
  const member = await memberWithId(ctx.db, id);
  if (!member) throw new ProblemError('unauthenticated');
  return profileOf(ctx, member);
}
