import { type Address, mailboxOf } from '../email/address.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { LimitKey } from '../http/middleware/rate-limit.ts';

/** How often one mailbox is written to: first by whoever asks, so that one stranger cannot use up what everybody may. */
export function mailboxLimits(address: Address, client: string | undefined): LimitKey[] {
  const mailbox = mailboxOf(address);
  const network = client === undefined ? '' : clientNetwork(client);
  return [
    ['address', `${mailbox} ${network}`],
    ['mailbox', mailbox],
  ];
}
