import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { memberListEndpoints } from '../../contract/member-list.ts';
import { roles, type Role } from '../../contract/roles.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { fieldError, selectField } from '../views.ts';
import { roleWords, strings } from './members.strings.ts';

/** Invites one person. Fires `console-invited` and `console-closed`. */
class InvitationForm extends SectionElement {
  @state() private accessor emailError = '';
  @state() private accessor error = '';
  @state() private accessor isSending = false;

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const { emailError, error, isSending } = this;
    return html`<form
      class="panel"
      novalidate
      @submit=${this.#send}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close()}
    >
      <h2>${strings.inviteTitle}</h2>
      <p class="hint">${strings.inviteText}</p>
      <div class="columns">
        <div class="field">
          <label for="email">${strings.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            required
            autocomplete="off"
            autocapitalize="none"
            dir="ltr"
            aria-invalid=${emailError ? 'true' : nothing}
            aria-describedby=${emailError ? 'email-error' : nothing}
          />
          ${fieldError('email', emailError)}
        </div>
        <div class="field">
          <label for="name">${strings.name}</label>
          <input id="name" name="name" autocomplete="off" dir="auto" maxlength="200" />
        </div>
        ${selectField('invited-role', strings.role, 'member', {
          options: roles.map((it) => [it, roleWords[it]] as const),
          change: () => undefined,
        })}
      </div>
      <p class="hint">${strings.roleHint}</p>
      <p class="error" role="alert" .textContent=${error}></p>
      <div class="actions">
        <button aria-disabled=${isSending ? 'true' : nothing}>${strings.send}</button>
        <button type="button" class="quiet" @click=${() => this.#close()}>${common.cancel}</button>
      </div>
    </form>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const form = new FormData(event.target as HTMLFormElement);
    const email = (form.get('email') as string).trim();
    const name = (form.get('name') as string).trim();
    const role = form.get('invited-role') as Role;
    this.error = '';
    this.emailError = email ? '' : strings.emailMissing;
    if (!email) return this.focusOn('#email');
    this.isSending = true;
    const body = { email, role, ...(name && { name }) };
    const result = await this.community.call(memberListEndpoints.inviteMember, { body });
    this.isSending = false;
    if (result.ok) {
      this.announce(fill(result.value.known ? strings.invitedAgain : strings.invited, { email }));
      this.dispatchEvent(new CustomEvent('console-invited'));
      return;
    }
    const { code, errors = [] } = result.failure;
    this.emailError = errors.find(({ field }) => field === 'email')?.detail ?? '';
    if (this.emailError) return this.focusOn('#email');
    this.error = errors.some(({ field }) => field === 'membersPage')
      ? strings.noMembersPage
      : failureText(code);
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('console-closed'));
  }
}

customElements.define('console-invitation', InvitationForm);
