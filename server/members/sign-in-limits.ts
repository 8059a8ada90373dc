import type { AppContext } from '../app-context.ts';
import { clientNetwork, clientSite } from '../http/client-network.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';
import { isKnownNetwork } from './known-networks.ts';

/** Who signs in, and from where. */
export interface Attempt {
  /** Canonical form, known or not. */
  address: string;
  client: string | undefined;
}

/** Names one address as one network asks for it: what a stranger does elsewhere is not held against it. */
const addressAndNetwork = ({ address, client }: Attempt) =>
  `${address} ${client === undefined ? '' : clientNetwork(client)}`;

/*
 * In each list what one network may do to one address comes first, so that a stranger is stopped by their own limit long before the
 * limit of the address. Who has signed in from a network before is not held there by what all others do.
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
    pair: 'signInMails',
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
