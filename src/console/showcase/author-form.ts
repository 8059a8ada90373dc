import { html, type TemplateResult } from 'lit';
import type { Result } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { type MemberEntry, memberListEndpoints } from '../../contract/member-list.ts';
import { showcaseHostEndpoints as endpoints } from '../../contract/showcase-hosting.ts';
import { textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { strings } from './authors.strings.ts';

/** Trusts a member, by their address. Fires `console-created` and `console-closed`. */
class AuthorForm extends FormElement<'email'> {
  protected readonly fields = ['email'] as const;

  protected override render(): TemplateResult {
    return this.formView(
      html`<h2>${strings.add}</h2>
        <p class="hint">${strings.addText}</p>
        ${textField('email', { label: strings.email, type: 'email', error: this.errors.email })}`,
      strings.give,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const email = textOf(form, 'email');
    const member = await this.submit(email ? {} : { email: strings.emailMissing }, () => this.#trust(email));
    if (!member) return;
    this.announce(fill(strings.given, { name: member.name || email }));
    this.dispatchEvent(new CustomEvent('console-created'));
  }

  async #trust(email: string): Promise<Result<MemberEntry>> {
    const found = await this.community.call(memberListEndpoints.members, {
      query: { search: email, limit: '100' },
    });
    if (!found.ok) return found;
    const member = found.value.members.find((it) => it.email.toLowerCase() === email.toLowerCase());
    if (!member) return refused(strings.nobody);
    if (member.role !== 'member') return refused(strings.byRole);
    const given = await this.community.call(endpoints.trustAuthor, { params: { member: member.id } });
    return given.ok ? { ok: true, value: member } : given;
  }
}

const refused = (detail: string): Result<never> => ({
  ok: false,
  failure: { code: 'validation-failed', errors: [{ field: 'email', detail }] },
});

customElements.define('console-author-form', AuthorForm);
