import { LitElement, html, isServer, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiUrlController } from '../community/api-url-controller.ts';
import type { Newsletter } from '../contract/newsletter.ts';
import { DiagnosticsController } from '../diagnostics/diagnostics-controller.ts';
import { belongsTo } from '../ui/fields.ts';
import { booleanConverter } from '../ui/flag.ts';
import { formStyles } from '../ui/form.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { stringsConverter } from '../ui/custom-strings.ts';
import { recallStep, rememberStep } from '../ui/persisted-step.ts';
import { LightTree, isMade } from '../ui/light-tree.ts';
import { fitHeadings } from '../ui/heading-level.ts';
import { translations } from '../locales/newsletter-signup.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { whenVisible } from '../ui/when-visible.ts';
import { initialStrings } from './initial.strings.ts';
import { signupForm } from './form.ts';
import { emptyStyles, signupStyles } from './newsletter-signup.styles.ts';
import type { Signup } from './provider-signup.ts';
import type { SignupStep } from './step.ts';
import type { SignupStrings } from './strings.ts';

/** A module that failed to load is requested again at the next interaction. */
const ignore = () => undefined;

let elements = 0;

/**
 * A form that turns a visitor into a confirmed subscriber.
 *
 * The form is in the page's own tree, inside the element, where autofill and the site's CSS can reach it. A `<form>` that
 * you put inside is enhanced in place; otherwise the element creates one.
 *
 * @slot - your own `<form action="…/newsletter/subscriptions" method="post">`
 * @slot heading - replaces the title from the API
 * @slot promise - replaces the promise from the API
 * @slot consent - small print below the form; checkboxes named `consents` in it are sent
 * @slot success - replaces the text for confirmed subscribers
 *
 * @fires {CustomEvent<{topics: string[], consents: string[]}>} community-signup-request - before a valid form is sent; cancel it to send it yourself
 * @fires {CustomEvent<{}>} community-signup-pending - the API has accepted the signup and sends an email
 * @fires {CustomEvent<{}>} community-signup-confirmed - the email address is confirmed
 * @fires {CustomEvent<{code: string}>} community-signup-error - a step failed; `code` is the reason
 *
 * @csspart base - the whole element
 * @csspart heading - the title of each step
 * @csspart promise - the newsletter's promise
 * @csspart next-issue - when the next issue comes out
 * @csspart message - the text of a step
 * @csspart email - the email address in that text
 * @csspart error - an error message
 * @csspart actions - the links and buttons below a step
 * @csspart inbox-link - the link to the person's inbox
 * @csspart resend - the button that sends the email again
 * @csspart change-email - the button that goes back to the form
 * @csspart next-step - the link shown after a confirmed signup
 * @csspart cancel - the button that cancels a signup that waits for a connection
 * @csspart diagnostics - the report shown by `debug`
 */
export class NewsletterSignup extends LitElement {
  static override styles = [baseStyles, signupStyles];

  /** URL of the community's API, such as `https://api.example.org`. Default: that of the `<community-provider>` around it, or of the loader script. */
  @property() accessor api = '';

  /** A form of another service instead of an API: `buttondown:your-name`, or `mailchimp:` and the URL of its embedded form. */
  @property() accessor provider = '';

  /** Layout: `inline` within text, `card` with a frame, or `bar` with text and form side by side. */
  @property({ reflect: true }) accessor layout: 'inline' | 'card' | 'bar' = 'inline';

  /** Level of the title among the page's headings, from 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the setup and shows any problems, and how to fix them, below the element. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Your own texts in place of the built-in ones, by key. As an attribute: JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<SignupStrings> = {};

  /** @internal */
  @state() accessor newsletter: Newsletter | undefined;
  /** Whether the fields besides the address are shown. @internal */
  @state() accessor expanded = false;
  @state() private accessor current: SignupStep = { name: 'form' };
  @state() private accessor signup: Signup | undefined;

  /** Prefix of the ids inside it. @internal */
  readonly formId = `community-signup-${++elements}`;
  readonly #api = new ApiUrlController(this, () => this.#reset());
  readonly #light = new LightTree(this);
  /** @internal */
  readonly localize: LocalizeController<SignupStrings> = new LocalizeController<SignupStrings>(
    this,
    'newsletter-signup',
    initialStrings,
    translations,
    () => this.signup?.loadNewsletter(),
  );
  #opening: Promise<Signup> | undefined;
  #cleanups: (() => void)[] = [];

