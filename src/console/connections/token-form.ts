import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { apiTokenEndpoints, type NewApiToken } from '../../contract/api-tokens.ts';
import { type Scope, scopes } from '../../contract/scopes.ts';
import { format } from '../format.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { describedBy, fieldError } from '../views.ts';
import './secret-once.ts';
import { scopeWords, strings } from './tokens.strings.ts';

/** Lifetimes to choose from, in days. */
const LIFETIMES_DAYS = [7, 30, 90, 366];
const DEFAULT_DAYS = 90;

/** Creates an API token, and shows it once. Fires `console-created` and `console-closed`. */
class TokenForm extends SectionElement {
  @state() private accessor errors = { name: '', scopes: '' };
  @state() private accessor error = '';
  @state() private accessor isSending = false;
  @state() private accessor created: NewApiToken | undefined;

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    const { created } = this;
    return created
      ? html`<console-secret
          .secret=${created.token}
          .texts=${strings}
          @console-closed=${() => this.#close()}
        ></console-secret>`
      : this.#form();
  }

  #form(): TemplateResult {
    const { errors, error, isSending } = this;
    return html`<form
      class="panel"
      novalidate
      @submit=${this.#send}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close()}
    >
      <h3>${strings.add}</h3>
      <div class="field">
        <label for="token-name">${strings.name}</label>
        <input
          id="token-name"
          name="name"
          type="text"
          required
          maxlength="100"
          autocomplete="off"
          aria-invalid=${errors.name ? 'true' : nothing}
          aria-describedby=${describedBy('token-name', errors.name)}
        />
        <p class="hint" id="token-name-hint">${strings.nameHint}</p>
        ${fieldError('token-name', errors.name)}
      </div>
      <fieldset aria-describedby=${describedBy('scopes', errors.scopes, false)}>
        <legend>${strings.scopes}</legend>
        <div class="choices column">
          ${scopes.map(
            (it) =>
              html`<label>
                <input type="checkbox" name="scopes" value=${it} />
                <span>${scopeWords[it]} <code>${it}</code></span>
              </label>`,
          )}
        </div>
        ${fieldError('scopes', errors.scopes)}
      </fieldset>
      <div class="field">
        <label for="days">${strings.days}</label>
        <select id="days" name="days">
          ${LIFETIMES_DAYS.map(
            (count) =>
              html`<option value=${count} ?selected=${count === DEFAULT_DAYS}>
                ${format(strings.daysChoice, { count })}
              </option>`,
          )}
        </select>
      </div>
      <p class="error" role="alert" .textContent=${error}></p>
      <div class="actions">
        <button aria-disabled=${isSending ? 'true' : nothing}>${strings.create}</button>
        <button type="button" class="quiet" @click=${() => this.#close()}>${common.cancel}</button>
      </div>
    </form>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const form = new FormData(event.target as HTMLFormElement);
    const name = (form.get('name') as string).trim();
    const chosen = form.getAll('scopes') as Scope[];
    this.error = '';
    this.errors = {
      name: name ? '' : strings.nameMissing,
      scopes: chosen.length ? '' : strings.scopesMissing,
    };
    if (this.errors.name) return this.focusOn('#token-name');
    if (this.errors.scopes) return this.focusOn('[name=scopes]');
    this.isSending = true;
    const body = { name, scopes: chosen, days: Number(form.get('days')) };
    const result = await this.community.call(apiTokenEndpoints.createApiToken, { body });
    this.isSending = false;
    if (!result.ok) {
      this.error = failureText(result.failure.code);
      return;
    }
    this.created = result.value;
    this.announce(strings.created);
    this.dispatchEvent(new CustomEvent('console-created'));
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('console-closed'));
  }
}

customElements.define('console-token-form', TokenForm);
