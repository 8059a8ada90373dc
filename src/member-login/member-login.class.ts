import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiUrlController } from '../community/api-url-controller.ts';
import { seemsSignedIn } from '../community/signed-in-hint.ts';
import type { Member } from '../contract/members.ts';
import { DiagnosticsController } from '../diagnostics/diagnostics-controller.ts';
import { booleanConverter } from '../ui/flag.ts';
import { formStyles } from '../ui/form.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { stringsConverter } from '../ui/custom-strings.ts';
import { recallStep, rememberStep } from '../ui/persisted-step.ts';
import { LightTree } from '../ui/light-tree.ts';
import { fitHeadings } from '../ui/heading-level.ts';
import { translations } from '../locales/member-login.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { whenVisible } from '../ui/when-visible.ts';
import { initialStrings } from './initial.strings.ts';
import { holdBarWidth } from './bar-width.ts';
import { signInForm } from './form.ts';
import type { LoginController } from './login-controller.ts';
import { gateStyles, loginStyles } from './member-login.styles.ts';
import type { LoginStep } from './step.ts';
import type { LoginStrings } from './strings.ts';

/** What is not there yet is asked for again at the next touch. */
const ignore = () => undefined;

/**
 * What an emailed link leaves in the page's URL; it never reaches a server. Without its group, the link was cut by what passed the
 * email on, or has something at its end.
 */
const EMAILED_LINK = /^#community-sign-in(?:=([\w-]{1,200})$|\b)/;

let elements = 0;

/**
 * The way in for members, and what opens for them.
 *
 * The form stands in the page's own tree, inside the tag: password managers, autofill and the site's CSS reach it.
 *
 * @slot - what members see. It is in the source of the page all the same: what must stay private is a `page`
 * @slot signed-out - what strangers see besides the form
 * @slot heading - replaces the title over the form
 * @slot menu - the site's own items in the member's menu
 *
 * @fires {CustomEvent<{role: string}>} community-signed-in - somebody came in, or is in already; cancel it to take over the way to `redirect`
 * @fires {CustomEvent<{}>} community-signed-out - the session has ended, here or elsewhere
 * @fires {CustomEvent<{code: string}>} community-login-error - it did not go on; `code` says why
 *
 * @csspart base - everything but what the slots hold
 * @csspart heading - the title of each step
 * @csspart message - what a step says
 * @csspart error - what went wrong
 * @csspart email - the email address in it
 * @csspart actions - the links under a step
 * @csspart email-link - the button that asks for a link by email
 * @csspart forgot-password - the button for a new password
 * @csspart inbox-link - the link to the inbox
 * @csspart resend - the button that sends the email again
 * @csspart back - the button back to the form
 * @csspart sign-in - the button that spends an emailed link
 * @csspart login-button - the button that opens the form, in a header
 * @csspart account - the bar with picture, name and menu
 * @csspart account-button - the button that opens the menu
 * @csspart avatar - the member's picture, or their first letter
 * @csspart menu - the open menu
 * @csspart menu-item - a button in it
 * @csspart close - the button that closes profile, password or sessions
 * @csspart remove-picture - the button that removes the member's picture
 * @csspart sign-out-everywhere - the button that ends every session
 * @csspart page - a members' page
 * @csspart lessons - its lessons
 * @csspart lesson - an open lesson
 * @csspart locked-lesson - one that opens later
 * @csspart video - a video in a lesson
 * @csspart diagnostics - what `debug` shows
 */
