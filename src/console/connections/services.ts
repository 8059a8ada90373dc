import { html, nothing, type TemplateResult } from 'lit';
import type { Result } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { serviceNames } from '../../contract/service-names.ts';
import { type Service, serviceEndpoints as endpoints } from '../../contract/services.ts';
import { DestinationsView } from './destinations-view.ts';
import './service-form.ts';
import { strings } from './services.strings.ts';

/** Newsletter services: connect, test, send everyone, try again, disconnect. */
class ServicesView extends DestinationsView<Service> {
  protected readonly texts = strings;

  protected async list(): Promise<Result<readonly Service[]>> {
    const result = await this.community.call(endpoints.services);
    return result.ok ? { ok: true, value: result.value.services } : result;
  }

  protected idOf({ kind }: Service): string {
    return kind;
  }

  protected nameOf({ kind }: Service): string {
    return serviceNames[kind];
  }

  protected nameView(service: Service): TemplateResult {
    const { url, list } = service;
    return html`${this.nameOf(service)} ${url ? html`<p class="hint" dir="ltr">${url}</p>` : nothing}
    ${list ? html`<p class="hint">${fill(strings.list, { list })}</p>` : nothing}`;
  }

  protected stopped({ pausedAt }: Service): string | undefined {
    return pausedAt ? strings.paused : undefined;
  }

  protected notes({ pausedAt, failures }: Service): unknown {
    return html`${pausedAt ? html`<p>${strings.pausedText}</p>` : nothing}
    ${
      failures.length
        ? html`<h3>${strings.failures}</h3>
            <ul>
              ${failures.map(({ email, problem }) => html`<li dir="auto">${email}: ${problem}</li>`)}
            </ul>`
        : nothing
    }`;
  }

  protected override moreActions(service: Service): TemplateResult {
    return html`<button type="button" class="quiet" data-action="sync" @click=${() => this.#sync(service)}>
      ${strings.sync}
    </button>`;
  }

  protected formView(): TemplateResult {
    return html`<console-service-form
      .community=${this.community}
      @console-created=${(event: CustomEvent<Service>) => this.#onConnected(event.detail)}
      @console-closed=${() => this.toggleForm(false)}
    ></console-service-form>`;
  }

  async #onConnected(service: Service): Promise<void> {
    await this.load();
    this.toggle(service.kind, true);
    this.announce(fill(strings.connected, { name: this.nameOf(service) }));
    await this.focusOn('[data-action=sync]');
  }

  async #sync(service: Service): Promise<void> {
    const { kind } = service;
    const result = await this.community.call(endpoints.syncService, { params: { service: kind } });
    if (!result.ok) return this.fail(kind, result.failure);
    await this.load();
    this.announce(fill(strings.synced, { name: this.nameOf(service) }));
    await this.focusOn('[data-action=sync]');
  }

  protected test(service: string) {
    return this.community.call(endpoints.testService, { params: { service } });
  }

  protected retry(service: string) {
    return this.community.call(endpoints.retryService, { params: { service } });
  }

  protected disconnect(service: string) {
    return this.community.call(endpoints.disconnectService, { params: { service } });
  }
}

customElements.define('console-services', ServicesView);
