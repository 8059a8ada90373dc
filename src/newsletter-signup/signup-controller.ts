import { communityAt, type Community } from '../community/community.ts';
import { cleanEmail, isEmail } from '../contract/email.ts';
import { translations } from '../locales/shared-forms.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { codeForm } from '../ui/code-form.ts';
import { focusFieldErrors, queryField, showFieldErrors } from '../ui/fields.ts';
import { fill } from '../contract/fill.ts';
import { timeLeft, waitText } from '../ui/time-left.ts';
import type { FormError } from '../ui/form-error.ts';
import { formStyles } from '../ui/form.styles.ts';
import { whenReleased } from '../ui/when-released.ts';
import { fieldErrors, showSuggestion, readFields } from './fields.ts';
import { markStyles } from './mark.ts';
import type { SignupHost } from './signup-host.ts';
import type { Newsletter } from '../contract/newsletter.ts';
import type { SignupStep } from './step.ts';
import { strings } from './strings.ts';
import { SubscriptionFlow, type StepHost } from './subscription-flow.ts';
import { suggestEmail } from './typo.ts';
import { confirmedView, inboxView, moreFields, queuedView } from './views.ts';

/** Behaviour and views after the first interaction; loaded after the form has rendered. */
export class SignupController implements StepHost {
  readonly #host: SignupHost;
  readonly #community: Community;
  readonly #flow: SubscriptionFlow;
  readonly #unsubscribe: () => void;
  #hasInteracted = false;
  #isInvalid = false;
  #touched = false;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(host: SignupHost, community: Community) {
    this.#host = host;
    adoptStyles(host.renderRoot, formStyles, markStyles);
    this.#community = community;
    this.#flow = new SubscriptionFlow(community, this);
    const look = () => {
      if (!document.hidden) void this.#flow.checkStatus();
    };
    document.addEventListener('visibilitychange', look);
    this.#unsubscribe = () => document.removeEventListener('visibilitychange', look);
  }

  static async open(host: SignupHost): Promise<SignupController> {
    const texts = host.localize.add(strings, translations);
    const signup = new SignupController(host, await communityAt(host.address));
    await texts;
    signup.loadNewsletter();
    void signup.#flow.resume();
    return signup;
  }

  /** Loads the owner's texts in the page's language. */
  loadNewsletter(): void {
    const { language } = this.#host;
    if (this.#suggestion) this.#suggestFor(queryField(this.#host, 'email')!);
    void this.#flow.newsletter(language, (newsletter) => {
      // The page's language may have changed while they were loading.
      if (language === this.#host.language) whenReleased(() => this.#setNewsletter(newsletter));
    });
  }

  #setNewsletter(newsletter: Newsletter): void {
    this.#host.newsletter = newsletter;
    // The first interaction may have come before the form's fields were known.
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

  onInteraction({ type, target }: Event): void {
    const field = target as HTMLInputElement;
    if (field.closest('.community-code'))
      return void (type === 'input' && showFieldErrors(this.#host.light, []));
    void this.#flow.fetchToken();
    // A member who is signed in on this page need not enter the address again (WCAG 3.3.7).
    if (field.name === 'email') field.value ||= this.#community.member?.email ?? '';
    whenReleased(() => {
      // Only now, in response to a key or a touch: a form that grew by itself would shift the page.
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
    // A message at a field isn't repeated.
    return this.#codeError ? '' : this.#sentenceOf(error);
  }

  #sentenceOf({ code }: FormError): string {
    const { words } = this.#host;
    return words[code as keyof typeof words] ?? words.failed;
  }

  /** The text for the live region. The remaining time isn't announced every second. */
  announcement(): string {
    const { step } = this;
    const { words } = this.#host;
    if (step.name === 'sending') return words.sending;
    if (step.name === 'queued') return this.#queuedMessage();
    const { wait } = this.#error ?? {};
    if (wait) return this.#timeLeft ? waitText(words['rate-limited'], wait, this.#host.language) : '';
    if (this.#error) return this.errorText();
    return step.name === 'check-inbox' && step.resent ? words.resent : '';
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
    // A cached copy may name an issue that has come out since.
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

  /** Takes the height of the later steps now, in response to the button, and not when the response arrives. */
  #collapse(): void {
    const { ownForm, renderRoot } = this.#host;
    this.#host.expanded = false;
    const frame = renderRoot.querySelector<HTMLElement>('.base')!;
    // The owner's form keeps its size.
    if (ownForm) frame.style.minBlockSize = `${frame.offsetHeight}px`;
  }

  get #suggestion(): Element | null {
    return this.#host.querySelector('.community-suggestion');
  }

  #suggestFor(field: HTMLInputElement): void {
    this.#suggestion?.remove();
    const typed = cleanEmail(field.value);
    // The corrected address is unambiguous, and the person sees it.
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

  /** The error of a code that the server has rejected. */
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
    // People also paste "Your code is 123 456".
    const code = field.value.replace(/\D/g, '');
    const errors = code.length === 6 ? [] : [{ field, message: this.#host.words.codeMissing }];
    if (!focusFieldErrors(this.#host.light, errors)) await this.#flow.confirm(code);
  }

  #emit(what: string, detail: object = {}): boolean {
    const init = { detail, bubbles: true, composed: true, cancelable: what === '-request' };
    return this.#host.dispatchEvent(new CustomEvent(`community-signup${what}`, init));
  }

  /** Moves the focus to the heading of a new step, so that it is read out, if the person has interacted. */
  async #moveFocus(): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    if (!this.#hasInteracted || (document.activeElement !== document.body && !host.matches(':focus-within')))
      return;
    host.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
  }

  /** Keeps the address, so that it need not be entered twice (WCAG 3.3.7). */
  async #backToForm(email: string, error?: FormError): Promise<void> {
    const host = this.#host;
    if (!error) this.#expand();
    await host.updateComplete;
    const field = queryField(host, 'email');
    if (!field) return;
    field.value ||= email;
    const show = this.#hasInteracted ? focusFieldErrors : showFieldErrors;
    if (error?.fields?.includes('email')) show(host, [{ field, message: host.words.emailInvalid }]);
    // On an error the focus stays on the button, and the error is announced.
    else if (this.#hasInteracted && !error) field.focus();
  }
}
