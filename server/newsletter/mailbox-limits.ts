import { type Address, mailboxOf } from '../email/address.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';

/**
 * The limits on emails to one mailbox. The limit per network comes first, so that one stranger cannot use up
 * the mailbox's own limit.
 */
export function mailboxLimits(address: Address, client: string | undefined): LimitKey[] {
  const mailbox = mailboxOf(address);
  const network = client === undefined ? '' : clientNetwork(client);
  return [
    ['address', `${mailbox} ${network}`],
    ['mailbox', mailbox],
  ];
}
