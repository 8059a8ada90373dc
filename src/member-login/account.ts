import { html, nothing, type TemplateResult } from 'lit';
import { accountEndpoints as endpoints } from '../contract/account.ts';
import { memberEndpoints } from '../contract/members.ts';
import type { ProfileRequest } from '../contract/member-requests.ts';
import type { Member } from '../contract/members.ts';
import type { OwnSession } from '../contract/account.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';
import { focusFieldErrors, queryField, showFieldErrors } from '../ui/fields.ts';
import { fill } from '../contract/fill.ts';
import { heading } from '../ui/message.ts';
import { translations } from '../locales/member-login-members.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { formError } from '../ui/form-error.ts';
import { accountStrings } from './account.strings.ts';
import { accountStyles } from './account.styles.ts';
import { passwordField } from './form.ts';
import type { LoginActions } from './login-host.ts';
import { memberBar, pictureOf } from './member-bar.ts';
import { barStyles } from './member-bar.styles.ts';
import { shrink } from './picture.ts';
import { releaseSpace } from './release-space.ts';
import type { LocalizeController } from '../ui/localize-controller.ts';
import type { LoginStep, SignedInStep } from './step.ts';
import type { LoginStrings } from './strings.ts';
import { dateIn } from '../ui/dates.ts';

const length = (text: string) => [...text].length;

/** The member's account: profile, password and sessions; loaded on demand. */
export class Account {
  readonly #login: LoginActions;
  /** The new picture in base64; null: removed. */
  #picture: string | null | undefined;
  #asksForOld = false;
  #closed = false;
  #stopListening: (() => void) | undefined;
  readonly #stopWaiting: () => void;

  constructor(login: LoginActions) {
    this.#login = login;
    adoptStyles(login.host.renderRoot, barStyles, accountStyles);
    this.#stopWaiting = releaseSpace(login.host.light);
    void this.#listen();
  }

  /** Loads its texts in the page's language. */
  static loadStrings(localize: LocalizeController<LoginStrings>): Promise<void> {
    return localize.add(accountStrings, translations);
  }

  close(): void {
    this.#closed = true;
    this.#stopListening?.();
    this.#stopWaiting();
  }

