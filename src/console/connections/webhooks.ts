import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../api/client.ts';
import { webhookEndpoints as endpoints, type Webhook } from '../../contract/webhooks.ts';
import { strings as common } from '../strings.ts';
import { strings } from './connections.strings.ts';
import { DestinationsView } from './destinations-view.ts';
import './webhook-form.ts';

/** Webhooks: add, test, try again, delete. */
class WebhooksView extends DestinationsView<Webhook> {
  protected readonly texts = {
    title: strings.webhooks,
    add: strings.add,
    empty: strings.empty,
    emptyText: strings.emptyText,
    column: strings.url,
    manageOf: strings.manageOf,
    tested: strings.tested,
    testFailed: strings.testFailed,
    remove: strings.remove,
    removeSure: strings.removeSure,
    removeYes: common.remove,
    removed: strings.removed,
  };

  protected async list(): Promise<Result<readonly Webhook[]>> {
    const result = await this.community.call(endpoints.webhooks);
    return result.ok ? { ok: true, value: result.value.webhooks } : result;
  }

  protected idOf({ id }: Webhook): string {
    return id;
  }

  protected nameOf({ url }: Webhook): string {
    return url;
  }

  protected nameView({ url, events }: Webhook): TemplateResult {
    return html`<span dir="ltr">${url}</span>
      <p class="hint">${events.join(', ')}</p>`;
  }

  protected stopped({ disabledAt }: Webhook): string | undefined {
    return disabledAt ? strings.off : undefined;
  }

  protected notes({ disabledAt }: Webhook): unknown {
    return disabledAt ? html`<p>${strings.offText}</p>` : nothing;
  }

  protected formView(): TemplateResult {
    return html`<console-webhook-form
      .community=${this.community}
      @console-created=${() => this.load()}
      @console-closed=${() => this.toggleForm(false)}
    ></console-webhook-form>`;
  }

  protected test(webhook: string) {
    return this.community.call(endpoints.testWebhook, { params: { webhook } });
  }

  protected retry(webhook: string) {
    return this.community.call(endpoints.retryWebhook, { params: { webhook } });
  }

  protected disconnect(webhook: string) {
    return this.community.call(endpoints.deleteWebhook, { params: { webhook } });
  }
}

customElements.define('console-webhooks', WebhooksView);
