import { ContextEvent } from '@lit/context';
import { LitElement, html, nothing, render, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { apiAddress } from '../community/address.ts';
import { apiContext } from '../community/context.ts';
import type { Newsletter } from '../contract/index.ts';
import { languageOf, stringsIn } from '../ui/language.ts';
import { stylePage } from '../ui/page-style.ts';
import { whenSeen } from '../ui/when-seen.ts';
import { codeForm, consentBox, readForm, showFieldTroubles, signupForm, type FieldTrouble } from './form.ts';
import { formStyles, frameStyles } from './newsletter-signup.styles.ts';
import type { Signup } from './signup.ts';
import { recallStep, rememberStep, type Step, type Trouble } from './step.ts';
import { fill, strings as english, type Strings } from './strings.ts';

type Desk = typeof import('./signup.ts');

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
 * @fires {CustomEvent<{topics: string[], consents: string[]}>} community-signup - before a valid form is sent; cancel it to take over
 * @fires {CustomEvent<{}>} community-signup-pending - the API has it, and a mail is on its way
 * @fires {CustomEvent<{}>} community-signup-confirmed - the address is confirmed
 * @fires {CustomEvent<{code: string}>} community-signup-error - it did not go on; `code` says why
 *
 * @csspart frame - everything
 * @csspart heading - the title of each step
 * @csspart promise - what the letter promises
 * @csspart next-issue - when the next letter comes
 * @csspart message - what a step says
 * @csspart address - the address in it
 * @csspart trouble - what went wrong
 * @csspart actions - the links under a step
 * @csspart inbox - the link to the inbox
 * @csspart resend - the button that sends the mail again
 * @csspart wrong-address - the button back to the form
 * @csspart cancel - the button that takes a waiting signup back
 *
 * @cssprop --community-accent - colour of buttons, ticks and the focus ring
 * @cssprop --community-on-accent - colour of the words on a button
 * @cssprop --community-surface - background of the card
 * @cssprop --community-field - background of a field
 * @cssprop --community-field-line - border of a field
 * @cssprop --community-line - border of the card
 * @cssprop --community-error - colour of errors
 * @cssprop --community-radius - corner radius
 * @cssprop --community-gap - space between the parts
 */
export class NewsletterSignup extends LitElement {
  static override styles = frameStyles;

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /** How it is laid out: `inline` in a text, `card` with a frame, `bar` with words and form side by side. */
  @property({ reflect: true }) accessor layout: 'inline' | 'card' | 'bar' = 'inline';

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ type: Object }) accessor strings: Partial<Strings> = {};

  @state() private accessor current: Step = { name: 'form' };
  @state() private accessor newsletter: Newsletter | undefined;
  @state() private accessor unfolded = false;
  @state() private accessor pack: Partial<Strings> = {};
  @state() private accessor provided = '';
  @state() private accessor desk: Desk | undefined;

  readonly #id = `community-signup-${++elements}`;
  readonly #light = document.createElement('div');
  #address = '';
  #language = 'en';
  #signup: Promise<Signup> | undefined;
  #acted = false;
  #refused = false;
  #sending = false;
  #leave: (() => void)[] = [];
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.#light.slot = 'form';
    this.addEventListener('submit', (event) => void this.#submit(event));
    this.addEventListener('focusin', this.#touch);
    this.addEventListener('input', this.#touch);
    this.addEventListener('change', this.#changed);
  }

  /** What is shown now. */
  get step(): Step {
    return this.current;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    stylePage(this, formStyles);
    this.dispatchEvent(
      new ContextEvent(apiContext, this, (api, stop) => {
        this.provided = api;
        if (stop) this.#leave.push(stop);
      }, true),
    );
    const seen = () => void this.#look();
    document.addEventListener('visibilitychange', seen);
    // A form further down the tag may not be parsed yet.
    const parsed = () => this.requestUpdate();
    document.addEventListener('DOMContentLoaded', parsed);
    this.#leave.push(
      () => document.removeEventListener('visibilitychange', seen),
      () => document.removeEventListener('DOMContentLoaded', parsed),
      whenSeen(this, () => void this.#open()),
    );
    void this.#speak();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave.splice(0)) leave();
    clearTimeout(this.#tick);
    this.#close();
  }

  /** Shows a step; called by the signup at work. */
  show(step: Step): void {
    const before = this.current;
    this.current = step;
    rememberStep(this.#address, this.#place, step);
    if (step.name === 'check-inbox' && before.name !== step.name) this.#announce('pending');
    if (step.name === 'confirmed') this.#announce('confirmed');
    if ('trouble' in step && step.trouble) this.#announce('error', { code: step.trouble.code });
    if (step.name === 'form' && 'email' in before) void this.#backToForm(before.email, step.trouble);
    else if (step.name !== before.name) void this.#moveFocus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('provided')) this.#useAddress();
  }

  protected override render() {
    const { current: step, desk } = this;
    const asking = step.name === 'form' || step.name === 'sending';
    const settled = step.name !== 'form' || step.trouble;
    return html`<div class="frame ${settled ? 'settled' : ''}" part="frame">
      ${asking ? this.#form() : desk && this.#after(step, desk)}
      <div class="spoken" role="status">${this.#spoken()}</div>
    </div>`;
  }

  protected override updated(): void {
    if (!this.#light.isConnected) this.append(this.#light);
    render(this.#lightPart(), this.#light);
    this.#light.hidden = !this.#light.childElementCount;
    this.#markBusy();
    clearTimeout(this.#tick);
    if (this.isConnected && this.#secondsLeft > 0) this.#tick = setTimeout(() => this.requestUpdate(), 1000);
  }

  get #ownForm(): HTMLFormElement | undefined {
    return [...this.querySelectorAll('form')].find((it) => !this.#light.contains(it));
  }

  /** Which of the page's signups this is, so that a reload gives each its own step back. */
  get #place(): string {
    return this.id || String([...document.querySelectorAll(this.localName)].indexOf(this));
  }

  get #words(): Strings {
    return { ...english, ...this.pack, ...this.strings };
  }

  get #trouble(): Trouble | undefined {
    return 'trouble' in this.current ? this.current.trouble : undefined;
  }

  get #secondsLeft(): number {
    const until = this.current.name === 'check-inbox' ? this.current.resendAt : (this.#trouble?.until ?? 0);
    return Math.ceil((until - Date.now()) / 1000);
  }

  get #timeLeft(): string | undefined {
    const seconds = this.#secondsLeft;
    if (seconds <= 0) return undefined;
    const [amount, unit] = seconds > 99 ? [Math.ceil(seconds / 60), 'minute'] : [seconds, 'second'];
    return new Intl.NumberFormat(this.#language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
  }

  #form() {
    const { newsletter, desk } = this;
    const words = this.#words;
    const date = newsletter?.schedule && desk?.nextIssue(newsletter.schedule, new Date(), this.#language);
    return html`
      <div class="words" lang=${newsletter?.locale ?? nothing}>
        <slot name="heading"><h2 part="heading">${newsletter?.title ?? words.title}</h2></slot>
        <slot name="promise"><p class="promise" part="promise">${newsletter?.promise}</p></slot>
        <p class="next" part="next-issue" lang=${this.#language}>${date ? fill(words.nextIssue, { date }) : nothing}</p>
      </div>
      <slot @slotchange=${() => this.requestUpdate()}></slot>
      <slot name="form"></slot>
      <slot name="consent"></slot>
      <p class="trouble" part="trouble">${this.#troubleText()}</p>
    `;
  }

  #after(step: Step, desk: Desk) {
    const words = this.#words;
    switch (step.name) {
      case 'queued':
        return desk.queuedView(step, words, () => this.#act((signup) => signup.cancel()));
      case 'check-inbox':
        return desk.inboxView(step, words, this.#timeLeft, this.#troubleText(), {
          resend: () => this.#act((signup) => signup.resend()),
          withdraw: () => this.#act((signup) => signup.withdraw()),
        });
      case 'confirmed': {
        const schedule = this.newsletter?.schedule;
        return desk.confirmedView(step, words, schedule ? desk.nextIssue(schedule, new Date(), this.#language) : undefined);
      }
      default:
        return nothing;
    }
  }

  #lightPart() {
    const { current: step } = this;
    if (step.name === 'check-inbox') return codeForm(this.#id, this.#words, !!step.busy);
    if (this.#ownForm || document.readyState === 'loading') return nothing;
    if (step.name !== 'form' && step.name !== 'sending') return nothing;
    return signupForm(this.#id, this.#address, this.#words, this.newsletter, this.unfolded);
  }

  /** A form that is being sent says so on its button, and keeps the button for the keyboard. */
  #markBusy(): void {
    const form = this.#ownForm;
    if (form) form.noValidate = true;
    const button = this.querySelector<HTMLButtonElement>('form:not(.community-code) [type="submit"]');
    button?.toggleAttribute('aria-disabled', this.current.name === 'sending');
  }

  #spoken(): string {
    const words = this.#words;
    const { current: step } = this;
    if (step.name === 'sending') return words.sending;
    if (step.name === 'queued') return navigator.onLine ? words.queuedServer : words.queuedOffline;
    if (step.name === 'check-inbox' && step.resent) return words.resent;
    return this.#troubleText();
  }

  #troubleText(): string {
    const trouble = this.#trouble;
    if (!trouble) return '';
    const words = this.#words;
    if (trouble.until) return this.#timeLeft ? fill(words.limited, { time: this.#timeLeft }) : '';
    return trouble.code in words ? words[trouble.code as keyof Strings] : words.failed;
  }

  #useAddress(): void {
    try {
      const address = apiAddress(this.api || this.provided, this.localName);
      if (address === this.#address) return;
      this.#address = address;
      this.#close();
      this.newsletter = undefined;
      this.current = recallStep(address, this.#place) ?? { name: 'form' };
      if (this.desk) void this.#open();
    } catch (error) {
      console.error((error as Error).message);
    }
  }

  /** Brings in what the form's first picture can do without. */
  #open(): Promise<Signup> {
    this.#signup ??= this.#begin();
    this.#signup.catch(() => (this.#signup = undefined));
    return this.#signup;
  }

  async #begin(): Promise<Signup> {
    if (!this.#address) throw new TypeError('no address');
    const desk = await import('./signup.ts');
    this.desk = desk;
    const signup = await desk.Signup.open(this.#address, this);
    void signup.newsletter(this.#language, (newsletter) => (this.newsletter = newsletter));
    void signup.resume();
    return signup;
  }

  #close(): void {
    void this.#signup?.then((signup) => signup.close());
    this.#signup = undefined;
  }

  /** Takes up the language of the place it stands in. */
  async #speak(): Promise<void> {
    this.#language = languageOf(this);
    this.pack = (await stringsIn(this.#language, 'newsletter-signup')) ?? {};
  }

  #touch = (event: Event): void => {
    if (!this.#address || (event.target as HTMLInputElement).name === 'code') return;
    void this.#open().then((signup) => signup.touch(), () => undefined);
    // Only now, while a key or a finger is the cause: a form that grew by itself would shift the page.
    const button = (event.target as Element).closest('button');
    if (this.newsletter && !button) this.unfolded = true;
    if (this.#refused && event.type === 'input') showFieldTroubles(this, this.#troubles());
  };

  #changed = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    if (field.name === 'email') this.#offer(field);
    if (this.#refused) showFieldTroubles(this, this.#troubles());
  };

  /** "Did you mean …?": a button, and never a change by itself. */
  #offer(field: HTMLInputElement): void {
    this.querySelector('.community-offer')?.remove();
    const address = this.desk?.probablyMeant(field.value.trim());
    if (!address) return;
    const offer = document.createElement('button');
    offer.type = 'button';
    offer.className = 'community-offer';
    offer.textContent = fill(this.#words.didYouMean, { address });
    offer.onclick = () => {
      field.value = address;
      offer.remove();
      field.focus();
    };
    field.after(offer);
  }

  #troubles(): FieldTrouble[] {
    const words = this.#words;
    const email = this.querySelector<HTMLInputElement>('[name="email"]');
    const typed = email?.value.trim() ?? '';
    const found: FieldTrouble[] = [];
    if (email && !typed) found.push({ field: email, message: words.emailMissing });
    else if (email && !this.desk?.isEmail(typed)) found.push({ field: email, message: words.emailInvalid });
    for (const { purpose, required } of this.newsletter?.consents ?? []) {
      const box = consentBox(this, purpose);
      if (required && box && !box.checked) found.push({ field: box, message: words.consentMissing });
    }
    for (const field of this.#ownForm?.querySelectorAll<HTMLInputElement>(':invalid:not(fieldset, [name="email"])') ?? []) {
      if (!found.some((it) => it.field === field)) found.push({ field, message: field.validationMessage });
    }
    return found;
  }

  async #submit(event: Event): Promise<void> {
    if (!this.#address) return;
    event.preventDefault();
    this.#acted = true;
    if (this.#sending) return;
    this.#sending = true;
    try {
      const signup = await this.#open();
      if (this.current.name === 'check-inbox') await this.#submitCode(signup);
      else if (this.current.name === 'form') await this.#submitForm(signup);
    } catch {
      this.show({ name: 'form', trouble: { code: 'unreachable' } });
    } finally {
      this.#sending = false;
    }
  }

  async #submitForm(signup: Signup): Promise<void> {
    if (this.newsletter) this.unfolded = true;
    await this.updateComplete;
    const troubles = this.#troubles();
    this.#refused = troubles.length > 0;
    showFieldTroubles(this, troubles)?.focus();
    if (this.#refused || this.#secondsLeft > 0) return;
    const filled = readForm(this);
    const detail = { topics: filled.topics, consents: filled.consents.map((it) => it.purpose) };
    if (this.#announce('', detail)) await signup.send(filled, this.#language);
  }

  async #submitCode(signup: Signup): Promise<void> {
    const field = this.#light.querySelector<HTMLInputElement>('[name="code"]')!;
    // "Your code is 123 456" is pasted too.
    const code = field.value.replace(/\D/g, '');
    const troubles = code.length === 6 ? [] : [{ field, message: this.#words.codeMissing }];
    showFieldTroubles(this.#light, troubles)?.focus();
    if (!troubles.length) await signup.confirm(code);
  }

  #act(deed: (signup: Signup) => unknown): void {
    this.#acted = true;
    void this.#open().then(deed);
  }

  async #look(): Promise<void> {
    if (!document.hidden) await (await this.#signup)?.look();
  }

  #announce(what: '' | 'pending' | 'confirmed' | 'error', detail: object = {}): boolean {
    const name = what ? `community-signup-${what}` : 'community-signup';
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: !what }));
  }

  /** The words of a new step are read out from its heading on, if the person was here. */
  async #moveFocus(): Promise<void> {
    await this.updateComplete;
    const elsewhere = document.activeElement !== document.body && !this.matches(':focus-within');
    if (!this.#acted || elsewhere || this.current.name === 'sending') return;
    this.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
  }

  /** Nobody types an address twice (WCAG 3.3.7). */
  async #backToForm(email: string, trouble?: Trouble): Promise<void> {
    this.unfolded = !!this.newsletter;
    await this.updateComplete;
    const field = this.querySelector<HTMLInputElement>('[name="email"]');
    if (!field) return;
    field.value ||= email;
    if (trouble?.fields?.includes('email')) showFieldTroubles(this, [{ field, message: this.#words.emailInvalid }]);
    if (this.#acted) field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'newsletter-signup': NewsletterSignup;
  }
  interface HTMLElementEventMap {
    'community-signup': CustomEvent<{ topics: string[]; consents: string[] }>;
    'community-signup-pending': CustomEvent<object>;
    'community-signup-confirmed': CustomEvent<object>;
    'community-signup-error': CustomEvent<{ code: string }>;
  }
}
