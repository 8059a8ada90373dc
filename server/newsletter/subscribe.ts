import type { SubscriptionPending } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { clientNetwork, clientSite } from '../http/client-network.ts';
import { readFormToken, spendFormToken } from '../http/form-token.ts';
import { consumeLimits, type LimitKey } from '../http/middleware/rate-limit.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { beginSignup, missingConsents, type SignupInput } from './signups.ts';

/** A signup as it was sent. */
export interface SubscribeInput extends SignupInput {
  formToken: string;
}

/** What a signup goes through, for scripts and for plain forms. */
export interface SubscribeSteps {
  /**
   * What the person can mend, then the limits, each in a short transaction of its own: two signups must not wait for one another.
   * An attempt counts, whatever becomes of it.
   */
  check: () => Promise<ProblemError | undefined>;
  /** Spends the token, and takes the signup in. */
  work: (transaction: Database) => Promise<SubscriptionPending | ProblemError>;
}

export function subscribeSteps(ctx: AppContext, sent: SubscribeInput): SubscribeSteps {
  let checked: { settings: Settings; nonce: string };
  return {
    async check() {
      const settings = await readSettings(ctx.db);
      const { locale, consents } = sent.request;
      const missing = missingConsents(newsletterIn(settings, [locale]), consents);
      if (missing) return missing;
      const nonce = await readFormToken(ctx, sent.formToken);
      if (nonce instanceof ProblemError) return nonce;
      checked = { settings, nonce };
      return consumeLimits(ctx, [
        ...(sent.client === undefined ? [] : clientLimits(sent.client)),
        ['domain', sent.address.domain],
        ...mailboxLimits(sent.address, sent.client),
        ['all', ''],
      ]);
    },
    async work(transaction) {
      const { settings, nonce } = checked;
      const refused = await spendFormToken(transaction, nonce, ctx.clock.now());
      return refused ?? beginSignup({ ...ctx, db: transaction }, settings, sent);
    },
  };
}

const clientLimits = (client: string): LimitKey[] => [
  ['client', clientNetwork(client)],
  ['site', clientSite(client)],
];