  /** Another device may change the profile, or end the session. */
  async #listen(): Promise<void> {
    const { session, community } = this.#login;
    const { liveOf } = await import('../community/live.ts');
    const live = await liveOf(community);
    if (this.#closed) return;
    this.#stopListening = live.subscribe('member', async () => {
      const result = await session.call(memberEndpoints.member);
      if (result.ok) await session.updateMember(result.value);
    });
  }

  bar(): TemplateResult | undefined {
    const { member, host } = this.#login;
    const { menuOpen = false } = host.step as SignedInStep;
    const toggle = (menuOpen: boolean) => host.show({ ...host.step, menuOpen } as LoginStep);
    return member && memberBar(this, host, member, menuOpen, toggle);
  }

  /** Opens a part of the account. */
  open(name: 'profile' | 'sessions' | 'choose-password'): void {
    this.#login.markInteracted();
    this.#login.show({ name });
    if (name === 'sessions') void this.#loadSessions();
  }

  async signOut(everywhere = false): Promise<void> {
    this.#login.markInteracted();
    this.#clearOutcome();
    const result = await this.#login.session.signOut(everywhere);
    if (everywhere && !result.ok) this.#login.fail(formError(result.failure));
  }

  /** The form of the step, for the page's own tree. */
  form(): TemplateResult | undefined {
    const { host, member, step } = this.#login;
    if (!member) return undefined;
    const busy = !!step.busy;
    if (step.name === 'choose-password') return this.#passwordForm(member, busy);
    if (step.name !== 'profile') return undefined;
    const { words, formId } = host;
    return html`<form class="community-form community-profile" method="dialog" novalidate>
      <p class="community-field">
        <label for="${formId}-name">${words.name}</label>
        <input
          id="${formId}-name"
          name="name"
          autocomplete="name"
          dir="auto"
          maxlength="200"
          .defaultValue=${member.name}
        />
      </p>
      <p class="community-field">
        <label for="${formId}-bio">${words.bio}</label>
        <textarea
          id="${formId}-bio"
          name="bio"
          rows="3"
          dir="auto"
          maxlength="1000"
          .defaultValue=${member.bio}
        ></textarea>
      </p>
      <p class="community-field">
        <label for="${formId}-link">${words.link}</label>
        <input
          id="${formId}-link"
          name="link"
          type="url"
          dir="ltr"
          inputmode="url"
          autocomplete="url"
          placeholder="https://"
          maxlength="2048"
          .defaultValue=${member.link ?? ''}
        />
      </p>
      <p class="community-field">
        <label for="${formId}-picture">${words.picture}</label>
        <input id="${formId}-picture" name="picture" type="file" accept="image/*" @change=${this.#pick} />
      </p>
      <button type="submit" aria-disabled=${busy || nothing}>${words.save}</button>
    </form>`;
  }

  /** The view around the form. */
  view(): TemplateResult | undefined {
    const { host, step, member } = this.#login;
    const { words } = host;
    if (!member || !['choose-password', 'profile', 'sessions'].includes(step.name)) return undefined;
    const close = (text: string) =>
      html`<button type="button" part="close" @click=${() => this.#close()}>${text}</button>`;
    const frame = (title: string, content: unknown, actions: unknown) =>
      html`<div class="base card asked" part="base">
        ${heading(title)} ${content}
        <div class="actions" part="actions">${actions}</div>
        <p class="error" part="error" .textContent=${this.#login.errorText()}></p>
      </div>`;
    if (step.name === 'choose-password')
      return frame(
        words.passwordTitle,
        html`<p part="message">${words.passwordText}</p>
          <slot name="form"></slot>`,
        close(words.notNow),
      );
    if (step.name === 'profile')
      return frame(
        words.profile,
        html`${pictureOf(member)}<slot name="form"></slot>
          <p class="saved" part="message">${step.done ? words.saved : ''}</p>`,
        html`${
          member.picture
            ? html`<button type="button" part="remove-picture" @click=${() => this.#save({ picture: null })}>
                ${words.removePicture}
              </button>`
            : nothing
        }
        ${close(words.close)}`,
      );
    const sessions = step.name === 'sessions' ? step.sessions : undefined;
    return frame(
      words.sessions,
      html`<ul class="sessions" role="list">
        ${sessions?.map((it) => this.#session(it))}
      </ul>`,
      html`<button type="button" part="sign-out-everywhere" @click=${() => this.signOut(true)}>
          ${words.signOutEverywhere}
        </button>
        ${close(words.close)}`,
    );
  }

  async submit(): Promise<void> {
    const { step, host } = this.#login;
    if (step.name === 'choose-password') return this.#choosePassword();
    if (step.name !== 'profile') return;
    const { light, words } = host;
    const text = (name: string) => queryField(light, name)!.value.trim();
    const link = queryField(light, 'link')!;
    const typed = text('link');
    const wrong =
      typed && !/^https?:\/\/\S+$/i.test(typed) ? [{ field: link, message: words.linkInvalid }] : [];
    if (focusFieldErrors(light, wrong)) return;
    const picture = this.#picture === undefined ? {} : { picture: this.#picture };
    await this.#save({ name: text('name'), bio: text('bio'), link: typed || null, ...picture });
  }

  #passwordForm({ email }: Member, busy: boolean): TemplateResult {
    const { words, formId } = this.#login.host;
    return html`<form class="community-form community-login" method="dialog" novalidate>
      <input
        class="community-visually-hidden"
        name="username"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        .value=${email}
      />
      ${
        this.#asksForOld
          ? passwordField(`${formId}-current`, 'current-password', words.currentPassword, words)
          : nothing
      }
      ${passwordField(`${formId}-new`, 'new-password', words.newPassword, words)}
      <button type="submit" aria-disabled=${busy || nothing}>${words.save}</button>
    </form>`;
  }

  #session({ id, current, device, usedAt }: OwnSession): TemplateResult {
    const { host } = this.#login;
    const { words } = host;
    const when = dateIn(usedAt, host.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    return html`<li>
      <span
        ><b>${device || words.someDevice}</b> ${current ? `(${words.thisDevice})` : ''}<br /><small
          >${fill(words.lastUsed, { time: when })}</small
        ></span
      >
      ${
        current
          ? nothing
          : html`<button type="button" class="plain" @click=${() => this.#endSession(id)}>
              ${words.endSession}<span class="spoken"> ${device}</span>
            </button>`
      }
    </li>`;
  }

  async #choosePassword(): Promise<void> {
    const { host, session } = this.#login;
    const { light, words } = host;
    const field = queryField(light, 'new-password')!;
    const old = queryField(light, 'current-password');
    const errors = [];
    if (old && !old.value) errors.push({ field: old, message: words.passwordMissing });
    if (length(field.value) < 8) errors.push({ field, message: words.passwordShort });
    if (length(field.value) > 128) errors.push({ field, message: words.passwordLong });
    if (focusFieldErrors(light, errors)) return;
    host.show({ name: 'choose-password', busy: true });
    const body = { password: field.value, ...(old && { current: old.value }) };
    const result = await session.call(endpoints.setPassword, { body, key: createIdempotencyKey() });
    if (result.ok) {
      await session.updateMember(result.value);
      this.#asksForOld = false;
      return this.#close('saved');
    }
    // Signed in for a while: the API asks for the old password, in case someone else is at the device now.
    const askedNow = !old && !!result.failure.errors?.some((it) => it.field === 'current');
    this.#asksForOld ||= askedNow;
    if (!askedNow) return this.#login.fail(formError(result.failure));
    host.show({ name: 'choose-password' });
    await host.updateComplete;
    queryField(light, 'current-password')?.focus();
  }

  async #save(change: ProfileRequest): Promise<void> {
    const { host, session } = this.#login;
    if (host.step.busy) return;
    host.show({ name: 'profile', busy: true });
    const result = await session.call(endpoints.changeProfile, { body: change, key: createIdempotencyKey() });
    if (!result.ok) return host.show({ name: 'profile', error: formError(result.failure) });
    this.#picture = undefined;
    await session.updateMember(result.value);
    host.show({ name: 'profile', done: 'saved' });
  }

  #pick = async ({ target }: Event): Promise<void> => {
    const field = target as HTMLInputElement;
    const [file] = field.files!;
    const picture = file && (await shrink(file));
    this.#picture = picture;
    const message = this.#login.host.words.pictureWrong;
    showFieldErrors(this.#login.host.light, file && !picture ? [{ field, message }] : []);
  };

  async #loadSessions(): Promise<void> {
    const result = await this.#login.session.call(endpoints.sessions);
    if (this.#login.step.name !== 'sessions') return;
    if (result.ok) this.#login.host.show({ name: 'sessions', sessions: result.value.sessions });
    else this.#login.fail(formError(result.failure));
  }

  /** Before another attempt: the same sentence is announced again only if it has gone in between. */
  #clearOutcome(): void {
    this.#login.host.show({ ...this.#login.step, error: undefined, done: undefined } as LoginStep);
  }

  async #endSession(session: string): Promise<void> {
    this.#clearOutcome();
    const result = await this.#login.session.call(endpoints.endSession, {
      params: { session },
      key: createIdempotencyKey(),
    });
    if (!result.ok) return this.#login.fail(formError(result.failure));
    const { step, host } = this.#login;
    if (step.name !== 'sessions') return;
    const sessions = (step.sessions ?? []).filter(({ id }) => id !== session);
    host.show({ name: 'sessions', sessions, done: 'sessionEnded' });
    // The pressed button has been removed.
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('[part="heading"]')?.focus();
  }

  #close(done?: SignedInStep['done']): void {
    this.#picture = undefined;
    this.#login.show({ name: 'signed-in', done });
  }
}
