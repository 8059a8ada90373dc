import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { type ApiToken, apiTokenEndpoints as endpoints } from '../../contract/api-tokens.ts';
import { fill } from '../../contract/fill.ts';
import { dayIn } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { addButton, firstOneView, question, readView, tableView, type Unread } from '../views.ts';
import './token-form.ts';
import { strings } from './tokens.strings.ts';

type Read = Unread | { name: 'ready'; tokens: readonly ApiToken[] };

/** API tokens: create and delete. */
class TokensView extends SectionElement {
  @state() private accessor read: Read = { name: 'loading' };
  @state() private accessor isAdding = false;
  /** The token that is about to be deleted. */
  @state() private accessor asked = '';
  @state() private accessor error = '';

  protected override firstUpdated(): void {
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { isAdding } = this;
    return html`<section>
      <div class="head">
        <h2>${strings.title}</h2>
        ${addButton(strings.add, isAdding, (opens) => this.#toggleForm(opens))}
      </div>
      <p class="hint">${strings.text}</p>
      ${
        isAdding
          ? html`<console-token-form
              .community=${this.community}
              @console-created=${() => this.#load()}
              @console-closed=${() => this.#toggleForm(false)}
            ></console-token-form>`
          : nothing
      }
      <p class="error" role="alert" .textContent=${this.error}></p>
      ${readView(this.read, {
        rows: 3,
        retry: () => this.#load(),
        ready: ({ tokens }) => this.#list(tokens),
      })}
    </section>`;
  }

  #list(tokens: readonly ApiToken[]): TemplateResult {
    if (!tokens.length) return this.isAdding ? html`` : firstOneView(strings.empty, strings.emptyText);
    return tableView({
      columns: [strings.name, strings.use, strings.expiry, ''],
      rows: tokens.map((it) => this.#row(it)),
    });
  }

  #row({ id, name, scopes, createdBy, lastUsedAt, expiresAt }: ApiToken): TemplateResult {
    const isAsked = this.asked === id;
    const hasExpired = Date.parse(expiresAt) <= Date.now();
    return openRow({
      ...{ id, columns: 4, isOpen: isAsked },
      cells: html`<th scope="row">
          <span dir="auto">${name}</span>
          <p class="hint">${scopes.join(', ')} ${createdBy && fill(strings.by, { host: createdBy })}</p>
        </th>
        <td class="hint">
          ${lastUsedAt ? fill(strings.lastUsed, { day: dayIn(lastUsedAt) }) : strings.neverUsed}
        </td>
        <td class="hint">
          ${
            hasExpired
              ? html`<span class="state bounced">${strings.expired}</span>`
              : fill(strings.expires, { day: dayIn(expiresAt) })
          }
        </td>`,
      button: {
        text: common.remove,
        label: fill(strings.removeOf, { name }),
        danger: true,
        toggle: (asks) => this.#ask(id, asks),
      },
      panel: () =>
        question(fill(strings.removeSure, { name }), {
          yes: common.remove,
          act: () => this.#remove(id),
          cancel: () => this.#ask(id, false),
          danger: true,
        }),
    });
  }

  #toggleForm(isOpen: boolean): void {
    this.isAdding = isOpen;
    this.asked = '';
    if (!isOpen) void this.focusOn('[data-add]');
  }

  #ask(id: string, isAsked: boolean): void {
    this.asked = isAsked ? id : '';
    void this.focusOn(isAsked ? '[data-question]' : rowButton(id));
  }

  async #load(): Promise<void> {
    const result = await this.community.call(endpoints.apiTokens);
    this.read = result.ok
      ? { name: 'ready', tokens: result.value.tokens }
      : { name: 'failed', text: failureText(result.failure.code) };
  }

  async #remove(id: string): Promise<void> {
    this.error = '';
    const result = await this.community.call(endpoints.deleteApiToken, { params: { token: id } });
    if (!result.ok) {
      this.error = failureText(result.failure.code);
      return this.#ask(id, false);
    }
    this.asked = '';
    await this.#load();
    this.announce(strings.removed);
    await this.focusOn('[data-add]');
  }
}

customElements.define('console-tokens', TokensView);
