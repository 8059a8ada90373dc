import type { Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { hashWith, portableScrypt, verifyWith } from './password-hash.ts';
import { runLimited } from './password-queue.ts';
import { memberByEmail } from './queries/members.ts';

interface NewMember {
  address: string;
  email: string;
  name: string;
  role: Role;
  locale: string;
  /** Null if invited and not signed in yet. */
  joinedAt: Date | null;
}

/** Adds a member. Throws a database error if the address already has one. */
export async function addMember(
  { db, clock }: AppContext,
  { address, email, name, role, locale, joinedAt }: NewMember,
): Promise<MemberRow> {
  const now = clock.now();
  const member = {
    id: randomName(),
    canonical_email: address,
    email,
    email_verified: joinedAt !== null,
    name,
    role,
    bio: '',
    link: null,
    locale,
    joined_at: joinedAt,
    created_at: now,
    updated_at: now,
  };
  await db.insertInto('members').values(member).execute();
  return member;
}

const scryptOf = ({ scrypt = portableScrypt }: AppContext) => scrypt;

/** Hashes a password. Slow on purpose: never call it inside a transaction. */
export const hashPassword = (ctx: AppContext, password: string, by?: string): Promise<string> =>
  runLimited(() => hashWith(scryptOf(ctx), password), by);

/** Sets the member's password hash, replacing any previous one. */
export async function setPassword({ db, clock }: AppContext, member: string, hash: string): Promise<void> {
  const password = { hash, updated_at: clock.now() };
  await db
    .insertInto('member_passwords')
    .values({ member_id: member, ...password })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(password))
    .execute();
}

/**
 * Returns the member if the password is right.
 * For an unknown address, or a member without a password, it compares with the hash of a random password. The
 * steps and the time are the same, so that the response does not reveal which addresses are known.
 */
export async function checkPassword(
  ctx: AppContext,
  { address, password, by }: { address: string; password: string; by?: string | undefined },
): Promise<MemberRow> {
  const placeholder = await placeholderHash(ctx);
  const member = await memberByEmail(ctx.db, address);
  const own = await ctx.db
    .selectFrom('member_passwords')
    .select('hash')
    .where('member_id', '=', member?.id ?? '')
    .executeTakeFirst();
  const right = await runLimited(() => verifyWith(scryptOf(ctx), own?.hash ?? placeholder, password), by);
  if (!right || !member || !own) throw new ProblemError('invalid-credentials');
  return member;
}

let placeholder: Promise<string> | undefined;
const placeholderHash = (ctx: AppContext) => (placeholder ??= hashWith(scryptOf(ctx), randomName()));