  constructor() {
    super();
    new DiagnosticsController(this);
    // In the capture phase: other scripts on our form must neither send it twice nor hide it from us.
    this.addEventListener('submit', this.#submit, { capture: true });
    const touched = (event: Event) => {
      if (belongsTo(this, event.target as Element))
        this.#loadSignup().then((signup) => signup.onInteraction(event), ignore);
    };
    for (const type of ['focusin', 'input', 'change']) this.addEventListener(type, touched);
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
  get step(): SignupStep {
    return this.current;
  }

  /** The form that the owner put inside the element. @internal */
  get ownForm(): HTMLFormElement | undefined {
    return isServer
      ? undefined
      : [...this.querySelectorAll('form')].find((it) => !isMade(it) && belongsTo(this, it));
  }

  /** The texts, in that language, with the owner's own. @internal */
  get words(): SignupStrings {
    return this.localize.words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this.getRootNode(), formStyles, emptyStyles);
    // A form further down in the element may not be parsed yet.
    document.addEventListener('DOMContentLoaded', this.#readContent);
    this.#cleanups = [
      () => document.removeEventListener('DOMContentLoaded', this.#readContent),
      whenVisible(this, () => this.#loadSignup().catch(ignore)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#cleanups) leave();
    // If it was only moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Goes to a step. @internal */
  show(step: SignupStep): void {
    this.current = step;
    rememberStep(this, step.name === 'form' ? undefined : step);
  }

  /**
   * Waits for the language, because a text that changes later would move the page. An owner's form has its own texts.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && !this.ownForm) await this.localize.ready;
    void super.scheduleUpdate();
  }

  // Replaces changed texts as a whole: a page translation replaces text nodes by its own elements.
  protected override render() {
    const { current: step, signup, words, newsletter } = this;
    if (isServer)
      return html`<div class="base ${this.layout}" part="base">
        <slot name="heading"><h2 part="heading">${words.title}</h2></slot>
        <slot name="promise"></slot><slot></slot><slot name="form"></slot><slot name="consent"></slot>
      </div>`;
    const { lang = nothing, dir = nothing } = this.localize;
    const asking = step.name === 'form' || step.name === 'sending';
    const calm = step.name === 'form' && !step.error;
    // Above an owner's own form, shows the owner's own texts or none: ours would move it.
    const own = asking && this.ownForm;
    return html`<div
      class="base ${this.layout} ${own ? 'own' : ''} ${calm ? '' : `settled ${step.name}`}"
      part="base"
      lang=${lang}
      dir=${dir}
    >
      ${
        asking
          ? html`${
                own
                  ? html`<slot name="heading"></slot><slot name="promise"></slot>`
                  : html`<div class="words" lang=${newsletter?.locale ?? nothing}>
                      <slot name="heading"
                        ><h2 part="heading" dir="auto" .textContent=${newsletter?.title ?? words.title}></h2
                      ></slot>
                      <slot name="promise"
                        ><p
                          class="promise"
                          part="promise"
                          dir="auto"
                          .textContent=${newsletter?.promise ?? ''}
                        ></p
                      ></slot>
                      <p
                        class="next"
                        part="next-issue"
                        lang=${this.language}
                        .textContent=${signup?.nextIssue() ?? ''}
                      ></p>
                    </div>`
              }
              <slot @slotchange=${this.#readContent}></slot>
              <slot name="form"></slot>
              <slot name="consent"></slot>`
          : signup?.view()
      }
      <p class="error" part="error" .textContent=${signup?.errorText() ?? ''}></p>
      <div class="spoken" role="status" .textContent=${signup?.announcement() ?? ''}></div>
    </div>`;
  }

  protected override updated(): void {
    fitHeadings(this);
    const { current: step, signup } = this;
    const asking = step.name === 'form' || step.name === 'sending';
    const mine = asking && !this.ownForm && document.readyState !== 'loading';
    this.#light.render(mine ? signupForm(this, signup?.moreFields()) : signup?.codeForm(), this.localize);
    signup?.updated();
  }

  /** The owner's form has been parsed, added or removed. */
  readonly #readContent = (): void => this.requestUpdate();

  readonly #submit = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (!(this.address || this.provider) || !belongsTo(this, form)) return;
    event.preventDefault();
    if (isMade(form)) event.stopImmediatePropagation();
    this.#loadSignup().then(
      (signup) => signup.submit(),
      // The module failed to load, so the browser posts the form itself. A field may be called "submit".
      () => HTMLFormElement.prototype.submit.call(form),
    );
  };

  /** Starts over: another URL is another community. */
  #reset(): void {
    const opened = this.#opening;
    this.#close();
    this.signup = undefined;
    this.newsletter = undefined;
    this.current = recallStep<SignupStep>(this) ?? { name: 'form' };
    if (this.isConnected && (opened || this.current.name !== 'form')) this.#loadSignup().catch(ignore);
  }

  /** Loads what the form's first render doesn't need. */
  #loadSignup(): Promise<Signup> {
    return (this.#opening ??= this.#importSignup());
  }

  async #importSignup(): Promise<Signup> {
    try {
      const { SignupController } = await (this.provider
        ? import('./provider-signup.ts')
        : import('./signup-controller.ts'));
      return (this.signup = await SignupController.open(this));
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  /** Keeps what is shown, because someone may have typed into it. */
  #close(): void {
    // Also one that is still on its way.
    this.#opening?.then((it) => it.close(), ignore);
    this.#opening = undefined;
  }
}

export type { NewsletterSignupEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'newsletter-signup': NewsletterSignup;
  }
}
