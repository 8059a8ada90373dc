import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import type { ServiceKind, ServiceRequest } from '../../contract/service-requests.ts';
import { serviceEndpoints } from '../../contract/services.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { describedBy, fieldError, selectField } from '../views.ts';
import { type ServiceField, serviceTexts, strings } from './services.strings.ts';

const kinds = Object.keys(serviceTexts) as ServiceKind[];

type Errors = Partial<Record<ServiceField, string>>;

/** Connects a newsletter service. Fires `console-created` with it, and `console-closed`. */
class ServiceForm extends SectionElement {
  @state() private accessor kind: ServiceKind = 'mailchimp';
  @state() private accessor errors: Errors = {};
  @state() private accessor error = '';
  @state() private accessor isSending = false;

  protected override firstUpdated(): void {
    this.querySelector('select')?.focus();
  }

  protected override render(): TemplateResult {
    const { kind, error, isSending } = this;
    return html`<form
      class="panel"
      novalidate
      @submit=${this.#send}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close()}
    >
      <h3>${strings.add}</h3>
      ${selectField('service-kind', strings.kind, kind, {
        options: kinds.map((it) => [it, serviceTexts[it].name] as const),
        change: (value) => this.#choose(value as ServiceKind),
      })}
      ${this.#fields().map((name) => this.#field(name))}
      <p class="error" role="alert" .textContent=${error}></p>
      <div class="actions">
        <button aria-disabled=${isSending ? 'true' : nothing}>
          ${isSending ? strings.connecting : strings.connect}
        </button>
        <button type="button" class="quiet" @click=${() => this.#close()}>${common.cancel}</button>
      </div>
    </form>`;
  }

  #fields(): ServiceField[] {
    return Object.keys(serviceTexts[this.kind].fields) as ServiceField[];
  }

  #field(name: ServiceField): TemplateResult {
    const { label, hint, optional } = serviceTexts[this.kind].fields[name]!;
    const id = `service-${name}`;
    const error = this.errors[name];
    return html`<div class="field">
      <label for=${id}>${optional ? fill(strings.optional, { label }) : label}</label>
      <input
        id=${id}
        name=${name}
        type=${name === 'url' ? 'url' : name === 'key' ? 'password' : 'text'}
        ?required=${!optional}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${describedBy(id, error)}
      />
      <p class="hint" id="${id}-hint">${hint}</p>
      ${fieldError(id, error)}
    </div>`;
  }

  #choose(kind: ServiceKind): void {
    this.kind = kind;
    // The key of one service is none of another.
    for (const input of this.querySelectorAll('input')) input.value = '';
    this.errors = {};
    this.error = '';
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const { kind } = this;
    const form = new FormData(event.target as HTMLFormElement);
    const values = this.#fields().map((name) => [name, (form.get(name) as string).trim()] as const);
    const { fields } = serviceTexts[kind];
    const missing = values.filter(([name, value]) => !value && !fields[name]!.optional);
    this.error = '';
    this.errors = Object.fromEntries(missing.map(([name]) => [name, strings.missing]));
    if (missing.length) return this.#focusError();
    this.isSending = true;
    const given = Object.fromEntries(values.filter(([, value]) => value));
    const body = { kind, ...given } as ServiceRequest;
    const result = await this.community.call(serviceEndpoints.connectService, { body });
    this.isSending = false;
    if (result.ok) {
      this.dispatchEvent(new CustomEvent('console-created', { detail: result.value }));
      return;
    }
    const { code, errors = [] } = result.failure;
    this.errors = Object.fromEntries(errors.map(({ field, detail }) => [field, detail]));
    if (this.#fields().some((name) => this.errors[name])) return this.#focusError();
    this.error = failureText(code);
  };

  #focusError(): Promise<void> {
    return this.focusOn(`#service-${this.#fields().find((name) => this.errors[name])}`);
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('console-closed'));
  }
}

customElements.define('console-service-form', ServiceForm);
