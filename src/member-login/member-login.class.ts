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

/** A module that failed to load is requested again at the next interaction. */
const ignore = () => undefined;

/**
 * What an emailed link leaves in the page's URL; it never reaches a server. Without its group, the link was cut by what passed the
 * email on, or has something at its end.
 */
const EMAILED_LINK = /^#community-sign-in(?:=([\w-]{1,200})$|\b)/;

let elements = 0;

/**
 * Signs members in, and shows them what is for members only.
 *
 * The form is in the page's own tree, inside the element, where password managers, autofill and the site's CSS can reach it.
 *
 * @slot - shown to members. It is in the page's source all the same: use `page` for what must stay private
 * @slot signed-out - shown to visitors, beside the form
 * @slot heading - replaces the form's title
 * @slot menu - your own items in the member's menu
 *
 * @fires {CustomEvent<{role: string}>} community-signed-in - a member has signed in, or was signed in already; cancel it to handle `redirect` yourself
 * @fires {CustomEvent<{}>} community-signed-out - the member has signed out, in this tab or elsewhere
 * @fires {CustomEvent<{code: string}>} community-login-error - a step failed; `code` is the reason
 *
 * @csspart base - everything except the content of slots
 * @csspart heading - the title of each step
 * @csspart message - the text of a step
 * @csspart error - an error message
 * @csspart email - the email address in that text
 * @csspart actions - the links and buttons below a step
 * @csspart email-link - the button that asks for a link by email
 * @csspart forgot-password - the button that starts a password reset
 * @csspart inbox-link - the link to the person's inbox
 * @csspart resend - the button that sends the email again
 * @csspart back - the button back to the form
 * @csspart sign-in - the button that completes signing in by an emailed link
 * @csspart login-button - the button that opens the form, in a header
 * @csspart account - the bar with the member's picture, name and menu
 * @csspart account-button - the button that opens the menu
 * @csspart avatar - the member's picture, or their first letter
 * @csspart menu - the open menu
 * @csspart menu-item - an item of the menu
 * @csspart close - the button that closes the profile, password or sessions
 * @csspart remove-picture - the button that removes the member's picture
 * @csspart sign-out-everywhere - the button that ends every session
 * @csspart page - a members' page
 * @csspart lessons - the list of its lessons
 * @csspart lesson - the open lesson
 * @csspart locked-lesson - a lesson that opens later
 * @csspart video - a video in a lesson
 * @csspart diagnostics - the report shown by `debug`
 */
export class MemberLogin extends LitElement {
  static override styles = [baseStyles, formStyles, loginStyles];

  /** URL of the community's API, such as `https://api.example.org`. Default: that of the `<community-provider>` around it, or of the loader script. */
  @property() accessor api = '';

  /** Id of a members' page. It is fetched after signing in, so visitors' browsers never receive it. */
  @property() accessor page = '';

  /** How members sign in: by `password`, by `email`, or `both`. */
  @property() accessor methods: 'both' | 'password' | 'email' = 'both';

  /** For a site's header: a button that opens the form; once signed in, the member's menu. */
  @property({ type: Boolean, converter: booleanConverter, reflect: true }) accessor compact = false;

  /** Where to go after signing in: a URL on this site, or on one of the `redirect-origins`. */
  @property() accessor redirect = '';

  /** Other origins that `redirect` may lead to, separated by spaces. */
  @property({ attribute: 'redirect-origins' }) accessor redirectOrigins = '';

  /** Level of the title among the page's headings, from 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the setup and shows any problems, and how to fix them, below the element. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Your own texts in place of the built-in ones, by key. As an attribute: JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<LoginStrings> = {};

  /** Whether a member is signed in; until that is known, a guess. @internal */
  @state() accessor signedIn = false;
  /** @internal */
  @state() accessor login: LoginController | undefined;
  @state() private accessor current: LoginStep = { name: 'form' };
  /** Whether the form of a header is open. @internal */
  @state() accessor opened = false;

  /** Prefix of the ids inside it. @internal */
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
    // In the capture phase, so that no other script can read what was typed.
    this.addEventListener('submit', this.#submit, { capture: true });
    const touched = (event: Event) => {
      if (this.light.contains(event.target as Node))
        this.#loadLogin().then((login) => login.onInteraction(event), ignore);
    };
    for (const type of ['focusin', 'input', 'keydown', 'click']) this.addEventListener(type, touched);
  }

  /** The container for what the element puts into the page's own tree. @internal */
  get light(): HTMLElement {
    return this.#light.element;
  }

  /** The language in effect where the element is in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** Base URL of API requests; empty while `api` isn't a valid URL. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** The current step. */
  get step(): LoginStep {
    return this.current;
  }

  /** The signed-in member. */
  get member(): Member | undefined {
    return this.login?.member;
  }

  /** The texts, in that language, with the owner's own. @internal */
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
    // If it was only moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Goes to a step. @internal */
  show(step: LoginStep): void {
    this.current = step;
    // Stores only this step: the URL has a link as long as it is valid, and nothing else that grants access is stored.
    rememberStep(this, step.name === 'check-inbox' ? step : undefined);
  }

  /** Calls `deed` once the controller has loaded; shows an error if it can't be loaded. @internal */
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
    const account = login?.accountView();
    if (signedIn)
      return html`${login?.memberBar() ?? html`<div class="member" part="account"></div>`}
      ${account ?? nothing}
      ${this.page ? (login?.membersPage() ?? html`<div class="page"></div>`) : html`<slot></slot>`}
      ${this.#renderStatus(!account)}`;
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

  /** Opens towards the end of its button's line, or towards the start if that would leave the screen. */
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

  /** The live region; and the error, unless it is shown elsewhere. */
  #renderStatus(withError = true): TemplateResult {
    const { login } = this;
    return html`${withError ? html`<p class="error" part="error" .textContent=${login?.errorText() ?? ''}></p>` : nothing}
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

  /** Starts over: another URL is another community. */
  #reset(): void {
    this.#close();
    this.login = undefined;
    this.signedIn = !!this.address && seemsSignedIn(this.address);
    const [emailed, link] = EMAILED_LINK.exec(location.hash) ?? [];
    if (link) this.current = { name: 'link', link };
    else if (emailed) this.current = { name: 'form', error: { code: 'link-broken' } };
    else this.current = recallStep<LoginStep>(this) ?? { name: 'form' };
    const busy = this.current.name !== 'form' || !!this.current.error;
    // In a header the form is closed, so an emailed link opens it.
    this.opened = busy && document.querySelectorAll(this.localName).length === 1;
    if (this.isConnected && this.address && (this.signedIn || busy)) this.#loadLogin().catch(ignore);
  }

  /** Loads what the form's first render doesn't need. */
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

export type { MemberLoginEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'member-login': MemberLogin;
  }
}