export class MemberLogin extends LitElement {
  static override styles = [baseStyles, loginStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /** A members' page of the community, by its id: fetched after signing in, so that it is in no stranger's browser. */
  @property() accessor page = '';

  /** Ways in: `both`, or only by `password`, or only by `email`. */
  @property() accessor methods: 'both' | 'password' | 'email' = 'both';

  /** For a header: a button that opens the form, then only the member's menu. */
  @property({ type: Boolean, converter: booleanConverter, reflect: true }) accessor compact = false;

  /** Where to go after signing in: an address of this site, or of an origin in `redirect-origins`. */
  @property() accessor redirect = '';

  /** Other origins that `redirect` may lead to, with spaces between them. */
  @property({ attribute: 'redirect-origins' }) accessor redirectOrigins = '';

  /** The level of the title among the headings of the page, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<LoginStrings> = {};

  /** Whether somebody is in; at the very first as it seems. @internal */
  @state() accessor signedIn = false;
  /** @internal */
  @state() accessor login: LoginController | undefined;
  @state() private accessor current: LoginStep = { name: 'form' };
  /** Whether the form of a header is shown. @internal */
  @state() accessor opened = false;

  /** Prefix of the ids in it. @internal */
  readonly formId = `community-login-${++elements}`;
  readonly #api = new ApiUrlController(this, () => this.#reset());
  readonly #light = new LightTree(this);
  /** @internal */
  readonly localize = new LocalizeController<LoginStrings>(
    this,
    'member-login',
    initialStrings,
    translations,
  );
  #opening: Promise<LoginController> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor() {
    super();
    new DiagnosticsController(this);
    // While it is captured, so that no other script comes by what was typed.
    this.addEventListener('submit', this.#submit, { capture: true });
    const touched = (event: Event) => {
      if (this.light.contains(event.target as Node))
        this.#loadLogin().then((login) => login.onInteraction(event), ignore);
    };
    for (const type of ['focusin', 'input', 'keydown', 'click']) this.addEventListener(type, touched);
  }

  /** Holds what the element puts into the page's own tree. @internal */
  get light(): HTMLElement {
    return this.#light.element;
  }

  /** The language of its place in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** Where calls go; empty while `api` is no address. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** What is shown now. */
  get step(): LoginStep {
    return this.current;
  }

  /** The member who is signed in. */
  get member(): Member | undefined {
    return this.login?.member;
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): LoginStrings {
    return this.localize.words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this.getRootNode(), formStyles, gateStyles);
    this.#stopWatching = whenVisible(this, () => this.#loadLogin().catch(ignore));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    // Moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Goes to a step. @internal */
  show(step: LoginStep): void {
    this.current = step;
    // A link is in the address as long as it is good, and nothing else that could let anybody in is kept.
    rememberStep(this, step.name === 'check-inbox' ? step : undefined);
  }

  /** Does something with what is loaded at the first touch; says so where that cannot be loaded. @internal */
  withLogin(deed: (login: LoginController) => unknown): void {
    const fail = () => this.show({ name: 'form', error: { code: 'unreachable' } });
    this.#loadLogin().then(deed, fail);
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.localize.ready;
    void super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { signedIn, login, compact } = this;
    if (signedIn)
      return html`${login?.memberBar() ?? html`<div class="member" part="account"></div>`}
      ${login?.accountView() ?? nothing}
      ${this.page ? (login?.membersPage() ?? html`<div class="page"></div>`) : html`<slot></slot>`}
      ${this.#renderStatus()}`;
    if (!compact) return html`${this.#renderForm()}<slot name="signed-out"></slot>`;
    return html`<button
        type="button"
        class="open"
        part="login-button"
        aria-expanded=${this.opened}
        @click=${this.#toggle}
      >
        ${this.words.signIn}
      </button>
      <div class="drop" ?hidden=${!this.opened}>${this.#renderForm()}</div>`;
  }

  protected override updated(): void {
    fitHeadings(this);
    const { step, signedIn, login } = this;
    const asking = !signedIn && step.name === 'form' && !!this.address;
    this.#light.render(asking ? signInForm(this) : login?.lightForm(), this.localize);
    if (this.compact && signedIn) holdBarWidth(this);
    login?.updated();
    this.#positionDropdown();
  }

  /** It opens towards the end of its button's line; where that is over the edge of the screen, towards the other. */
  #positionDropdown(): void {
    const drop = this.compact && this.opened ? this.renderRoot.querySelector<HTMLElement>('.drop') : null;
    if (!drop) return;
    drop.style.insetInline = '';
    const { left, right } = drop.getBoundingClientRect();
    const over = left < 0 || right > document.documentElement.clientWidth;
    if (!over) return;
    const { left: own } = this.getBoundingClientRect();
    const room = document.documentElement.clientWidth - drop.offsetWidth;
    drop.style.insetInline = 'auto';
    drop.style.left = `${Math.max(0, Math.min(own, room)) - own}px`;
  }

  /** The form and the steps after it. */
  #renderForm(): TemplateResult {
    const { step, words, login } = this;
    const { lang = nothing, dir = nothing } = this.localize;
    if (step.name !== 'form')
      return html`<div class="base card settled" part="base" lang=${lang} dir=${dir}>
        ${login?.view()}${this.#renderStatus()}
      </div>`;
    const mail = (forgotten: boolean) => () => this.withLogin((it) => it.requestEmail(forgotten));
    const action = (name: string, text: string, act: () => void) =>
      html`<button type="button" part=${name} @click=${act}>${text}</button>`;
    return html`<div class="base card" part="base" lang=${lang} dir=${dir}>
      <slot name="heading"><h2 part="heading">${words.title}</h2></slot>
      <slot name="form"></slot>
      ${
        this.methods === 'both'
          ? html`<div class="actions" part="actions">
              ${action('email-link', words.mailMe, mail(false))}
              ${action('forgot-password', words.forgotten, mail(true))}
            </div>`
          : nothing
      }
      ${this.#renderStatus()}
    </div>`;
  }

  #renderStatus(): TemplateResult {
    const { login } = this;
    return html`<p class="error" part="error" .textContent=${login?.errorText() ?? ''}></p>
      <div class="spoken" role="status" .textContent=${login?.announcement() ?? ''}></div>`;
  }

  readonly #toggle = (): void => {
    this.opened = !this.opened;
    if (this.opened) void this.updateComplete.then(() => this.light.querySelector('input')?.focus());
  };

  readonly #submit = (event: SubmitEvent): void => {
    if (!this.light.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.withLogin((login) => login.submit());
  };

  /** Another address is another community. */
  #reset(): void {
    this.#close();
    this.login = undefined;
    this.signedIn = !!this.address && seemsSignedIn(this.address);
    const [emailed, link] = EMAILED_LINK.exec(location.hash) ?? [];
    if (link) this.current = { name: 'link', link };
    else if (emailed) this.current = { name: 'form', error: { code: 'link-broken' } };
    else this.current = recallStep<LoginStep>(this) ?? { name: 'form' };
    const busy = this.current.name !== 'form' || !!this.current.error;
    // In a header the form is folded, and a mailed link must not end before a closed door.
    this.opened = busy && document.querySelectorAll(this.localName).length === 1;
    if (this.isConnected && this.address && (this.signedIn || busy)) this.#loadLogin().catch(ignore);
  }

  /** Brings in what the form's first picture can do without. */
  #loadLogin(): Promise<LoginController> {
    return (this.#opening ??= this.#importLogin());
  }

  async #importLogin(): Promise<LoginController> {
    try {
      const { LoginController } = await import('./login-controller.ts');
      return (this.login = await LoginController.open(this));
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  #close(): void {
    // Also one that is still on its way.
    this.#opening?.then((it) => it.close(), ignore);
    this.#opening = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'member-login': MemberLogin;
  }
  interface HTMLElementEventMap {
    'community-signed-in': CustomEvent<{ role: string }>;
    'community-signed-out': CustomEvent<object>;
    'community-login-error': CustomEvent<{ code: string }>;
  }
}
