import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { fill } from '../../contract/fill.ts';
import { serviceNames } from '../../contract/service-names.ts';
import type { ServiceKind, ServiceRequest } from '../../contract/service-requests.ts';
import { serviceEndpoints } from '../../contract/services.ts';
import { textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { selectField } from '../views.ts';
import { type ServiceField, serviceTexts, strings } from './services.strings.ts';

const kinds = Object.keys(serviceTexts) as ServiceKind[];

const inputTypes = { url: 'url', user: 'text', key: 'password', list: 'text' } as const;

/** Connects a newsletter service. Fires `console-created` with it, and `console-closed`. */
class ServiceForm extends FormElement<ServiceField> {
  @state() private accessor kind: ServiceKind = 'mailchimp';

  protected get fields(): ServiceField[] {
    return Object.keys(serviceTexts[this.kind].fields) as ServiceField[];
  }

  protected override render(): TemplateResult {
    return this.formView(
      html`<h3>${strings.add}</h3>
        ${selectField('service-kind', strings.kind, this.kind, {
          options: kinds.map((it) => [it, serviceNames[it]] as const),
          change: (value) => this.#choose(value as ServiceKind),
        })}
        ${this.fields.map((name) => this.#field(name))}`,
      this.isSending ? strings.connecting : strings.connect,
    );
  }

  #field(name: ServiceField): TemplateResult {
    const { label, hint, optional } = serviceTexts[this.kind].fields[name]!;
    return textField(`service-${name}`, {
      ...{ name, hint, type: inputTypes[name], isCode: true, error: this.errors[name] },
      required: !optional,
      label: optional ? fill(strings.optional, { label }) : label,
    });
  }

  #choose(kind: ServiceKind): void {
    this.kind = kind;
    // A key of one service is useless for another.
    for (const input of this.querySelectorAll('input')) input.value = '';
    this.errors = {};
    this.error = '';
  }

  protected override async send(form: FormData): Promise<void> {
    const { kind } = this;
    const { fields } = serviceTexts[kind];
    const values = this.fields.map((name) => [name, textOf(form, name)] as const);
    const missing = values.filter(([name, value]) => !value && !fields[name]!.optional);
    const given = Object.fromEntries(values.filter(([, value]) => value));
    const body = { kind, ...given } as ServiceRequest;
    const connected = await this.submit(
      Object.fromEntries(missing.map(([name]) => [name, strings.missing])),
      () => this.community.call(serviceEndpoints.connectService, { body }),
    );
    if (connected) this.dispatchEvent(new CustomEvent('console-created', { detail: connected }));
  }
}

customElements.define('console-service-form', ServiceForm);
