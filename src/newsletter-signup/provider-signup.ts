import { queryField } from '../ui/fields.ts';
import type { SignupHost } from './signup-host.ts';
import type { SignupController } from './signup-controller.ts';

/** What the element uses of a controller. */
export type Signup = Pick<
  SignupController,
  | 'view'
  | 'nextIssue'
  | 'errorText'
  | 'announcement'
  | 'moreFields'
  | 'codeForm'
  | 'updated'
  | 'onInteraction'
  | 'submit'
  | 'loadNewsletter'
  | 'close'
>;

/** Where a service takes a form, and what its fields are called there. */
interface Target {
  action: string;
  email: string;
  name: string;
  /** Fields that are always the same. */
  fixed?: Record<string, string>;
}

/** The forms that services document for pages without a server, by what stands before the colon. */
const targets: Record<string, (rest: string) => Target | undefined> = {
  // https://docs.buttondown.com/building-your-subscriber-base
  buttondown: (user) =>
    /^[\w-]+$/.test(user)
      ? {
          action: `https://buttondown.com/api/emails/embed-subscribe/${user}`,
          ...{ email: 'email', name: 'metadata__name', fixed: { embed: '1' } },
        }
      : undefined,
  // The address of the form that Mailchimp makes for an audience: Audience → Signup forms → Embedded form.
  mailchimp: (address) =>
    /^https:\/\/[\w.-]+\.list-manage\.com\/subscribe\/post\?/.test(address)
      ? { action: address, email: 'EMAIL', name: 'FNAME' }
      : undefined,
};

const nothing = () => undefined;
const silent = () => '';

/**
 * Posts the form to a service for owners without a server of ours: in a new tab, as a browser does without scripts,
 * because the service may ask for more there.
 */
class ProviderSignup implements Signup {
  readonly #host: SignupHost;
  readonly view = nothing;
  readonly nextIssue = nothing;
  readonly errorText = silent;
  readonly announcement = silent;
  readonly moreFields = nothing;
  readonly codeForm = nothing;
  readonly updated = nothing;
  readonly onInteraction = nothing;
  readonly loadNewsletter = nothing;
  readonly close = nothing;

  private constructor(host: SignupHost) {
    this.#host = host;
  }

  static async open(host: SignupHost): Promise<ProviderSignup> {
    return new ProviderSignup(host);
  }

  async submit(): Promise<void> {
    const host = this.#host;
    const email = queryField(host, 'email');
    if (!email?.form!.reportValidity()) return;
    const target = targetOf(host);
    const detail = { topics: [], consents: [] };
    const init = { detail, bubbles: true, composed: true, cancelable: true };
    if (!target || !host.dispatchEvent(new CustomEvent('community-signup-request', init))) return;
    const fields = {
      ...target.fixed,
      [target.email]: email.value.trim(),
      [target.name]: queryField(host, 'name')?.value.trim() ?? '',
    };
    const form = document.createElement('form');
    Object.assign(form, { action: target.action, method: 'post', target: '_blank', hidden: true });
    for (const [name, value] of Object.entries(fields)) {
      const field = document.createElement('input');
      Object.assign(field, { type: 'hidden', name, value });
      if (value) form.append(field);
    }
    document.body.append(form);
    form.submit();
    form.remove();
  }
}

export { ProviderSignup as SignupController };

function targetOf({ provider }: SignupHost): Target | undefined {
  const colon = provider.indexOf(':');
  const service = provider.slice(0, colon);
  const target = Object.hasOwn(targets, service) ? targets[service]!(provider.slice(colon + 1)) : undefined;
  if (!target)
    console.error(
      `newsletter-signup: provider="${provider}" is no form of a service. Write provider="buttondown:your-name", or "mailchimp:" and the address of your embedded form, which has list-manage.com in it.`,
    );
  return target;
}
