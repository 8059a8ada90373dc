import type { Failure, Result } from '../api/client.ts';
import type { Community } from '../community/community.ts';
import type { Session } from '../community/session.ts';
import { memberEndpoints as endpoints } from '../contract/members.ts';
import type { SignedIn } from '../contract/members.ts';
import { formError } from '../ui/form-error.ts';
import type { LoginStep } from './step.ts';

type Inbox = Extract<LoginStep, { name: 'check-inbox' }>;

const failure = (code: string): { ok: false; failure: Failure } => ({ ok: false, failure: { code } });

/** The API calls that sign in: by password, and by an email with a link and a code. */
export class SignInFlow {
  readonly #community: Community;
  readonly #session: Session;

  constructor(community: Community, session: Session) {
    this.#community = community;
    this.#session = session;
  }

  byPassword(email: string, password: string, shared: boolean): Promise<Result<SignedIn>> {
    return this.#signIn(() => this.#session.signIn(endpoints.signIn, { email, password }, shared));
  }

  byCode({ attempt, shared }: Inbox, code: string): Promise<Result<SignedIn>> {
    return this.#signIn(() => this.#session.signIn(endpoints.signInWithCode, { attempt, code }, shared));
  }

  byLink(link: string): Promise<Result<SignedIn>> {
    return this.#signIn(() => this.#session.signIn(endpoints.signInWithLink, { link }));
  }

  /** Requests an email; returns the step that waits for it. */
  async requestEmail(
    email: string,
    locale: string,
    about: Pick<Inbox, 'forgotten' | 'shared'>,
  ): Promise<Result<Inbox>> {
    // A page from a file or in a sandbox has no URL that an email could link to.
    const page = location.origin.startsWith('http')
      ? { page: location.href.split('#')[0]!.slice(0, 2048) }
      : {};
    const result = await this.#community.call(endpoints.requestSignInEmail, {
      body: { email, locale, ...page },
    });
    if (!result.ok) return result;
    const { attempt, resendAfter } = result.value;
    const { forgotten, shared } = about;
    const resendAt = Date.now() + resendAfter * 1000;
    return { ok: true, value: { name: 'check-inbox', email, attempt, forgotten, shared, resendAt } };
  }

  /** Returns the step after another email was requested. */
  async resendEmail(step: Inbox, locale: string): Promise<LoginStep> {
    const result = await this.requestEmail(step.email, locale, step);
    if (result.ok) return { ...result.value, resent: true };
    const error = formError(result.failure);
    return { ...step, busy: false, error, resendAt: error.until ?? step.resendAt };
  }

  /** Browsers create keys on secure pages only. */
  async #signIn(enter: () => Promise<Result<SignedIn>>): Promise<Result<SignedIn>> {
    return isSecureContext ? enter() : failure('insecure');
  }
}
