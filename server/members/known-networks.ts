import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { clientNetwork } from '../http/client-network.ts';

/** Days that a network stays known after the last sign-in from it. */
const KEPT_DAYS = 90;

/**
 * Records a sign-in to this address from this network, as a keyed hash, so that the table does not reveal who
 * was where.
 */
export async function rememberNetwork(
  ctx: AppContext,
  address: string,
  client: string | undefined,
): Promise<void> {
  if (client === undefined) return;
  const last_used_at = ctx.clock.now();
  await ctx.db
    .insertInto('known_networks')
    .values({ key: await keyOf(ctx, address, client), last_used_at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ last_used_at }))
    .execute();
}

/**
 * Whether this address was recently signed in to from this network. If so, limits that strangers can exhaust
 * do not apply.
 */
export async function isKnownNetwork(
  ctx: AppContext,
  address: string,
  client: string | undefined,
): Promise<boolean> {
  if (client === undefined) return false;
  const known = await ctx.db
    .selectFrom('known_networks')
    .select('key')
    .where('key', '=', await keyOf(ctx, address, client))
    .where('last_used_at', '>', oldestUse(ctx.clock.now()))
    .executeTakeFirst();
  return known !== undefined;
}

export async function deleteOldNetworks(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('known_networks').where('last_used_at', '<=', oldestUse(now)).execute();
}

const keyOf = ({ secret }: AppContext, address: string, client: string) =>
  secret.tag('known network', `${address} ${clientNetwork(client)}`);

const oldestUse = (now: Date) => new Date(now.getTime() - KEPT_DAYS * 24 * 3600 * 1000);
