import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.ts';
import '../../src/newsletter-signup/newsletter-signup.ts';
import { startCommunity, type Community, type CommunityOptions } from '../support/community.ts';

/** One person at one signup: what they see and what they do. */
export class Visitor {
  readonly signup: NewsletterSignup;
  readonly community: Community;
  readonly events: string[] = [];

  constructor(signup: NewsletterSignup, community: Community) {
    this.signup = signup;
    this.community = community;
    for (const name of ['-request', '-pending', '-confirmed', '-error']) {
      signup.addEventListener(`community-signup${name}`, (event) => {
        this.events.push(
          event.type + (name === '-error' ? ` ${(event as CustomEvent<{ code: string }>).detail.code}` : ''),
        );
      });
    }
  }

  /** All that can be read in it. */
  get text(): string {
    return `${this.signup.shadowRoot!.textContent} ${this.signup.textContent}`.replace(/\s+/g, ' ');
  }

  field(name: string): HTMLInputElement {
    const field = this.signup.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (!field) throw new Error(`no field "${name}" in: ${this.signup.innerHTML}`);
    return field;
  }

  /** The message tied to a field. */
  message(name: string): string {
    const id = this.field(name).getAttribute('aria-describedby');
    return (id && document.getElementById(id)?.textContent) || '';
  }

  part(name: string): HTMLElement | null {
    return this.signup.shadowRoot!.querySelector(`[part~="${name}"]`);
  }

  type(name: string, text: string): void {
    const field = this.field(name);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  tick(name: string, value: string): void {
    const box = [...this.signup.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)].find(
      (it) => it.value === value,
    );
    box!.click();
  }

  /** Goes to the address field and waits for the rest of the form. */
  async touch(): Promise<void> {
    await this.sees(() => this.signup.newsletter);
    this.field('email').focus();
    this.field('email').dispatchEvent(new Event('input', { bubbles: true }));
    await this.sees(() => this.signup.querySelector('[name="consents"]'));
  }

  async fillIn(email: string): Promise<void> {
    await this.touch();
    this.type('email', email);
    this.tick('consents', 'newsletter');
  }

  press(): void {
    this.signup.querySelector<HTMLElement>('[type="submit"]')!.click();
  }

  async subscribe(email: string): Promise<void> {
    await this.fillIn(email);
    this.press();
  }

  async typeCode(code: string): Promise<void> {
    await this.at('check-inbox');
    await this.sees(() => this.signup.querySelector('[name="code"]'));
    this.field('code').value = code;
    this.press();
  }

  at(step: NewsletterSignup['step']['name']): Promise<void> {
    return this.sees(() => this.signup.step.name === step, `at ${step}`);
  }

  /** Waits until something is so. */
  async sees(what: () => unknown, name = what.toString()): Promise<void> {
    await waitUntil(async () => !!(await what()), name, { timeout: 60_000, interval: 20 }).catch(
      (error: Error) => {
        throw new Error(`${error.message}; at ${JSON.stringify(this.signup.step)}: ${this.text}`);
      },
    );
    await this.signup.updateComplete;
  }
}

/** An address that no other test uses. */
export const someAddress = (host = 'example.org'): string =>
  `ada.${crypto.randomUUID().slice(0, 13)}@${host}`;

let pages = 0;

/** A page with a signup on it, and a community of its own behind it. */
export async function openPage(
  options: CommunityOptions = {},
  tag: (api: string, id: string) => TemplateResult = (api, id) =>
    html`<newsletter-signup id=${id} api=${api}></newsletter-signup>`,
): Promise<Visitor> {
  const community = await startCommunity(options);
  // Each signup has a name, for a step is kept for a reload of the tab, and all tests of a file share one.
  const root = await fixture<HTMLElement>(tag(community.api, `page-${++pages}`));
  const signup = root.matches('newsletter-signup') ? root : root.querySelector('newsletter-signup')!;
  await signup.updateComplete;
  return new Visitor(signup, community);
}

/** The same signup as after a reload of the page. */
export async function reload(visitor: Visitor): Promise<Visitor> {
  const { id, api } = visitor.signup;
  visitor.signup.remove();
  const signup = await fixture<NewsletterSignup>(
    html`<newsletter-signup id=${id} api=${api}></newsletter-signup>`,
  );
  return new Visitor(signup, visitor.community);
}
