import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { webhookEndpoints as endpoints, type Webhook } from '../../contract/webhooks.ts';
import { dayIn, format } from '../format.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { firstOneView, question, readView, tableView, type Unread } from '../views.ts';
import { strings } from './connections.strings.ts';
import './webhook-form.ts';

type Read = Unread | { name: 'ready'; webhooks: readonly Webhook[] };

/** What is open on the page. */
type Open =
  | { name: 'form' }
  | { name: 'webhook'; id: string; asksToRemove?: boolean; isTesting?: boolean; error?: string };

/** Webhooks: add, test, try again, delete. */
class WebhooksView extends SectionElement {
  @state() private accessor read: Read = { name: 'loading' };
  @state() private accessor open: Open | undefined;

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    const isAdding = this.open?.name === 'form';
    return html`<section>
      <div class="head">
        <h2>${strings.webhooks}</h2>
        <button
          type="button"
          class=${isAdding ? 'quiet' : ''}
          data-add
          aria-expanded=${isAdding}
          @click=${() => this.#toggleForm(!isAdding)}
        >
          ${strings.add}
        </button>
      </div>
      ${
        isAdding
          ? html`<console-webhook-form
              .community=${this.community}
              @console-created=${() => this.#load()}
              @console-closed=${() => this.#toggleForm(false)}
            ></console-webhook-form>`
          : nothing
      }
      ${readView(this.read, {
        rows: 3,
        retry: () => this.#load(),
        ready: ({ webhooks }) => this.#list(webhooks),
      })}
    </section>`;
  }

  #list(webhooks: readonly Webhook[]): TemplateResult {
    if (!webhooks.length)
      return this.open?.name === 'form' ? html`` : firstOneView(strings.empty, strings.emptyText);
    return tableView({
      columns: [strings.url, strings.state, strings.addedAt, ''],
      rows: webhooks.map((it) => this.#row(it)),
    });
  }

  #row(webhook: Webhook): TemplateResult {
    const { id, url, events, createdAt } = webhook;
    const isOpen = this.open?.name === 'webhook' && this.open.id === id;
    return html`<tr class=${isOpen ? 'opened' : ''} data-webhook=${id}>
        <th scope="row">
          <span dir="ltr">${url}</span>
          <p class="hint">${events.join(', ')}</p>
        </th>
        <td>${stateView(webhook)}</td>
        <td class="hint">${dayIn(createdAt)}</td>
        <td class="figure">
          <button
            type="button"
            class="quiet small"
            aria-expanded=${isOpen}
            aria-label=${fill(strings.manageOf, { url })}
            @click=${() => this.#toggle(webhook, !isOpen)}
          >
            ${strings.manage}
          </button>
        </td>
      </tr>
      ${
        isOpen
          ? html`<tr class="open">
              <td colspan="4">${this.#panel(webhook)}</td>
            </tr>`
          : nothing
      }`;
  }

  #panel(webhook: Webhook): TemplateResult {
    const { open } = this;
    if (open?.name !== 'webhook') return html``;
    const { id, url, problem, disabledAt } = webhook;
    const ask = (asksToRemove: boolean) => {
      this.open = { name: 'webhook', id, asksToRemove };
      void this.focusOn(asksToRemove ? '[data-question]' : '[data-action=remove]');
    };
    return html`${problem ? html`<p dir="auto">${fill(strings.lastError, { problem })}</p>` : nothing}
      ${disabledAt ? html`<p>${strings.offText}</p>` : nothing}
      <p class="error" role="alert" .textContent=${open.error ?? ''}></p>
      <div class="actions">
        <button
          type="button"
          class="quiet"
          data-action="test"
          aria-disabled=${open.isTesting ? 'true' : nothing}
          @click=${() => this.#test(webhook)}
        >
          ${open.isTesting ? strings.testing : strings.test}
        </button>
        ${
          webhook.waiting || webhook.failed || disabledAt
            ? html`<button type="button" class="quiet" @click=${() => this.#retry(webhook)}>
                ${strings.retry}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="quiet danger"
          data-action="remove"
          aria-expanded=${open.asksToRemove ?? false}
          @click=${() => ask(!open.asksToRemove)}
        >
          ${strings.remove}
        </button>
      </div>
      ${
        open.asksToRemove
          ? question(fill(strings.removeSure, { url }), {
              yes: common.remove,
              act: () => this.#remove(webhook),
              cancel: () => ask(false),
              danger: true,
            })
          : nothing
      }`;
  }

  #toggleForm(isOpen: boolean): void {
    this.open = isOpen ? { name: 'form' } : undefined;
    if (!isOpen) void this.focusOn('[data-add]');
  }

  #toggle({ id }: Webhook, isOpen: boolean): void {
    this.open = isOpen ? { name: 'webhook', id } : undefined;
    void this.focusOn(isOpen ? '[data-action=test]' : `[data-webhook="${id}"] button`);
  }

  async #load(): Promise<void> {
    const result = await this.community.call(endpoints.webhooks);
    this.read = result.ok
      ? { name: 'ready', webhooks: result.value.webhooks }
      : { name: 'failed', text: failureText(result.failure.code) };
  }

  async #test({ id }: Webhook): Promise<void> {
    if (this.open?.name === 'webhook' && this.open.isTesting) return;
    this.open = { name: 'webhook', id, isTesting: true };
    const result = await this.community.call(endpoints.testWebhook, { params: { webhook: id } });
    if (!result.ok) return this.#fail(id, result.failure);
    const { problem } = result.value;
    const error = problem === null ? '' : fill(strings.testFailed, { problem });
    this.open = { name: 'webhook', id, error };
    if (!error) this.announce(strings.tested);
  }

  async #retry({ id }: Webhook): Promise<void> {
    const result = await this.community.call(endpoints.retryWebhook, { params: { webhook: id } });
    if (!result.ok) return this.#fail(id, result.failure);
    await this.#load();
    this.announce(strings.retried);
    await this.focusOn('[data-action=test]');
  }

  async #remove({ id }: Webhook): Promise<void> {
    const result = await this.community.call(endpoints.deleteWebhook, { params: { webhook: id } });
    if (!result.ok) return this.#fail(id, result.failure);
    this.open = undefined;
    await this.#load();
    this.announce(strings.removed);
    await this.focusOn('[data-add]');
  }

  #fail(id: string, { code }: Failure): void {
    this.open = { name: 'webhook', id, error: failureText(code) };
    void this.focusOn('[data-action=test]');
  }
}

function stateView({ waiting, failed, disabledAt, problem }: Webhook): TemplateResult {
  const chip = (name: string, text: string) => html`<span class="state ${name}">${text}</span>`;
  const state = disabledAt
    ? chip('bounced', strings.off)
    : problem
      ? chip('bounced', strings.failing)
      : waiting
        ? chip('pending', strings.waitingState)
        : chip('confirmed', strings.working);
  const counts = [
    waiting && format(strings.waiting, { count: waiting }),
    failed && format(strings.failed, { count: failed }),
  ].filter(Boolean);
  return html`${state} ${counts.length ? html`<span class="hint">${counts.join(', ')}</span>` : nothing}`;
}

customElements.define('console-webhooks', WebhooksView);
