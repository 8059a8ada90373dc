import type { Database } from '../database/tables.ts';
import { clientNetwork, clientSite } from '../http/client-network.ts';
import type { Counted } from '../http/middleware/rate-limit.ts';
import type { Office } from '../app-context.ts';
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

export const passwordLimits = (database: Database, office: Office, attempt: Attempt): Promise<Counted[]> =>
  limitsOf(database, office, attempt, {
    pair: 'signIns',
    client: 'signInsClient',
    site: 'signInsSite',
    address: 'signInsAddress',
    all: 'signInsAll',
  });

export const mailLimits = (database: Database, office: Office, attempt: Attempt): Promise<Counted[]> =>
  limitsOf(database, office, attempt, {
    pair: 'signInMails',
    client: 'signInMailsClient',
    site: 'signInMailsSite',
    address: 'signInMailsAddress',
    all: 'signInMailsAll',
  });

export const codeLimits = (database: Database, office: Office, attempt: Attempt): Promise<Counted[]> =>
  limitsOf(database, office, attempt, { pair: 'signInCodes', address: 'signInCodesAddress' });

type LimitName = Counted[0];

async function limitsOf(
  database: Database,
  office: Office,
  attempt: Attempt,
  names: { pair: LimitName; address: LimitName; client?: LimitName; site?: LimitName; all?: LimitName },
): Promise<Counted[]> {
  const { address, client } = attempt;
  const known = await isKnownNetwork(database, office, address, client);
  const counted: Counted[] = [[names.pair, addressAndNetwork(attempt)]];
  if (client !== undefined && names.client) counted.push([names.client, clientNetwork(client)]);
  if (client !== undefined && names.site) counted.push([names.site, clientSite(client)]);
  if (!known) counted.push([names.address, address]);
  if (!known && names.all) counted.push([names.all, '']);
  return counted;
}
