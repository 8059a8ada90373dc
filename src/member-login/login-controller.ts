import type { TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { hintSignedIn } from '../community/signed-in-hint.ts';
import { cleanEmail, isEmail } from '../contract/email.ts';
import type { Member, SignedIn } from '../contract/members.ts';
import { translations } from '../locales/shared-forms.ts';
import { codeForm } from '../ui/code-form.ts';
import { focusFieldErrors, queryField, showFieldErrors, type FieldError } from '../ui/fields.ts';
import { fill } from '../contract/fill.ts';
import { timeLeft, waitText } from '../ui/time-left.ts';
import { formError, type FormError } from '../ui/form-error.ts';
import type { Account } from './account.ts';
import type { MembersPageController } from './members-page.ts';
import type { LoginActions, LoginHost } from './login-host.ts';
import { forgetBarWidth } from './bar-width.ts';
import { lightDismiss } from './light-dismiss.ts';
import { redirectTo } from './redirect.ts';
import type { LoginStep, SignedInStep } from './step.ts';
import { strings } from './strings.ts';
import { LESSON_PROGRESS } from './lesson-progress.ts';
import { inboxView, linkView } from './views.ts';
import { SignInFlow } from './sign-in-flow.ts';

/** What several steps have. */
type Flags = Partial<Pick<Extract<LoginStep, { name: 'form' }>, 'busy' | 'capsLock' | 'error'>> & {
  resent?: boolean;
} & SignedInStep;

/** Behaviour and views after the first interaction; loaded after the form has rendered. */
export class LoginController implements LoginActions {
  readonly host: LoginHost;
  readonly community: Community;
  readonly session: Session;
  readonly #signInFlow: SignInFlow;
  readonly #unsubscribe: () => void;
  readonly #stopDismissal: () => void;
  #account: Account | undefined;
  #membersPage: MembersPageController | undefined;
  #hasInteracted = false;
  #isInvalid = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  private constructor(host: LoginHost, community: Community, session: Session) {
    this.host = host;
    this.community = community;
    this.session = session;
    this.#signInFlow = new SignInFlow(community, session);
    this.#unsubscribe = session.subscribe(() => this.#onSessionChange());
    this.#stopDismissal = lightDismiss(host);
  }

  static async open(host: LoginHost): Promise<LoginController> {
    const texts = host.localize.add(strings, translations);
    const community = await communityAt(host.address);
    const login = new LoginController(host, community, await sessionOf(community));
    await texts;
    login.#start();
    return login;
  }

  close(): void {
    this.#unsubscribe();
    this.#stopDismissal();
    this.#closed = true;
    this.#closeMember();
    clearTimeout(this.#timer);
  }

  get step(): LoginStep {
    return this.host.step;
  }

  get member(): Member | undefined {
    return this.session.member;
  }

  /** Handles a key, a touch or a password manager in the fields. */
  onInteraction(event: Event): void {
    const target = event.target as HTMLElement;
    if (event.type === 'click') this.#showPassword(target.closest('.community-show-password'));
    if (event instanceof KeyboardEvent && (target as HTMLInputElement).type === 'password')
      this.#warnOfCapsLock(event.getModifierState('CapsLock'));
    if (this.#isInvalid && event.type === 'input') this.#validate();
  }

  async submit(): Promise<void> {
    this.#hasInteracted = true;
    const { step } = this;
    if (step.busy) return;
    if (step.name === 'form')
      await (this.host.methods === 'email' ? this.requestEmail(false) : this.#byPassword());
    else if (step.name === 'check-inbox') await this.#byCode(step);
    else await this.#account?.submit();
  }

  /** Requests an email with a link and a code; with `forgotten`, a new password is chosen after signing in. */
  async requestEmail(forgotten: boolean): Promise<void> {
    this.#hasInteracted = true;
    const email = this.#validEmail(false);
    if (!email || this.step.name !== 'form' || this.step.busy) return;
    const shared = !!queryField(this.host.light, 'shared')?.checked;
    this.host.show({ name: 'form', email, busy: true });
    const result = await this.#signInFlow.requestEmail(email, this.host.language, { forgotten, shared });
    if (result.ok) this.show(result.value);
    else this.fail(formError(result.failure));
  }

  /** Requests another email, which makes the earlier ones invalid. */
  async resend(): Promise<void> {
    const { step } = this;
    if (step.name !== 'check-inbox' || step.busy || Date.now() < step.resendAt) return;
    this.host.show({ ...step, busy: true, error: undefined });
    this.host.show(await this.#signInFlow.resendEmail(step, this.host.language));
  }

  /** Goes back to the form, with the email address that was entered. */
  async back(): Promise<void> {
    const { step, host } = this;
    this.#dropLink();
    host.show({ name: 'form' });
    await host.updateComplete;
    const field = queryField(host.light, 'email');
    if (field && 'email' in step) field.value ||= step.email ?? '';
    field?.focus();
  }

  /** Signs in by an emailed link, after its button was pressed. */
  async byLink(): Promise<void> {
    const { step } = this;
    if (step.name !== 'link' || step.busy) return;
    this.#hasInteracted = true;
    this.host.show({ ...step, busy: 'signing-in', error: undefined });
    const result = await this.#signInFlow.byLink(step.link);
    if (result.ok) this.#dropLink();
    await this.#finishSignIn(result, step, false);
  }

  /** The content of the page's own tree, except the form of the first step. */
  lightForm(): TemplateResult | undefined {
    const { step, host } = this;
    if (step.name === 'check-inbox') return codeForm(host.formId, host.words, !!step.busy);
    return this.#account?.form();
  }

  view(): TemplateResult | undefined {
    const { step, host } = this;
    if (step.name === 'check-inbox') return inboxView(this, step, timeLeft(step.resendAt, host.language));
    return step.name === 'link' ? linkView(this, step) : undefined;
  }

  memberBar(): TemplateResult | undefined {
    return this.#account?.bar();
  }

  /** The member's open account view: profile, password or sessions. */
  accountView(): TemplateResult | undefined {
    return this.#account?.view();
  }

  membersPage(): TemplateResult | undefined {
    return this.#membersPage?.view();
  }

  /** Records an interaction: from now on, updates may move the focus. */
  markInteracted(): void {
    this.#hasInteracted = true;
  }

  errorText(): string {
    const { words } = this.host;
    const error = this.#error;
    if (error?.until)
      return fill(words['rate-limited'], { time: timeLeft(error.until, this.host.language) ?? '' });
    // A message at a field isn't repeated.
    return error && !this.#fieldOf(error) ? this.#sentenceOf(error) : '';
  }

  /** The text for the live region. The remaining time isn't announced every second. */
  announcement(): string {
    const { words } = this.host;
    const { busy, resent, done, capsLock } = this.step as Flags;
    const error = this.#error;
    if (busy) return this.#busySentence(busy);
    if (error?.wait) return waitText(words['rate-limited'], error.wait, this.host.language);
    if (error) return this.errorText();
    if (resent) return words.resent;
    if (done) return words[done];
    return capsLock ? words.capsLock : '';
  }

  #busySentence(busy: Flags['busy']): string {
    const { words } = this.host;
    if (this.member) return words.saving;
    return busy === 'signing-in' ? words.signingIn : words.sendingEmail;
  }

  updated(): void {
    if (this.member && this.host.page) void this.#openPage();
    clearTimeout(this.#timer);
    const until = this.step.name === 'check-inbox' ? this.step.resendAt : this.#error?.until;
    if (!until || until < Date.now()) return;
    this.#timer = setTimeout(() => this.host.requestUpdate(), 1000);
  }

  /** Goes to a step, and moves the focus to its start if the person has interacted. */
  show(step: LoginStep): void {
    this.host.show(step);
    void this.#moveFocus();
  }

  /** Shows the error of a failed step. */
  fail(error: FormError): void {
    this.host.show({ ...this.step, busy: false, error } as LoginStep);
    this.#emit('community-login-error', { code: error.code });
    const field = this.#fieldOf(error);
    if (!field) return;
    this.#isInvalid = true;
    focusFieldErrors(this.host.light, [{ field, message: this.#sentenceOf(error) }]);
    field.select();
  }

  /** The field that the server has rejected. */
  #fieldOf({ code }: FormError): HTMLInputElement | null {
    const { light } = this.host;
    if (code === 'invalid-code' || code === 'code-expired') return queryField(light, 'code');
    if (code === 'password-too-common') return queryField(light, 'new-password');
    return code === 'invalid-credentials' ? queryField(light, 'password') : null;
  }

  #sentenceOf({ code }: FormError): string {
    const { words } = this.host;
    return words[code as keyof typeof words] ?? words.failed;
  }

  #emit(name: string, detail: object): boolean {
    const init = { detail, bubbles: true, composed: true, cancelable: name === 'community-signed-in' };
    return this.host.dispatchEvent(new CustomEvent(name, init));
  }

  /** Once its wait is over, an error no longer applies. */
  get #error(): FormError | undefined {
    const { error } = this.step as Flags;
    return error?.until && error.until <= Date.now() ? undefined : error;
  }

  /** Shows the first state: signed in or signed out. */
  #start(): void {
    const { host, member } = this;
    if (member) this.#dropLink();
    this.#showMember();
    if (!member && this.step.name === 'signed-in') host.show({ name: 'form' });
    if (!host.page && host.querySelector(':scope > :not([slot])'))
      console.info(
        'member-login: the content of this element is in the page’s source, which everyone can read. Use page="…" for what must stay private.',
      );
  }

  /** Handles a change of the session, here or in another tab. */
  #onSessionChange(): void {
    const { host, member } = this;
    if (!!member === host.signedIn) return host.requestUpdate();
    this.#showMember();
    if (member) return;
    this.#closeMember();
    this.show({ name: 'form' });
    this.#emit('community-signed-out', {});
  }

  /** Closes what is for members. */
  #closeMember(): void {
    this.#membersPage?.close();
    this.#account?.close();
    this.#membersPage = this.#account = undefined;
  }

  /** Shows members' content, if a member is signed in. */
  #showMember(): void {
    const { host, member } = this;
    hintSignedIn(host.address, !!member);
    host.signedIn = !!member;
    if (!member) return forgetBarWidth(host.address);
    host.show({ name: 'signed-in' });
    const { role } = member;
    const goOn = this.#emit('community-signed-in', { role });
    void this.#openAccount();
    void this.#openPage();
    if (goOn && this.#hasInteracted && this.step.name === 'signed-in') redirectTo(this.host);
  }

  /** Opens the page set on the element; without one, only sends pending checkboxes of another page. */
  async #openPage(): Promise<void> {
    if (!this.host.page && !(await this.community.outbox.pending(LESSON_PROGRESS)).length) return;
    const { MembersPageController } = await import('./members-page.ts');
    await MembersPageController.loadStrings(this.host.localize);
    if (!this.member || this.#closed) return;
    this.#membersPage ??= new MembersPageController(this);
    await this.#membersPage.open();
  }

  async #openAccount(): Promise<Account> {
    const { Account } = await import('./account.ts');
    await Account.loadStrings(this.host.localize);
    this.host.requestUpdate();
    this.#account ??= new Account(this);
    if (this.#closed) this.#account.close();
    return this.#account;
  }

  async #byPassword(): Promise<void> {
    const email = this.#validEmail(true);
    if (!email || this.#error?.until) return;
    const { light } = this.host;
    const password = queryField(light, 'password')!.value;
    const shared = !!queryField(light, 'shared')?.checked;
    this.host.show({ name: 'form', email, busy: 'signing-in' });
    const result = await this.#signInFlow.byPassword(email, password, shared);
    await this.#finishSignIn(result, { name: 'form', email }, false);
  }

  async #byCode(step: Extract<LoginStep, { name: 'check-inbox' }>): Promise<void> {
    const field = queryField(this.host.light, 'code')!;
    // People also paste "Your code is 123 456".
    const code = field.value.replace(/\D/g, '');
    const errors = code.length === 6 ? [] : [{ field, message: this.host.words.codeMissing }];
    if (focusFieldErrors(this.host.light, errors)) return;
    this.host.show({ ...step, busy: 'signing-in', error: undefined });
    const result = await this.#signInFlow.byCode(step, code);
    await this.#finishSignIn(result, step, step.forgotten);
  }

  async #finishSignIn(result: Result<SignedIn>, step: LoginStep, forgotten: boolean): Promise<void> {
    if (!result.ok) {
      this.host.show({ ...step, busy: false } as LoginStep);
      return this.fail(formError(result.failure));
    }
    const { member, mayChoosePassword } = result.value;
    const choose = mayChoosePassword && this.host.methods !== 'email' && (forgotten || !member.hasPassword);
    const account = await this.#openAccount();
    if (choose) account.open('choose-password');
    else if (this.step.name === 'signed-in') this.show({ ...this.step, done: 'signedIn' });
  }

  /** The email address, if every required field is valid. */
  #validEmail(withPassword: boolean): string | undefined {
    const errors = this.#fieldErrors(withPassword);
    const wrong = focusFieldErrors(this.host.light, errors);
    this.#isInvalid = !!wrong;
    return wrong ? undefined : cleanEmail(queryField(this.host.light, 'email')?.value ?? '');
  }

  #validate(): void {
    showFieldErrors(this.host.light, this.#fieldErrors(true));
  }

  #fieldErrors(withPassword: boolean): FieldError[] {
    const { light, words } = this.host;
    const email = queryField(light, 'email');
    const password = queryField(light, 'password');
    const typed = cleanEmail(email?.value ?? '');
    const found: FieldError[] = [];
    if (email && !isEmail(typed))
      found.push({ field: email, message: typed ? words.emailInvalid : words.emailMissing });
    if (withPassword && password && !password.value)
      found.push({ field: password, message: words.passwordMissing });
    return found;
  }

  #showPassword(button: Element | null): void {
    if (!button) return;
    const field = document.getElementById(button.getAttribute('aria-controls')!) as HTMLInputElement;
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!shown));
  }

  #warnOfCapsLock(on: boolean): void {
    if (on !== !!(this.step as Flags).capsLock) this.host.show({ ...this.step, capsLock: on } as LoginStep);
  }

  /** Removes the link from the page's URL: it is spent or unwanted, and a reload must not find it again. */
  #dropLink(): void {
    if (location.hash.startsWith('#community-sign-in='))
      history.replaceState(history.state, '', location.pathname + location.search);
  }

  async #moveFocus(): Promise<void> {
    const { host } = this;
    await host.updateComplete;
    if (!this.#hasInteracted || (document.activeElement !== document.body && !host.matches(':focus-within')))
      return;
    const { renderRoot } = host;
    const heading = renderRoot.querySelector<HTMLElement>('[part="heading"][tabindex]');
    (heading ?? renderRoot.querySelector<HTMLElement>('.account-button'))?.focus();
  }
}
