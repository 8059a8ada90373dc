import type { SubscriptionPending } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { clientNetwork, clientSite } from '../http/client-network.ts';
import { readFormToken, spendFormToken } from '../http/form-token.ts';
import { consumeLimits, type LimitKey } from '../http/middleware/rate-limit.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { mailboxLimits } from './mailbox-limits.ts';
import { beginSignup, requireConsents, type SignupInput } from './signups.ts';

export interface SubscribeInput extends SignupInput {
  formToken: string;
}

/** The steps of a signup, shared by the JSON API and the plain form. */
interface Checked {
  settings: Settings;
  /** Of the form token. */
  nonce: string;
}

export interface SubscribeSteps {
  /**
   * Checks what the person can correct, then the limits, each in a short transaction of its own, so that
   * signups do not block each other. An attempt counts whatever its outcome.
   */
  before: () => Promise<Checked>;
  /** Spends the form token and stores the signup. */
  work: (ctx: AppContext, checked: Checked) => Promise<SubscriptionPending>;
}

export function subscribeSteps(ctx: AppContext, sent: SubscribeInput): SubscribeSteps {
  return {
    async before() {
      const settings = await readSettings(ctx.db);
      const { locale, consents } = sent.request;
      requireConsents(newsletterIn(settings, [locale]), consents);
      const nonce = await readFormToken(ctx, sent.formToken);
      await consumeLimits(ctx, [
        ...(sent.client === undefined ? [] : clientLimits(sent.client)),
        ['domain', sent.address.domain],
        ...mailboxLimits(sent.address, sent.client),
        ['all', ''],
      ]);
      return { settings, nonce };
    },
    async work(ctx, { settings, nonce }) {
      await spendFormToken(ctx.db, nonce, ctx.clock.now());
      return beginSignup(ctx, settings, sent);
    },
  };
}

const clientLimits = (client: string): LimitKey[] => [
  ['client', clientNetwork(client)],
  ['site', clientSite(client)],
];
