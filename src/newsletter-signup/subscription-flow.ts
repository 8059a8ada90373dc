import type { Result } from '../api/client.ts';
import type { Community } from '../community/community.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';
import type { Outcome, Sender } from '../community/outbox.ts';
import { newsletterEndpoints as endpoints } from '../contract/newsletter.ts';
import type { SubscriptionRequest } from '../contract/newsletter-requests.ts';
import type { Newsletter, SubscriptionPending } from '../contract/newsletter.ts';
import type { SignupFields } from './fields.ts';
import { attribution, pageAddress } from './origin.ts';
import { formError } from '../ui/form-error.ts';
import type { SignupStep } from './step.ts';

const KIND = 'newsletter-signup';

/** Keys of the signups that forms of this page are sending, so that its other forms skip them. */
const held = new Set<string>();

interface QueuedSignup {
  readonly request: SubscriptionRequest;
  /** When the form token becomes valid, in milliseconds since 1970. */
  readonly readyAt: number;
}

/** The element or controller that shows the steps. */
export interface StepHost {
  readonly step: SignupStep;
  show(step: SignupStep): void;
}

/** The exchange with the API, from a filled-in form to a confirmed subscriber. */
export class SubscriptionFlow {
  readonly #community: Community;
  readonly #host: StepHost;
  #token: Awaited<ReturnType<typeof formToken>>;
  #isFetchingToken = false;
  #confirmation = { of: '', key: '' };
  #held = '';
  readonly #unsubscribe: () => void;

  constructor(community: Community, host: StepHost) {
    this.#community = community;
    this.#host = host;
    community.outbox.handle<QueuedSignup>(KIND, sender(community));
    this.#unsubscribe = community.outbox.subscribe((outcome) => this.#onOutcome(outcome));
  }

  /** Stops listening; a later form may resume what hasn't been sent. */
  close(): void {
    this.#unsubscribe();
    held.delete(this.#held);
  }

  /** Loads the owner's texts and settings: from the cache first, then from the API. */
  async newsletter(locale: string, show: (newsletter: Newsletter) => void): Promise<void> {
    const known = await this.#community.recall(endpoints.newsletter, locale);
    if (known) show(known);
    const result = await this.#community.call(endpoints.newsletter, { query: { lang: locale } });
    if (!result.ok) return;
    show(result.value);
    await this.#community.remember(endpoints.newsletter, result.value, locale);
  }

  /** Resumes what an earlier page has started. */
  async resume(): Promise<void> {
    const { outbox } = this.#community;
    const { step } = this.#host;
    if (step.name === 'check-inbox') return this.checkStatus();
    const waiting = await outbox.pending<QueuedSignup>(KIND);
    const mine =
      'key' in step ? waiting.find((it) => it.key === step.key) : waiting.find((it) => !held.has(it.key));
    if (mine) {
      this.#host.show({ name: 'sending', email: mine.body.request.email, key: mine.key });
      await outbox.flush();
    }
    // Checked last: another tab may have settled it in the meantime.
    const { step: now } = this.#host;
    const outcome = 'key' in now && (await outbox.outcome(now.key));
    if (outcome) this.#onOutcome(outcome);
    else if (!mine && 'key' in now) this.#host.show({ name: 'form', error: { code: 'dropped' } });
  }

  /** Fetches the form token at the first interaction, so that it is old enough when the form is sent. */
  async fetchToken(): Promise<void> {
    if (this.#isFetchingToken || this.#freshToken()) return;
    this.#isFetchingToken = true;
    this.#token = await formToken(this.#community);
    this.#isFetchingToken = false;
  }

  /** Stores a filled-in form, then sends it. */
  async send(filled: SignupFields, locale: string): Promise<void> {
    const { outbox } = this.#community;
    // Not awaited: the form is stored first, and the sender fetches a missing token.
    const token = this.#freshToken();
    this.#token = undefined;
    const request: SubscriptionRequest = {
      ...filled,
      locale,
      ...pageAddress(),
      attribution: attribution(),
      formToken: token?.formToken ?? '',
    };
    const { key } = await outbox.put(KIND, { request, readyAt: token?.readyAt ?? 0 } satisfies QueuedSignup);
    held.add((this.#held = key));
    this.#host.show({ name: 'sending', email: filled.email, key });
    await outbox.flush();
  }

  /** Cancels a pending signup. */
  async cancel(): Promise<void> {
    const { step } = this.#host;
    if ('key' in step) await this.#community.outbox.cancel(step.key);
    this.#host.show({ name: 'form' });
  }

  async confirm(code: string): Promise<void> {
    const { step } = this.#host;
    if (step.name !== 'check-inbox' || step.busy) return;
    this.#host.show({ ...step, busy: true, error: undefined });
    const { subscription } = step;
    // The same code has the same key: if the response was lost, a retry gets it again, although the code is spent.
    const of = subscription + code;
    if (this.#confirmation.of !== of) this.#confirmation = { of, key: createIdempotencyKey() };
    const result = await this.#community.call(endpoints.confirm, {
      body: { subscription, code },
      key: this.#confirmation.key,
    });
    this.#host.show(
      result.ok
        ? { name: 'confirmed', email: step.email }
        : { ...step, busy: false, error: formError(result.failure) },
    );
  }

  async resend(): Promise<void> {
    const { step } = this.#host;
    if (step.name !== 'check-inbox' || step.busy || Date.now() < step.resendAt) return;
    this.#host.show({ ...step, busy: true, error: undefined });
    const { subscription } = step;
    const result = await this.#community.call(endpoints.resendEmail, {
      params: { subscription },
      key: createIdempotencyKey(),
    });
    if (result.ok) this.#host.show({ ...inboxStep(step.email, result.value), resent: true });
    else {
      const error = formError(result.failure);
      this.#host.show({ ...step, busy: false, error, resendAt: error.until ?? step.resendAt });
    }
  }

