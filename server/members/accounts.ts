import { betterAuth } from 'better-auth';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, type Role } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { runLimited } from './password-queue.ts';
import { memberByEmail } from './queries/members.ts';

/** better-auth's provider id for accounts with a password. */
export const PASSWORD = 'credential';

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
export async function addMember(ctx: AppContext, member: NewMember): Promise<MemberRow> {
  const { internalAdapter } = await accountStore(ctx);
  const { address, email, name, role, locale, joinedAt } = member;
  const now = ctx.clock.now();
  const user = { email: address, emailVerified: joinedAt !== null, name, createdAt: now, updatedAt: now };
  const more = { typedEmail: email, role, bio: '', locale, joinedAt };
  await internalAdapter.createUser({ ...user, ...more }, { method: 'email-password' });
  return (await memberByEmail(ctx.db, address))!;
}

/** Hashes a password. Slow on purpose: never call it inside a transaction. */
export async function hashPassword(ctx: AppContext, password: string, by?: string): Promise<string> {
  const { password: passwords } = await accountStore(ctx);
  return runLimited(() => passwords.hash(sameForm(password)), by);
}

/** Sets the member's password hash, replacing any previous one. */
export async function setPassword(ctx: AppContext, member: string, hash: string): Promise<void> {
  const { internalAdapter } = await accountStore(ctx);
  if (await internalAdapter.findCredentialAccount(member)) {
    await internalAdapter.updatePassword(member, hash);
    return;
  }
  const now = ctx.clock.now();
  const account = { userId: member, providerId: PASSWORD, accountId: member, password: hash };
  await internalAdapter.linkAccount({ ...account, createdAt: now, updatedAt: now });
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
  const store = await accountStore(ctx);
  const placeholder = await placeholderHash(store);
  const member = await memberByEmail(ctx.db, address);
  const account = await store.internalAdapter.findCredentialAccount(member?.id ?? 'nobody');
  const hash = account?.password ?? placeholder;
  const right = await runLimited(() => store.password.verify({ hash, password: sameForm(password) }), by);
  if (!right || !member || !account?.password) throw new ProblemError('invalid-credentials');
  return member;
}

// Normalize, because keyboards encode the same character in different ways (NIST SP 800-63B, 3.1.1.2).
const sameForm = (password: string) => password.normalize('NFKC');

let placeholder: Promise<string> | undefined;
const placeholderHash = (store: AccountStore) => (placeholder ??= store.password.hash(randomName()));

type AccountStore = Awaited<ReturnType<typeof store>>;
const stores = new WeakMap<Database, Promise<AccountStore>>();

/**
 * The better-auth context for a database or transaction. Cached as long as its database, because creating one
 * takes some milliseconds.
 */
function accountStore(ctx: AppContext): Promise<AccountStore> {
  let kept = stores.get(ctx.db);
  if (!kept) stores.set(ctx.db, (kept = store(ctx)));
  return kept;
}

/** better-auth on our own tables. Its cookies, emails and sessions are not used. */
async function store(ctx: AppContext) {
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
        email: 'canonical_email',
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
        userId: 'member_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        password: 'password_hash',
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
