import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { parseApiUrl } from '../community/api-url.ts';
import { communityAt, type Community } from '../community/community.ts';
import { sessionOf } from '../community/session.ts';
import { fill } from '../contract/fill.ts';
import type { Member } from '../contract/members.ts';
import { Announcer } from '../ui/announcer.ts';
import { currentRoute, linkTo, NAVIGATED, sections, titleOf, type Route, type Section } from './route.ts';
import { ANNOUNCED, type SectionElement } from './section.ts';
import { failureText, strings } from './strings.ts';

// The page of a server at `/console`, in English, for hosts. In the page's own tree, whose style sheet it takes.

type Access =
  | { name: 'opening' }
  | { name: 'signed-out' }
  /** A member who is no host. */
  | { name: 'refused'; member: Member }
  | { name: 'open'; member: Member; community: Community };

const loaders: Record<Section, () => Promise<unknown>> = {
  overview: () => import('./overview/overview-section.ts'),
  letters: () => import('./letters/letters-section.ts'),
  subscribers: () => import('./subscribers/subscribers-section.ts'),
  members: () => import('./members/members-section.ts'),
  pages: () => import('./pages/pages-section.ts'),
  events: () => import('./events/events-section.ts'),
  showcase: () => import('./showcase/showcase-section.ts'),
  connections: () => import('./connections/connections-section.ts'),
  activity: () => import('./activity/activity-section.ts'),
  settings: () => import('./settings/settings-section.ts'),
  server: () => import('./server/server-section.ts'),
};

class CommunityConsole extends LitElement {
  /** Public address of the server. */
  @property() accessor url = '';
  /** Title of the newsletter. */
  @property() accessor community = '';

  @state() private accessor access: Access = { name: 'opening' };
  @state() private accessor route: Route = currentRoute();
  /** Why a section could not be loaded. */
  @state() private accessor error = '';

  readonly #announcer = new Announcer(this);
  /** The element of the section, which may be defined later. */
  #shown: SectionElement | undefined;
  #unsubscribe: (() => void) | undefined;
  /** Whether the focus goes to the heading when the section is there. */
  #movesFocus = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#navigated);
    addEventListener('popstate', this.#navigated);
    addEventListener(NAVIGATED, this.#navigated);
    this.addEventListener(ANNOUNCED, this.#announced);
    void this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#navigated);
    removeEventListener('popstate', this.#navigated);
    removeEventListener(NAVIGATED, this.#navigated);
    this.#unsubscribe?.();
  }

  async #open(): Promise<void> {
    const community = await communityAt(parseApiUrl(this.url, 'community-console'));
    const session = await sessionOf(community);
    const read = () => {
      const { member } = session;
      if (!member) this.access = { name: 'signed-out' };
      else if (member.role === 'host') this.access = { name: 'open', member, community };
      else this.access = { name: 'refused', member };
    };
    this.#unsubscribe = session.subscribe(read);
    read();
  }

  readonly #announced = ({ detail }: CustomEvent<string>): void => this.#announcer.announce(detail);

  readonly #navigated = (event: Event): void => {
    const { section, path, query } = currentRoute();
    const before = this.route;
    if (section === before.section && path === before.path && query.toString() === before.query.toString())
      return;
    const stays = (event as CustomEvent<unknown>).detail === 'replace';
    this.#movesFocus = !stays && (section !== before.section || path !== before.path);
    this.route = { section, path, query };
  };

  protected override willUpdate(changes: PropertyValues): void {
    if (!changes.has('route') && !changes.has('access')) return;
    this.error = '';
    if (this.access.name !== 'open' || !this.route.section) {
      this.#shown = undefined;
      return;
    }
    void loaders[this.route.section]().catch(() => (this.error = failureText('unreachable')));
  }

  protected override render(): TemplateResult {
    const { access } = this;
    return html`<a class="skip" href="#console-main" @click=${this.#skip}>${strings.skip}</a>
      <header>
        <p class="brand"><strong>${this.community}</strong> ${strings.title}</p>
        ${
          access.name === 'open' || access.name === 'refused'
            ? html`<member-login compact api=${this.url}></member-login>`
            : nothing
        }
      </header>
      ${access.name === 'open' ? this.#nav() : nothing}
      <main id="console-main" tabindex="-1" aria-busy=${access.name === 'opening'}>${this.#main()}</main>
      <p class="announcement" role="status" .textContent=${this.#announcer.sentence}></p>`;
  }

  #nav(): TemplateResult {
    return html`<nav aria-label=${strings.sections}>
      <ul role="list">
        ${sections.map(
          (it) =>
            html`<li>
              <a
                href=${linkTo(it)}
                aria-current=${this.route.section === it ? (this.route.path ? 'true' : 'page') : nothing}
                >${strings[it]}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #main(): TemplateResult {
    const { access } = this;
    switch (access.name) {
      case 'opening':
        return html`<p class="loading">${strings.loading}</p>`;
      case 'signed-out':
        return html`<div class="sign-in">
          <h1 tabindex="-1">${strings.title}</h1>
          <p>${strings.signInText}</p>
          <member-login api=${this.url} heading-level="2"></member-login>
        </div>`;
      case 'refused':
        return html`<h1 tabindex="-1">${strings.title}</h1>
          <p>${fill(strings.forbidden, { email: access.member.email })}</p>`;
      case 'open':
        return this.#section(access.community);
    }
  }

  #section(community: Community): TemplateResult {
    const { section, path, query } = this.route;
    if (this.error) return html`<p class="error" role="alert">${this.error}</p>`;
    if (!section)
      return html`<h1 tabindex="-1">${strings.notFoundTitle}</h1>
        <p>${strings.notFoundText}</p>`;
    const tag = `console-${section}`;
    if (this.#shown?.localName !== tag) this.#shown = document.createElement(tag) as SectionElement;
    return html`${Object.assign(this.#shown, { community, path, query })}`;
  }

  protected override updated(changes: PropertyValues): void {
    const isOpen = this.access.name === 'open';
    const parts = [isOpen && titleOf(this.route.section), strings.title, this.community];
    document.title = parts.filter(Boolean).join(' · ');
    const before = changes.get('access') as Access | undefined;
    // Who has signed in or out was in a form that is gone.
    if (before && before.name !== 'opening' && before.name !== this.access.name) this.#movesFocus = true;
    if (changes.has('route') || changes.has('access'))
      this.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    if (this.#movesFocus && this.access.name !== 'opening') void this.#focusHeading();
  }

  async #focusHeading(): Promise<void> {
    this.#movesFocus = false;
    const { section } = this.route;
    if (this.access.name === 'open' && section) {
      const tag = `console-${section}`;
      await customElements.whenDefined(tag);
      const element = this.querySelector<SectionElement>(tag);
      await element?.updateComplete;
      if (section !== this.route.section) return;
    }
    this.querySelector<HTMLElement>('main h1')?.focus();
  }

  /** Not by the fragment, which is the route. */
  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.querySelector<HTMLElement>('main')?.focus();
  };
}

customElements.define('community-console', CommunityConsole);
