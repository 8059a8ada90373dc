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

export interface SubscribeInput extends SignupInput {
  formToken: string;
}

/** The steps of a signup, shared by the JSON API and the plain form. */
export interface SubscribeSteps {
  /**
   * Checks what the person can correct, then the limits, each in a short transaction of its own, so that
   * signups do not block each other. An attempt counts whatever its outcome.
   */
  check: () => Promise<ProblemError | undefined>;
  /** Spends the form token and stores the signup. */
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
