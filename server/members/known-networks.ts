import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { clientNetwork } from '../http/client-network.ts';

/** How long a network is known after the last time somebody signed in from it. */
const KEPT_DAYS = 90;

/** Notes that whoever has this address signs in from this network. Only as a keyed hash: nobody can read from it who was where. */
export async function rememberNetwork(
  ctx: AppContext,
  address: string,
  client: string | undefined,
): Promise<void> {
  if (client === undefined) return;
  const used_at = ctx.clock.now();
  await ctx.db
    .insertInto('known_networks')
    .values({ key: await keyOf(ctx, address, client), used_at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ used_at }))
    .execute();
}

/** Whether somebody has signed in there from this network: limits that strangers can use up do not hold it. */
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
    .where('used_at', '>', oldestUse(ctx.clock.now()))
    .executeTakeFirst();
  return known !== undefined;
}

export async function deleteOldNetworks(database: Database, now: Date): Promise<void> {
  await database.deleteFrom('known_networks').where('used_at', '<=', oldestUse(now)).execute();
}

const keyOf = ({ secret }: AppContext, address: string, client: string) =>
  secret.tag('known network', `${address} ${clientNetwork(client)}`);

const oldestUse = (now: Date) => new Date(now.getTime() - KEPT_DAYS * 24 * 3600 * 1000);
