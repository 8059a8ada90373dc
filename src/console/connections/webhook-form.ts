import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { webhookEvents, type WebhookEvent } from '../../contract/webhook-requests.ts';
import { webhookEndpoints, type NewWebhook } from '../../contract/webhooks.ts';
import { checkboxes, textField } from '../fields.ts';
import { FormElement, textOf } from '../form-element.ts';
import { eventWords, strings } from './connections.strings.ts';
import { secretView } from './secret-once.ts';

/** Adds a webhook, and shows its secret once. Fires `console-created` and `console-closed`. */
class WebhookForm extends FormElement<'url' | 'events'> {
  protected readonly fields = ['url', 'events'] as const;
  @state() private accessor created: NewWebhook | undefined;

  protected override render(): TemplateResult {
    const { created, errors } = this;
    if (created) return secretView(created.secret, strings, () => this.close());
    return this.formView(
      html`<h3>${strings.addTitle}</h3>
        ${textField('url', {
          ...{ label: strings.url, hint: strings.urlHint, type: 'url', error: errors.url },
        })}
        ${checkboxes('events', {
          ...{ legend: strings.events, checked: true, error: errors.events },
          options: webhookEvents.map((it) => [it, eventWords[it]] as const),
        })}`,
      strings.create,
    );
  }

  protected override async send(form: FormData): Promise<void> {
    const url = textOf(form, 'url');
    const events = form.getAll('events') as WebhookEvent[];
    const missing = {
      ...(!url && { url: strings.urlMissing }),
      ...(!events.length && { events: strings.eventsMissing }),
    };
    const created = await this.submit(missing, () =>
      this.community.call(webhookEndpoints.createWebhook, { body: { url, events } }),
    );
    if (!created) return;
    this.created = created;
    this.announce(strings.created);
    this.dispatchEvent(new CustomEvent('console-created'));
  }
}

customElements.define('console-webhook-form', WebhookForm);
