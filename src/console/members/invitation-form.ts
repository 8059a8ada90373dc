import { html, type TemplateResult } from 'lit';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { memberListEndpoints } from '../../contract/member-list.ts';
import { roles, type Role } from '../../contract/roles.ts';
import { textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { selectField } from '../views.ts';
import { roleWords, strings } from './members.strings.ts';

const MAX_NAME_LENGTH = 200;

/** Invites one person. Fires `console-invited` and `console-closed`. */
class InvitationForm extends FormElement<'email'> {
  protected readonly fields = ['email'] as const;

  protected override render(): TemplateResult {
    return this.formView(
      html`<h2>${strings.inviteTitle}</h2>
        <p class="hint">${strings.inviteText}</p>
        <div class="columns">
          ${textField('email', { label: strings.email, type: 'email', error: this.errors.email })}
          ${textField('name', {
            ...{ label: strings.name, required: false, maxLength: MAX_NAME_LENGTH },
          })}
          ${selectField('invited-role', strings.role, 'member', {
            options: roles.map((it) => [it, roleWords[it]] as const),
            change: () => undefined,
          })}
        </div>
        <p class="hint">${strings.roleHint}</p>`,
      strings.send,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const email = textOf(form, 'email');
    const name = textOf(form, 'name');
    const role = form.get('invited-role') as Role;
    const body = { email, role, ...(name && { name }) };
    const invited = await this.submit(email ? {} : { email: strings.emailMissing }, () =>
      this.community.call(memberListEndpoints.inviteMember, { body }),
    );
    if (!invited) return;
    this.announce(fill(invited.known ? strings.invitedAgain : strings.invited, { email }));
    this.dispatchEvent(new CustomEvent('console-invited'));
  }

  protected override failureText(failure: Failure): string {
    const lacksPage = failure.errors?.some(({ field }) => field === 'membersPage');
    return lacksPage ? strings.noMembersPage : super.failureText(failure);
  }
}

customElements.define('console-invitation', InvitationForm);
