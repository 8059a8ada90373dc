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

/** Keys of the signups that forms of this page are sending: another form of the page leaves them alone. */
const held = new Set<string>();

interface QueuedSignup {
  readonly request: SubscriptionRequest;
  /** When the form token may be used, in milliseconds since 1970. */
  readonly readyAt: number;
}

/** Whoever is at a step and goes to the next. */
export interface StepHost {
  readonly step: SignupStep;
  show(step: SignupStep): void;
}

/** What is said between a filled-in form and the API, until there is a confirmed subscriber. */
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

  /** Listens no more; a later form may take up what is not sent yet. */
  close(): void {
    this.#unsubscribe();
    held.delete(this.#held);
  }

  /** The owner's words and wishes: at once what this browser knows, then what the API says now. */
  async newsletter(locale: string, show: (newsletter: Newsletter) => void): Promise<void> {
    const known = await this.#community.recall(endpoints.newsletter, locale);
    if (known) show(known);
    const result = await this.#community.call(endpoints.newsletter, { query: { lang: locale } });
    if (!result.ok) return;
    show(result.value);
    await this.#community.remember(endpoints.newsletter, result.value, locale);
  }

  /** Takes up what an earlier page began, or was closed upon. */
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

  /** A touch of the form: proof of it is fetched now, so that it is old enough when the form is sent. */
  async fetchToken(): Promise<void> {
    if (this.#isFetchingToken || this.#freshToken()) return;
    this.#isFetchingToken = true;
    this.#token = await formToken(this.#community);
    this.#isFetchingToken = false;
  }

  /** Keeps a filled-in form, then sends it. */
  async send(filled: SignupFields, locale: string): Promise<void> {
    const { outbox } = this.#community;
    // Not waited for: what was typed is kept first, and the sender fetches what is missing.
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

  /** Takes back a signup that waits to be sent. */
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
    // The same code under the same key: an answer that was lost is given again, though the code is spent.
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

  /** Back to the form; the pending signup of the wrong address is withdrawn, which may fail: it runs out by itself. */
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

  /** Asks how far the signup is: the link may have been pressed in another tab. */
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

/** Sends what the outbox kept. The token it goes with is kept too, for a retry must be the very same request. */
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
