import type { AppContext } from '../app-context.ts';
import { advisoryLock } from '../database/lock.ts';
import type { Database } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Address } from '../email/address.ts';
import { sameText } from '../secret.ts';
import { addMember } from './accounts.ts';
import { membersPageOf, oneTimeLink } from './invitations.ts';
import { changeMember, hasHost, memberByEmail } from './queries/members.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const FIRST_HOST_PATH = '/members/first-host';

/**
 * The URL where the person who runs the server becomes the first host. Undefined if there is a host;
 * it stops working as soon as there is one.
 */
export async function firstHostLink(ctx: AppContext): Promise<string | undefined> {
  if (await hasHost(ctx.db)) return undefined;
  const expires = String(ctx.clock.now().getTime() + DAY_MS);
  const token = `${expires}.${await tagOf(ctx, expires)}`;
  return `${ctx.url}${FIRST_HOST_PATH}?${new URLSearchParams({ token })}`;
}

const tagOf = ({ secret }: AppContext, expires: string) => secret.tag('first host', expires);

/** Whether the server issued this token within the last day, and there is still no host. */
export async function isFirstHostToken(ctx: AppContext, token: string): Promise<boolean> {
  const [expires = '', tag = ''] = token.split('.');
  if (!sameText(tag, await tagOf(ctx, expires))) return false;
  const left = Number(expires) - ctx.clock.now().getTime();
  return left > 0 && left <= DAY_MS + MINUTE_MS && !(await hasHost(ctx.db));
}

export interface FirstHost {
  token: string;
  address: Address;
  name: string;
  locale: string;
}

/** Concurrent requests, or servers that start together, could create two first hosts. */
export const lockFirstHost = (transaction: Database) => advisoryLock(transaction, 'first host');

/**
 * Makes a person the first host. Returns a one-time sign-in link to the members page, or to the console if none is
 * configured. Undefined if the token is invalid or expired, or there already is a host.
 */
export function becomeFirstHost(
  ctx: AppContext,
  { token, address, name, locale }: FirstHost,
): Promise<string | undefined> {
  return inTransaction(ctx, async (ctx) => {
    await lockFirstHost(ctx.db);
    if (!(await isFirstHostToken(ctx, token))) return undefined;
    const now = ctx.clock.now();
    const about = { address: address.canonical, email: address.typed, role: 'host', locale } as const;
    const known = await memberByEmail(ctx.db, address.canonical);
    const host = known ?? (await addMember(ctx, { ...about, name, joinedAt: now }));
    const change = { role: 'host', name, joined_at: host.joined_at ?? now, updated_at: now } as const;
    await changeMember(ctx.db, host.id, change);
    const page = (await membersPageOf(ctx)) ?? `${ctx.url}/console`;
    return oneTimeLink(ctx, about, { page, life: DAY_MS });
  });
}
