import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { webhookEvents, type WebhookEvent } from '../../contract/webhook-requests.ts';
import { webhookEndpoints, type NewWebhook } from '../../contract/webhooks.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { describedBy, fieldError } from '../views.ts';
import { eventWords, strings } from './connections.strings.ts';
import './secret-once.ts';

/** Adds a webhook, and shows its secret once. Fires `console-created` and `console-closed`. */
class WebhookForm extends SectionElement {
  @state() private accessor errors = { url: '', events: '' };
  @state() private accessor error = '';
  @state() private accessor isSending = false;
  @state() private accessor created: NewWebhook | undefined;

  protected override firstUpdated(): void {
    this.querySelector('input')?.focus();
  }

  protected override render(): TemplateResult {
    return this.created ? this.#secret(this.created) : this.#form();
  }

  #form(): TemplateResult {
    const { errors, error, isSending } = this;
    return html`<form
      class="panel"
      novalidate
      @submit=${this.#send}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.#close()}
    >
      <h3>${strings.addTitle}</h3>
      <div class="field">
        <label for="url">${strings.url}</label>
        <input
          id="url"
          name="url"
          type="url"
          required
          autocomplete="off"
          autocapitalize="none"
          dir="ltr"
          aria-invalid=${errors.url ? 'true' : nothing}
          aria-describedby=${describedBy('url', errors.url)}
        />
        <p class="hint" id="url-hint">${strings.urlHint}</p>
        ${fieldError('url', errors.url)}
      </div>
      <fieldset aria-describedby=${describedBy('events', errors.events, false)}>
        <legend>${strings.events}</legend>
        <div class="choices column">
          ${webhookEvents.map(
            (it) =>
              html`<label>
                <input type="checkbox" name="events" value=${it} checked />
                <span>${eventWords[it]} <code>${it}</code></span>
              </label>`,
          )}
        </div>
        ${fieldError('events', errors.events)}
      </fieldset>
      <p class="error" role="alert" .textContent=${error}></p>
      <div class="actions">
        <button aria-disabled=${isSending ? 'true' : nothing}>${strings.create}</button>
        <button type="button" class="quiet" @click=${() => this.#close()}>${common.cancel}</button>
      </div>
    </form>`;
  }

  #secret({ secret }: NewWebhook): TemplateResult {
    return html`<console-secret
      .secret=${secret}
      .texts=${strings}
      @console-closed=${() => this.#close()}
    ></console-secret>`;
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const form = new FormData(event.target as HTMLFormElement);
    const url = (form.get('url') as string).trim();
    const events = form.getAll('events') as WebhookEvent[];
    this.error = '';
    this.errors = {
      url: url ? '' : strings.urlMissing,
      events: events.length ? '' : strings.eventsMissing,
    };
    if (this.errors.url || this.errors.events) return this.#focusError();
    this.isSending = true;
    const result = await this.community.call(webhookEndpoints.createWebhook, { body: { url, events } });
    this.isSending = false;
    if (result.ok) {
      this.created = result.value;
      this.announce(strings.created);
      this.dispatchEvent(new CustomEvent('console-created'));
      return;
    }
    const { code, errors = [] } = result.failure;
    const detailOf = (name: string) => errors.find(({ field }) => field.split('.')[0] === name)?.detail ?? '';
    this.errors = { url: detailOf('url'), events: detailOf('events') };
    if (errors.length) return this.#focusError();
    this.error = failureText(code);
  };

  #focusError(): Promise<void> {
    return this.focusOn(this.errors.url ? '#url' : '[name=events]');
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('console-closed'));
  }
}

customElements.define('console-webhook-form', WebhookForm);
