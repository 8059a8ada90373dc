import type { SubscriptionPending } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { readFormToken, spendFormToken } from '../http/form-token.ts';
import { clientNetwork, count } from '../http/limits.ts';
import type { Office } from '../office.ts';
import { Refusal } from '../refusal.ts';
import { randomName } from '../secret.ts';
import { readSettings } from './rows/settings.ts';
import { newsletterIn } from './settings.ts';
import { type Arrival, begin, missingConsents, pendingAnswer } from './subscriptions.ts';

export interface Knock extends Arrival {
  formToken: string;
  /** The honeypot's content. */
  website: string | undefined;
}

/**
 * The one door to the list, for scripts and for plain forms. Whatever the person can mend is asked before the token
 * is spent, so that the same form can be sent again.
 */
export async function enter(
  database: Database,
  office: Office,
  knock: Knock,
): Promise<SubscriptionPending | Refusal> {
  if (knock.website) return pendingAnswer(randomName());
  const newsletter = newsletterIn(await readSettings(database), [knock.request.locale]);
  const missing = missingConsents(newsletter, knock.request.consents);
  if (missing) return missing;
  const nonce = await readFormToken(office, knock.formToken);
  if (nonce instanceof Refusal) return nonce;
  const refused =
    (await countSignup(database, office, knock)) ??
    (await spendFormToken(database, nonce, office.clock.now()));
  return refused ?? begin(database, office, knock);
}

/** Always in this order: two signups that lock the same counters the other way round would wait for each other for ever. */
async function countSignup(database: Database, office: Office, { address, client }: Arrival) {
  return (
    (client === undefined ? undefined : await count(database, office, 'client', clientNetwork(client))) ??
    (await count(database, office, 'domain', address.domain)) ??
    (await count(database, office, 'address', address.canonical)) ??
    (await count(database, office, 'all', ''))
  );
}
