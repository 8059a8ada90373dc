import { inTransaction } from '../../server/database/transaction.ts';
import type { AppContext } from '../../server/app-context.ts';
import { addMember } from '../../server/members/accounts.ts';
import { lockFirstHost } from '../../server/members/first-host.ts';
import { membersPageOf, oneTimeLink } from '../../server/members/invitations.ts';
import { hasHost, memberByEmail } from '../../server/members/queries/members.ts';

const DAY_MS = 24 * 3600 * 1000;

/** The demo's host, filled in so that visitors don't have to type anything. */
const demoHost = { address: 'host@example.org', email: 'host@example.org', name: 'Juniper Vale' };

/** A link that signs in its first visitor as the demo's host. Undefined if there is a host already. */
export async function demoHostLink(ctx: AppContext): Promise<string | undefined> {
  const page = await membersPageOf(ctx);
  if (page === undefined || (await hasHost(ctx.db))) return undefined;
  const about = { ...demoHost, role: 'host', locale: 'en' } as const;
  return inTransaction(ctx, async (ctx) => {
    await lockFirstHost(ctx.db);
    if (!(await memberByEmail(ctx.db, about.address))) await addMember(ctx, { ...about, joinedAt: null });
    return oneTimeLink(ctx, about, { page, life: DAY_MS });
  });
}
