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
import type { SignupController } from './signup-controller.ts';
import type { SignupStep } from './step.ts';
import type { SignupStrings } from './strings.ts';

/** What is not there yet is asked for again at the next touch. */
const ignore = () => undefined;

let elements = 0;

/**
 * A form that turns a visitor into a confirmed subscriber.
 *
 * The form stands in the page's own tree, inside the tag: password managers, autofill and the site's CSS reach it. A
 * `<form>` given inside the tag is upgraded in place, else the element makes one.
 *
 * @slot - the owner's own `<form action="…/newsletter/subscriptions" method="post">`
 * @slot heading - replaces the title from the API
 * @slot promise - replaces the promise from the API
 * @slot consent - small print under the form; boxes named `consents` in it count
 * @slot success - replaces what a confirmed subscriber reads
 *
 * @fires {CustomEvent<{topics: string[], consents: string[]}>} community-signup-request - before a valid form is sent; cancel it to take over
 * @fires {CustomEvent<{}>} community-signup-pending - the API has it, and a mail is on its way
 * @fires {CustomEvent<{}>} community-signup-confirmed - the address is confirmed
 * @fires {CustomEvent<{code: string}>} community-signup-error - it did not go on; `code` says why
 *
 * @csspart base - everything
 * @csspart heading - the title of each step
 * @csspart promise - what the letter promises
 * @csspart next-issue - when the next letter comes
 * @csspart message - what a step says
 * @csspart email - the email address in it
 * @csspart error - what went wrong
 * @csspart actions - the links under a step
 * @csspart inbox-link - the link to the inbox
 * @csspart resend - the button that sends the mail again
 * @csspart change-email - the button back to the form
 * @csspart next-step - the link after a confirmed signup
 * @csspart cancel - the button that takes a waiting signup back
 * @csspart diagnostics - what `debug` shows
 */
export class NewsletterSignup extends LitElement {
  static override styles = [baseStyles, signupStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /** How it is laid out: `inline` in a text, `card` with a frame, `bar` with words and form side by side. */
  @property({ reflect: true }) accessor layout: 'inline' | 'card' | 'bar' = 'inline';

  /** The level of the title among the headings of the page, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<SignupStrings> = {};

  /** @internal */
  @state() accessor newsletter: Newsletter | undefined;
  /** Whether the fields besides the address are shown. @internal */
  @state() accessor expanded = false;
  @state() private accessor current: SignupStep = { name: 'form' };
  @state() private accessor signup: SignupController | undefined;

  /** Prefix of the ids in it. @internal */
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
  #opening: Promise<SignupController> | undefined;
  #cleanups: (() => void)[] = [];

  constructor() {
    super();
    new DiagnosticsController(this);
    // While it is captured: what other scripts do at a form of ours must neither send it twice nor keep it from us.
    this.addEventListener('submit', this.#submit, { capture: true });
    const touched = (event: Event) => {
      if (belongsTo(this, event.target as Element))
        this.#loadSignup().then((signup) => signup.onInteraction(event), ignore);
    };
    for (const type of ['focusin', 'input', 'change']) this.addEventListener(type, touched);
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
  get step(): SignupStep {
    return this.current;
  }

  /** The form that the owner put into the tag. @internal */
  get ownForm(): HTMLFormElement | undefined {
    return isServer
      ? undefined
      : [...this.querySelectorAll('form')].find((it) => !isMade(it) && belongsTo(this, it));
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): SignupStrings {
    return this.localize.words;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptStyles(this.getRootNode(), formStyles, emptyStyles);
    // A form further down the tag may not be parsed yet.
    const parsed = () => this.requestUpdate();
    document.addEventListener('DOMContentLoaded', parsed);
    this.#cleanups = [
      () => document.removeEventListener('DOMContentLoaded', parsed),
      whenVisible(this, () => this.#loadSignup().catch(ignore)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#cleanups) leave();
    // Moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#close());
  }

  /** Goes to a step. @internal */
  show(step: SignupStep): void {
    this.current = step;
    rememberStep(this, step.name === 'form' ? undefined : step);
  }

  /** The first picture is in its language at once, for words that change move the page. An owner's form has its words. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated && !this.ownForm) await this.localize.ready;
    void super.scheduleUpdate();
  }

  // Texts that change are set as wholes: a page translation puts elements of its own in the place of a text.
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
    // Above an owner's own form stand the owner's own words, or none: ours would move it.
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
              <slot @slotchange=${() => this.requestUpdate()}></slot>
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

  readonly #submit = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    if (!this.address || !belongsTo(this, form)) return;
    event.preventDefault();
    if (isMade(form)) event.stopImmediatePropagation();
    this.#loadSignup().then(
      (signup) => signup.submit(),
      // The rest could not be loaded: the browser posts the form itself. A field may be called "submit".
      () => HTMLFormElement.prototype.submit.call(form),
    );
  };

  /** Another address is another community. */
  #reset(): void {
    const opened = this.#opening;
    this.#close();
    this.signup = undefined;
    this.newsletter = undefined;
    this.current = recallStep<SignupStep>(this) ?? { name: 'form' };
    if (this.isConnected && (opened || this.current.name !== 'form')) this.#loadSignup().catch(ignore);
  }

  /** Brings in what the form's first picture can do without. */
  #loadSignup(): Promise<SignupController> {
    return (this.#opening ??= this.#importSignup());
  }

  async #importSignup(): Promise<SignupController> {
    try {
      const { SignupController } = await import('./signup-controller.ts');
      return (this.signup = await SignupController.open(this));
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  /** What is on show stays: somebody may have typed into it. */
  #close(): void {
    // Also one that is still on its way.
    this.#opening?.then((it) => it.close(), ignore);
    this.#opening = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'newsletter-signup': NewsletterSignup;
  }
  interface HTMLElementEventMap {
    'community-signup-request': CustomEvent<{ topics: string[]; consents: string[] }>;
    'community-signup-pending': CustomEvent<object>;
    'community-signup-confirmed': CustomEvent<object>;
    'community-signup-error': CustomEvent<{ code: string }>;
  }
}