  /** Goes back to the form and withdraws the signup of the wrong address, which may fail because it expires anyway. */
  withdraw(): void {
    const { step } = this.#host;
    if (step.name !== 'check-inbox') return;
    const { subscription } = step;
    this.#host.show({ name: 'form' });
    void this.#community.call(endpoints.cancelSubscription, {
      params: { subscription },
      key: createIdempotencyKey(),
    });
  }

  /** Checks the signup's status: the link may have been opened in another tab. */
  async checkStatus(): Promise<void> {
    const { step } = this.#host;
    if (step.name !== 'check-inbox') return;
    const { subscription, email } = step;
    const result = await this.#community.call(endpoints.subscription, { params: { subscription } });
    if (!result.ok || this.#host.step !== step) return;
    if (result.value.state === 'confirmed') this.#host.show({ name: 'confirmed', email });
    if (result.value.state === 'gone') this.#host.show({ name: 'form', error: { code: 'gone' } });
  }

  #freshToken() {
    return this.#token && this.#token.staleAt > Date.now() ? this.#token : undefined;
  }

  #onOutcome(outcome: Outcome): void {
    const { step } = this.#host;
    if (!('key' in step) || step.key !== outcome.key) return;
    const { email, key } = step;
    if (outcome.state === 'waiting') {
      this.#host.show({ name: 'queued', email, key, durable: this.#community.outbox.durable });
    } else if (outcome.state === 'dropped') {
      this.#host.show({ name: 'form', error: { code: 'dropped' } });
    } else {
      this.#host.show(stepAfter(email, outcome.result as Result<SubscriptionPending>));
    }
  }
}

const stepAfter = (email: string, result: Result<SubscriptionPending>): SignupStep =>
  result.ok ? inboxStep(email, result.value) : { name: 'form', error: formError(result.failure) };

const inboxStep = (email: string, { subscription, resendAfter }: SubscriptionPending) =>
  ({ name: 'check-inbox', email, subscription, resendAt: Date.now() + resendAfter * 1000 }) as const;

async function formToken(community: Community) {
  const result = await community.call(endpoints.formToken);
  if (!result.ok) return undefined;
  const { token, minimumFill, expiresIn } = result.value;
  const now = Date.now();
  return { formToken: token, readyAt: now + minimumFill * 1000, staleAt: now + expiresIn * 500 };
}

/** Sends what the outbox has stored, with its token stored too, because a retry must be the same request. */
const sender =
  (community: Community): Sender<QueuedSignup> =>
  async ({ key, body }, amend) => {
    let { request, readyAt } = body;
    for (let more = true; ; more = false) {
      if (!request.formToken) {
        const token = await formToken(community);
        if (!token) return { ok: false, failure: { code: 'unreachable' } };
        ({ readyAt } = token);
        request = { ...request, formToken: token.formToken };
        await amend({ request, readyAt });
      }
      await pastTime(readyAt);
      const result = await community.call(endpoints.subscribe, { body: request, key });
      if (result.ok || !more) return result;
      const { code, retryAfter = 0 } = result.failure;
      if (code === 'form-token-invalid') request = { ...request, formToken: '' };
      else if (code === 'form-token-too-fast') readyAt = Date.now() + retryAfter * 1000;
      else return result;
    }
  };

const pastTime = (time: number): Promise<void> =>
  new Promise((done) => setTimeout(done, Math.min(time - Date.now(), 10_000)));
