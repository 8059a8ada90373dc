import { communityAt, type Community } from '../community/community.ts';
import { cleanEmail, isEmail } from '../contract/email.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { codeForm } from '../ui/code-form.ts';
import { focusFieldErrors, queryField, showFieldErrors } from '../ui/fields.ts';
import { fill } from '../contract/fill.ts';
import { timeLeft } from '../ui/time-left.ts';
import type { FormError } from '../ui/form-error.ts';
import { whenReleased } from '../ui/when-released.ts';
import { fieldErrors, showSuggestion, readFields } from './fields.ts';
import { markStyles } from './mark.ts';
import type { NewsletterSignup } from './newsletter-signup.class.ts';
import type { Newsletter } from '../contract/newsletter.ts';
import type { SignupStep } from './step.ts';
import { strings } from './strings.ts';
import { SubscriptionFlow, type StepHost } from './subscription-flow.ts';
import { suggestEmail } from './typo.ts';
import { confirmedView, inboxView, moreFields, queuedView } from './views.ts';

/** What the element does and shows once it is touched; loaded after the form is there. */
export class SignupController implements StepHost {
  readonly #host: NewsletterSignup;
  readonly #community: Community;
  readonly #flow: SubscriptionFlow;
  readonly #unsubscribe: () => void;
  #hasInteracted = false;
  #isInvalid = false;
  #touched = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(host: NewsletterSignup, community: Community) {
    this.#host = host;
    adoptStyles(host.renderRoot, markStyles);
    this.#community = community;
    this.#flow = new SubscriptionFlow(community, this);
    const look = () => {
      if (!document.hidden) void this.#flow.checkStatus();
    };
    document.addEventListener('visibilitychange', look);
    this.#unsubscribe = () => document.removeEventListener('visibilitychange', look);
  }

  static async open(host: NewsletterSignup): Promise<SignupController> {
    void host.localize.add(strings);
    const signup = new SignupController(host, await communityAt(host.address));
    signup.loadNewsletter();
    void signup.#flow.resume();
    return signup;
  }

  /** The owner's words, in the language of the page. */
  loadNewsletter(): void {
    const { language } = this.#host;
    void this.#flow.newsletter(language, (newsletter) => {
      // Meanwhile the page may speak another.
      if (language === this.#host.language) whenReleased(() => this.#setNewsletter(newsletter));
    });
  }

  #setNewsletter(newsletter: Newsletter): void {
    this.#host.newsletter = newsletter;
    // The first touch may have come before it was known what the form asks for.
    if (this.#touched) this.#expand();
  }

  close(): void {
    this.#unsubscribe();
    this.#flow.close();
    clearTimeout(this.#timer);
  }

  get step(): SignupStep {
    return this.#host.step;
  }

  show(step: SignupStep): void {
    const before = this.step;
    if (step.name === 'sending') this.#collapse();
    this.#host.show(step);
    if (step.name === 'check-inbox' && before.name !== step.name) this.#emit('-pending');
    if (step.name === 'confirmed') this.#emit('-confirmed');
    if ('error' in step && step.error) this.#emit('-error', { code: step.error.code });
    if (step.name === 'check-inbox' && this.#codeError) void this.#showCodeError(this.#codeError);
    if (step.name === 'form' && 'email' in before) void this.#backToForm(before.email, step.error);
    else if (step.name !== before.name && step.name !== 'sending') void this.#moveFocus();
  }

  /** A person is at the fields. */
  onInteraction({ type, target }: Event): void {
    const field = target as HTMLInputElement;
    if (field.closest('.community-code'))
      return void (type === 'input' && showFieldErrors(this.#host.light, []));
    void this.#flow.fetchToken();
    // A member who is signed in on this page need not type the address again (WCAG 3.3.7).
    if (field.name === 'email') field.value ||= this.#community.member?.email ?? '';
    whenReleased(() => {
      // Only now, while a key or a finger is the cause: a form that grew by itself would shift the page.
      if (field.localName !== 'button') this.#expand();
      if (type === 'change' && field.name === 'email') this.#suggestFor(field);
      if (this.#isInvalid && type !== 'focusin' && this.step.name === 'form') this.#validate();
    });
  }

  async submit(): Promise<void> {
    this.#hasInteracted = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      if (this.step.name === 'check-inbox') await this.#submitCode();
      else if (this.step.name === 'form') await this.#submitForm();
    } finally {
      this.#busy = false;
    }
  }

  moreFields() {
    const { newsletter, formId, words } = this.#host;
    return newsletter && moreFields(formId, words, newsletter);
  }

  codeForm() {
    const { step } = this;
    return step.name === 'check-inbox' ? codeForm(this.#host.formId, this.#host.words, step.busy) : undefined;
  }

  view() {
    const { words } = this.#host;
    const { step } = this;
    const then = (deed: 'cancel' | 'resend' | 'withdraw') => () => {
      this.#hasInteracted = true;
      void this.#flow[deed]();
    };
    switch (step.name) {
      case 'queued':
        return queuedView(step, words, this.#queuedMessage(), then('cancel'));
      case 'check-inbox':
        return inboxView(step, words, this.#timeLeft, then('resend'), then('withdraw'));
      case 'confirmed':
        return confirmedView(step, words, this.#nextDate, this.#host.newsletter);
      default:
        return undefined;
    }
  }

  nextIssue(): string | undefined {
    const date = this.#nextDate;
    return date && fill(this.#host.words.nextIssue, { date });
  }

  errorText(): string {
    const error = this.#error;
    const { words } = this.#host;
    if (!error) return '';
    if (error.until) return this.#timeLeft ? fill(words['rate-limited'], { time: this.#timeLeft }) : '';
    // What stands at its field is not said twice.
    return this.#codeError ? '' : this.#sentenceOf(error);
  }

  #sentenceOf({ code }: FormError): string {
    const { words } = this.#host;
    return words[code as keyof typeof words] ?? words.failed;
  }

  /** What a screen reader is told without being asked. The time that is left is not read out every second. */
  announcement(): string {
    const { step } = this;
    const { words } = this.#host;
    if (step.name === 'sending') return words.sending;
    if (step.name === 'queued') return this.#queuedMessage();
    if (step.name === 'check-inbox' && step.resent) return words.resent;
    return this.#error?.until ? '' : this.errorText();
  }

  updated(): void {
    const { ownForm } = this.#host;
    if (ownForm) {
      ownForm.noValidate = true;
      const button = ownForm.querySelector('[type="submit"], button:not([type])');
      if (this.step.name === 'sending') button?.setAttribute('aria-disabled', 'true');
      else button?.removeAttribute('aria-disabled');
    }
    clearTimeout(this.#timer);
    if (this.#timeLeft) this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000);
  }

  get #error(): FormError | undefined {
    return 'error' in this.step ? this.step.error : undefined;
  }

  get #nextDate(): string | undefined {
    const next = this.#host.newsletter?.nextIssue;
    // A copy that was kept may tell of an issue that has gone out.
    return next && Date.parse(next.at) > Date.now() ? next.day : undefined;
  }

  get #timeLeft(): string | undefined {
    const until = this.step.name === 'check-inbox' ? this.step.resendAt : (this.#error?.until ?? 0);
    return timeLeft(until, this.#host.language);
  }

  #queuedMessage(): string {
    const { words } = this.#host;
    if ('durable' in this.step && !this.step.durable) return words.queuedInMemory;
    return navigator.onLine ? words.queuedServer : words.queuedOffline;
  }

  #expand(): void {
    this.#touched = true;
    if (this.#host.newsletter && this.step.name === 'form') this.#host.expanded = true;
  }

  /** Takes the room of the steps to come now, while a press of the button is the cause, and not when an answer is. */
  #collapse(): void {
    const { ownForm, renderRoot } = this.#host;
    this.#host.expanded = false;
    const frame = renderRoot.querySelector<HTMLElement>('.base')!;
    // The owner's form is as large as it is.
    if (ownForm) frame.style.minBlockSize = `${frame.offsetHeight}px`;
  }

  #suggestFor(field: HTMLInputElement): void {
    this.#host.querySelector('.community-suggestion')?.remove();
    const typed = cleanEmail(field.value);
    // What is meant is plain, and it is seen what is taken.
    if (isEmail(typed)) field.value = typed;
    const address = suggestEmail(typed);
    if (address)
      showSuggestion(field, fill(this.#host.words.didYouMean, { address }), () => (field.value = address));
  }

  #validate(): void {
    showFieldErrors(this.#host, fieldErrors(this.#host, isEmail));
  }

  async #submitForm(): Promise<void> {
    this.#expand();
    await this.#host.updateComplete;
    this.#isInvalid = !!focusFieldErrors(this.#host, fieldErrors(this.#host, isEmail));
    if (this.#isInvalid || this.#timeLeft) return;
    const filled = readFields(this.#host);
    const detail = { topics: filled.topics, consents: filled.consents.map((it) => it.purpose) };
    if (this.#emit('-request', detail)) await this.#flow.send(filled, this.#host.language);
  }

  /** What the server has found wrong with the code. */
  get #codeError(): FormError | undefined {
    const error = this.#error;
    return error && ['invalid-code', 'code-expired'].includes(error.code) ? error : undefined;
  }

  async #showCodeError(error: FormError): Promise<void> {
    await this.#host.updateComplete;
    const field = queryField(this.#host.light, 'code');
    if (!field) return;
    focusFieldErrors(this.#host.light, [{ field, message: this.#sentenceOf(error) }]);
    field.select();
  }

  async #submitCode(): Promise<void> {
    const field = queryField(this.#host.light, 'code')!;
    // "Your code is 123 456" is pasted too.
    const code = field.value.replace(/\D/g, '');
    const errors = code.length === 6 ? [] : [{ field, message: this.#host.words.codeMissing }];
    if (!focusFieldErrors(this.#host.light, errors)) await this.#flow.confirm(code);
  }

  #emit(what: string, detail: object = {}): boolean {
    const init = { detail, bubbles: true, composed: true, cancelable: what === '-request' };
    return this.#host.dispatchEvent(new CustomEvent(`community-signup${what}`, init));
  }

  /** The words of a new step are read out from its heading on, if the person was here. */
  async #moveFocus(): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    if (!this.#hasInteracted || (document.activeElement !== document.body && !host.matches(':focus-within')))
      return;
    host.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
  }

  /** Nobody types an address twice (WCAG 3.3.7). */
  async #backToForm(email: string, error?: FormError): Promise<void> {
    const host = this.#host;
    if (!error) this.#expand();
    await host.updateComplete;
    const field = queryField(host, 'email');
    if (!field) return;
    field.value ||= email;
    const show = this.#hasInteracted ? focusFieldErrors : showFieldErrors;
    if (error?.fields?.includes('email')) show(host, [{ field, message: host.words.emailInvalid }]);
    // With an error the focus stays at the button, and the error is read out.
    else if (this.#hasInteracted && !error) field.focus();
  }
}
