import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { apiTokenEndpoints, type NewApiToken } from '../../contract/api-tokens.ts';
import { type Scope, scopes } from '../../contract/scopes.ts';
import { checkboxes, textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { format } from '../format.ts';
import { selectField } from '../views.ts';
import { secretView } from './secret-once.ts';
import { scopeWords, strings } from './tokens.strings.ts';

const MAX_NAME_LENGTH = 100;
/** Lifetimes to choose from, in days. */
const LIFETIMES_DAYS = [7, 30, 90, 366];
const DEFAULT_DAYS = 90;

/** Creates an API token, and shows it once. Fires `console-created` and `console-closed`. */
class TokenForm extends FormElement<'name' | 'scopes'> {
  protected readonly fields = ['name', 'scopes'] as const;
  @state() private accessor created: NewApiToken | undefined;

  protected override render(): TemplateResult {
    const { created, errors } = this;
    if (created) return secretView(created.token, strings, () => this.close());
    return this.formView(
      html`<h3>${strings.add}</h3>
        ${textField('token-name', {
          ...{ label: strings.name, name: 'name', hint: strings.nameHint, error: errors.name },
          maxLength: MAX_NAME_LENGTH,
        })}
        ${checkboxes('scopes', {
          ...{ legend: strings.scopes, error: errors.scopes },
          options: scopes.map((it) => [it, scopeWords[it]] as const),
        })}
        ${selectField('days', strings.days, String(DEFAULT_DAYS), {
          options: LIFETIMES_DAYS.map(
            (count) => [String(count), format(strings.daysChoice, { count })] as const,
          ),
          change: () => undefined,
        })}`,
      strings.create,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const name = textOf(form, 'name');
    const chosen = form.getAll('scopes') as Scope[];
    const missing = {
      ...(!name && { name: strings.nameMissing }),
      ...(!chosen.length && { scopes: strings.scopesMissing }),
    };
    const body = { name, scopes: chosen, days: Number(form.get('days')) };
    const created = await this.submit(missing, () =>
      this.community.call(apiTokenEndpoints.createApiToken, { body }),
    );
    if (!created) return;
    this.created = created;
    this.announce(strings.created);
    this.dispatchEvent(new CustomEvent('console-created'));
  }
}

customElements.define('console-token-form', TokenForm);
