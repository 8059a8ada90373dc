import { betterAuth } from 'better-auth';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { runLimited } from './password-queue.ts';
import { memberByEmail } from './queries/members.ts';

/** The way of showing who one is that a password is, as better-auth calls it. */
export const PASSWORD = 'credential';

interface NewMember {
  /** Canonical form. */
  address: string;
  email: string;
  name: string;
  role: Role;
  locale: string;
  /** Null: invited, and not here yet. */
  joinedAt: Date | null;
}

/** Puts a member in; an address that has one already is an error of the database. */
export async function addMember(ctx: AppContext, member: NewMember): Promise<MemberRow> {
  const { internalAdapter } = await keeperOf(ctx);
  const { address, email, name, role, locale, joinedAt } = member;
  const now = ctx.clock.now();
  const user = { email: address, emailVerified: joinedAt !== null, name, createdAt: now, updatedAt: now };
  const more = { typedEmail: email, role, bio: '', locale, joinedAt };
  await internalAdapter.createUser({ ...user, ...more }, { method: 'email-password' });
  return (await memberByEmail(ctx.db, address))!;
}

/** A password as it may be kept. Slow on purpose: never inside a transaction. */
export async function hashPassword(
  ctx: AppContext,
  password: string,
  by?: string,
): Promise<string | ProblemError> {
  const { password: passwords } = await keeperOf(ctx);
  return runLimited(() => passwords.hash(sameForm(password)), by);
}

/** Keeps a hash as the member's password, instead of the one before. */
export async function setPassword(ctx: AppContext, member: string, hash: string): Promise<void> {
  const { internalAdapter } = await keeperOf(ctx);
  if (await internalAdapter.findCredentialAccount(member)) {
    await internalAdapter.updatePassword(member, hash);
    return;
  }
  const now = ctx.clock.now();
  const account = { userId: member, providerId: PASSWORD, accountId: member, password: hash };
  await internalAdapter.linkAccount({ ...account, createdAt: now, updatedAt: now });
}

/**
 * The member whose password this is. Takes the same steps and the same time for an address that nobody has, or that has no
 * password yet: there it is compared with the hash of something that nobody knows.
 */
export async function checkPassword(
  ctx: AppContext,
  { address, password, by }: { address: string; password: string; by?: string | undefined },
): Promise<MemberRow | ProblemError> {
  const keeper = await keeperOf(ctx);
  const nobodys = await hashOfNobody(keeper);
  const member = await memberByEmail(ctx.db, address);
  const account = await keeper.internalAdapter.findCredentialAccount(member?.id ?? 'nobody');
  const hash = account?.password ?? nobodys;
  const right = await runLimited(() => keeper.password.verify({ hash, password: sameForm(password) }), by);
  if (right instanceof ProblemError) return right;
  return right && member && account?.password ? member : new ProblemError('credentials-wrong');
}

// Keyboards write the same letter in different ways (NIST SP 800-63B, 3.1.1.2).
const sameForm = (password: string) => password.normalize('NFKC');

let nobodys: Promise<string> | undefined;
const hashOfNobody = (keeper: Keeper) => (nobodys ??= keeper.password.hash(randomName()));

type Keeper = Awaited<ReturnType<typeof keeper>>;
const keepers = new WeakMap<Database, Promise<Keeper>>();

/** The keeper of accounts for a database or a transaction of it; making one takes some milliseconds, so it is kept as long. */
function keeperOf(ctx: AppContext): Promise<Keeper> {
  let kept = keepers.get(ctx.db);
  if (!kept) keepers.set(ctx.db, (kept = keeper(ctx)));
  return kept;
}

/** better-auth on our tables. What it would do with cookies, mails and sessions of its own is not used. */
async function keeper(ctx: AppContext) {
  const auth = betterAuth({
    database: { db: ctx.db, type: 'postgres', transaction: false },
    baseURL: ctx.url,
    secret: await ctx.secret.tag('accounts', ''),
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: { database: { generateId: randomName } },
    user: {
      modelName: 'members',
      fields: {
        email: 'address',
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        typedEmail: { type: 'string', fieldName: 'email' },
        role: { type: 'string' },
        bio: { type: 'string' },
        locale: { type: 'string' },
        joinedAt: { type: 'date', required: false, fieldName: 'joined_at' },
      },
    },
    account: {
      modelName: 'member_accounts',
      fields: {
        userId: 'member',
        providerId: 'provider',
        accountId: 'account',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
  });
  return auth.$context;
}
