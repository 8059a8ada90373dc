import { fixture, html, waitUntil } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { MemberLogin } from '../../src/member-login/member-login.ts';
import '../../src/member-login/member-login.ts';
import { startCommunity, type Community, type CommunityOptions } from '../support/community.ts';

export const PASSWORD = 'three blue herons';

/** One person at one login: what they see and what they do. */
export class Person {
  readonly login: MemberLogin;
  readonly community: Community;
  readonly events: string[] = [];

  constructor(login: MemberLogin, community: Community) {
    this.login = login;
    this.community = community;
    for (const name of ['community-signed-in', 'community-signed-out', 'community-login-error']) {
      login.addEventListener(name, (event) => {
        const { code, role } = (event as CustomEvent<{ code?: string; role?: string }>).detail;
        this.events.push([event.type, code ?? role].filter(Boolean).join(' '));
      });
    }
  }

  /** All that the element shows by itself, and its forms. */
  get text(): string {
    const { shadowRoot, light } = this.login;
    return `${shadowRoot!.textContent} ${light.textContent}`.replace(/\s+/g, ' ');
  }

  get error(): string {
    return this.part('error')?.textContent ?? '';
  }

  field(name: string): HTMLInputElement {
    const field = this.login.light.querySelector<HTMLInputElement>(`[name="${name}"], [data-name="${name}"]`);
    if (!field) throw new Error(`no field "${name}" in: ${this.login.light.innerHTML}`);
    return field;
  }

  /** The message tied to a field. */
  message(name: string): string {
    const id = this.field(name).getAttribute('aria-describedby');
    return (id && document.getElementById(id)?.textContent) || '';
  }

  part(name: string): HTMLElement | null {
    return this.login.shadowRoot!.querySelector(`[part~="${name}"]`);
  }

  button(text: string): HTMLElement {
    const found = [...this.login.shadowRoot!.querySelectorAll('button')].find((it) =>
      it.textContent.trim().startsWith(text),
    );
    if (!found) throw new Error(`no button "${text}" in: ${this.text}`);
    return found;
  }

  /** Whether what stands in the tag for members can be seen. */
  get open(): boolean {
    const content = this.login.querySelector<HTMLElement>('.for-members');
    return !!content && content.getBoundingClientRect().height > 0;
  }

  type(name: string, text: string): void {
    const field = this.field(name);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  press(): void {
    this.login.light.querySelector<HTMLElement>('[type="submit"]')!.click();
  }

  async signIn(email: string, password = PASSWORD): Promise<void> {
    await this.sees(() => this.login.light.querySelector('[data-name="password"]'));
    this.type('email', email);
    this.type('password', password);
    this.press();
  }

  /** Asks for a mail, and reads it. */
  async askForMail(email: string, part = 'email-link') {
    await this.sees(() => this.login.light.querySelector('[name="email"]'));
    this.type('email', email);
    this.part(part)!.click();
    await this.at('check-inbox');
    await this.community.until(async (it) => (await it.mails(email)).length > 0);
    return (await this.community.mails(email)).at(-1)!;
  }

  async typeCode(code: string): Promise<void> {
    await this.sees(() => this.login.light.querySelector('[name="code"]'));
    this.type('code', code);
    this.press();
  }

  /** Opens one of the items of the menu. */
  async choose(item: string): Promise<void> {
    await this.sees(() => this.part('account-button'));
    this.part('account-button')!.click();
    await this.login.updateComplete;
    this.part(item)!.click();
  }

  at(step: MemberLogin['step']['name']): Promise<void> {
    return this.sees(() => this.login.step.name === step, `at ${step}`);
  }

  in(): Promise<void> {
    return this.sees(() => this.login.member, 'in');
  }

  out(): Promise<void> {
    return this.sees(() => !this.login.signedIn && this.login.login, 'out');
  }

  /** Waits until something is so. */
  async sees(what: () => unknown, name = what.toString()): Promise<void> {
    await waitUntil(async () => !!(await what()), name, { timeout: 30_000, interval: 20 }).catch(
      (error: Error) => {
        throw new Error(`${error.message}; at ${JSON.stringify(this.login.step)}: ${this.text}`);
      },
    );
    await this.login.updateComplete;
  }
}

/** An address that no other test uses. */
export const someAddress = (host = 'example.org'): string =>
  `ada.${crypto.randomUUID().slice(0, 13)}@${host}`;

let pages = 0;

const gate = (api: string, id: string) =>
  html`<member-login id=${id} api=${api}
    ><p class="for-members">Bring what is half done.</p>
    <p slot="signed-out">For members.</p></member-login
  >`;

/** A page with a login on it, and a community of its own behind it. */
export async function openPage(
  options: CommunityOptions = {},
  tag: (api: string, id: string) => TemplateResult = gate,
): Promise<Person> {
  const community = await startCommunity(options);
  const root = await fixture<HTMLElement>(tag(community.api, `login-${++pages}`));
  const login = root.matches('member-login') ? root : root.querySelector('member-login')!;
  await login.updateComplete;
  return new Person(login, community);
}

/** A page with a member signed in. */
export async function openAsMember(
  options: CommunityOptions = {},
  tag?: (api: string, id: string) => TemplateResult,
): Promise<Person & { email: string }> {
  const person = await openPage(options, tag);
  const email = someAddress();
  await person.community.member({ email, password: PASSWORD, name: 'Ada' });
  await person.signIn(email);
  await person.in();
  await person.sees(() => person.part('account-button'));
  return Object.assign(person, { email });
}

/** The same page as after a reload: nothing in memory, what was stored is there. */
export async function reload(
  person: Person,
  tag: (api: string, id: string) => TemplateResult = gate,
): Promise<Person> {
  const { id, api } = person.login;
  person.login.remove();
  await new Promise((done) => setTimeout(done));
  const page = globalThis as Record<symbol, unknown>;
  for (const name of ['1', 'signed-in']) delete page[Symbol.for(`community-widgets/${name}`)];
  const login = await fixture<MemberLogin>(tag(api, id));
  return new Person(login, person.community);
}
