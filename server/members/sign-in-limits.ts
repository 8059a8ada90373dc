import type { AppContext } from '../app-context.ts';
import { clientNetwork, clientSite } from '../http/client-network.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';
import { isKnownNetwork } from './known-networks.ts';

/** One attempt to sign in. */
export interface Attempt {
  /** Canonical form, whether or not it is a member's. */
  address: string;
  client: string | undefined;
}

/** The address together with the client's network, so that a stranger elsewhere does not use up this limit. */
const addressAndNetwork = ({ address, client }: Attempt) =>
  `${address} ${client === undefined ? '' : clientNetwork(client)}`;

/*
 * Each list begins with the limit of one network for one address, so that a stranger reaches that limit long
 * before the limit of the address. The limits across networks do not apply where the member has signed in
 * before.
 */

export const passwordLimits = (ctx: AppContext, attempt: Attempt): Promise<LimitKey[]> =>
  limitsOf(ctx, attempt, {
    pair: 'signIns',
    client: 'signInsClient',
    site: 'signInsSite',
    address: 'signInsAddress',
    all: 'signInsAll',
  });

export const emailLimits = (ctx: AppContext, attempt: Attempt): Promise<LimitKey[]> =>
  limitsOf(ctx, attempt, {
    pair: 'signInEmails',
    client: 'signInMailsClient',
    site: 'signInMailsSite',
    address: 'signInMailsAddress',
    all: 'signInMailsAll',
  });

export const codeLimits = (ctx: AppContext, attempt: Attempt): Promise<LimitKey[]> =>
  limitsOf(ctx, attempt, { pair: 'signInCodes', address: 'signInCodesAddress' });

type LimitName = LimitKey[0];

async function limitsOf(
  ctx: AppContext,
  attempt: Attempt,
  names: { pair: LimitName; address: LimitName; client?: LimitName; site?: LimitName; all?: LimitName },
): Promise<LimitKey[]> {
  const { address, client } = attempt;
  const known = await isKnownNetwork(ctx, address, client);
  const counted: LimitKey[] = [[names.pair, addressAndNetwork(attempt)]];
  if (client !== undefined && names.client) counted.push([names.client, clientNetwork(client)]);
  if (client !== undefined && names.site) counted.push([names.site, clientSite(client)]);
  if (!known) counted.push([names.address, address]);
  if (!known && names.all) counted.push([names.all, '']);
  return counted;
}
