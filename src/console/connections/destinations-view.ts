import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure, Result } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { dayIn, format } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { addButton, entryActions, firstOneView, readView, tableView, type Unread } from '../views.ts';
import { strings } from './connections.strings.ts';

/** What receives events: a webhook or a service. */
export interface Destination {
  readonly createdAt: string;
  readonly waiting: number;
  readonly failed: number;
  readonly problem: string | null;
}

export interface DestinationTexts {
  readonly title: string;
  readonly add: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly column: string;
  /** With `{name}`. */
  readonly manageOf: string;
  readonly tested: string;
  /** With `{problem}`. */
  readonly testFailed: string;
  readonly remove: string;
  /** With `{name}`. */
  readonly removeSure: string;
  readonly removeYes: string;
  readonly removed: string;
}

type Read<Item> = Unread | { name: 'ready'; items: readonly Item[] };

/** What is open on the page. */
type Open =
  | { name: 'form' }
  | { name: 'destination'; id: string; asksToRemove?: boolean; isTesting?: boolean; error?: string };

/** A list of destinations: add, test, try again, delete. */
export abstract class DestinationsView<Item extends Destination> extends SectionElement {
  protected abstract readonly texts: DestinationTexts;
  @state() private accessor read: Read<Item> = { name: 'loading' };
  @state() private accessor open: Open | undefined;

  protected abstract list(): Promise<Result<readonly Item[]>>;
  protected abstract idOf(item: Item): string;
  /** Its name, for people. */
  protected abstract nameOf(item: Item): string;
  protected abstract nameView(item: Item): unknown;
  /** Whether it receives nothing for now, and what that is called. */
  protected abstract stopped(item: Item): string | undefined;
  /** What a host should know about it. */
  protected abstract notes(item: Item): unknown;
  protected abstract formView(): TemplateResult;
  protected abstract test(id: string): Promise<Result<{ problem: string | null }>>;
  protected abstract retry(id: string): Promise<Result<unknown>>;
  protected abstract disconnect(id: string): Promise<Result<unknown>>;

  protected moreActions(_item: Item): unknown {
    return nothing;
  }

  protected override firstUpdated(): void {
    void this.load();
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const isAdding = this.open?.name === 'form';
    return html`<section>
      <div class="head">
        <h2>${texts.title}</h2>
        ${addButton(texts.add, isAdding, (opens) => this.toggleForm(opens))}
      </div>
      ${isAdding ? this.formView() : nothing}
      ${readView(this.read, {
        rows: 3,
        retry: () => this.load(),
        ready: ({ items }) => this.#list(items),
      })}
    </section>`;
  }

  #list(items: readonly Item[]): TemplateResult {
    const { texts } = this;
    if (!items.length)
      return this.open?.name === 'form' ? html`` : firstOneView(texts.empty, texts.emptyText);
    return tableView({
      columns: [texts.column, strings.state, strings.addedAt, ''],
      rows: items.map((it) => this.#row(it)),
    });
  }

  #row(item: Item): TemplateResult {
    const id = this.idOf(item);
    const isOpen = this.open?.name === 'destination' && this.open.id === id;
    return openRow({
      ...{ id, columns: 4, isOpen },
      cells: html`<th scope="row">${this.nameView(item)}</th>
        <td>${stateView(item, this.stopped(item))}</td>
        <td class="hint">${dayIn(item.createdAt)}</td>`,
      button: {
        text: common.manage,
        label: fill(this.texts.manageOf, { name: this.nameOf(item) }),
        toggle: (opens) => this.toggle(id, opens),
      },
      panel: () => this.#panel(item),
    });
  }

  #panel(item: Item): TemplateResult {
    const { open, texts } = this;
    if (open?.name !== 'destination') return html``;
    const id = this.idOf(item);
    const { problem, waiting, failed } = item;
    const ask = (asksToRemove: boolean) => {
      this.open = { name: 'destination', id, asksToRemove };
      void this.focusOn(asksToRemove ? '[data-question]' : '[data-action=remove]');
    };
    return html`${problem ? html`<p dir="auto">${fill(strings.lastError, { problem })}</p>` : nothing}
      ${this.notes(item)}
      <p class="error" role="alert" .textContent=${open.error ?? ''}></p>
      ${entryActions(
        html`<button
            type="button"
            class="quiet"
            data-action="test"
            aria-disabled=${open.isTesting ? 'true' : nothing}
            @click=${() => this.#test(id)}
          >
            ${open.isTesting ? strings.testing : strings.test}
          </button>
          ${this.moreActions(item)}
          ${
            waiting || failed || this.stopped(item)
              ? html`<button type="button" class="quiet" @click=${() => this.#retry(id)}>
                  ${strings.retry}
                </button>`
              : nothing
          }`,
        {
          text: texts.remove,
          isAsked: open.asksToRemove ?? false,
          ask,
          question: fill(texts.removeSure, { name: this.nameOf(item) }),
          yes: texts.removeYes,
          act: () => this.#remove(id),
        },
      )}`;
  }

  protected toggleForm(isOpen: boolean): void {
    this.open = isOpen ? { name: 'form' } : undefined;
    if (!isOpen) void this.focusOn('[data-add]');
  }

  protected toggle(id: string, isOpen: boolean): void {
    this.open = isOpen ? { name: 'destination', id } : undefined;
    void this.focusOn(isOpen ? '[data-action=test]' : rowButton(id));
  }

  protected async load(): Promise<void> {
    const result = await this.list();
    this.read = result.ok
      ? { name: 'ready', items: result.value }
      : { name: 'failed', text: failureText(result.failure.code) };
  }

  async #test(id: string): Promise<void> {
    if (this.open?.name === 'destination' && this.open.isTesting) return;
    this.open = { name: 'destination', id, isTesting: true };
    const result = await this.test(id);
    if (!result.ok) return this.fail(id, result.failure);
    const { problem } = result.value;
    const error = problem === null ? '' : fill(this.texts.testFailed, { problem });
    this.open = { name: 'destination', id, error };
    if (!error) this.announce(this.texts.tested);
  }

  async #retry(id: string): Promise<void> {
    const result = await this.retry(id);
    if (!result.ok) return this.fail(id, result.failure);
    await this.load();
    this.announce(strings.retried);
    await this.focusOn('[data-action=test]');
  }

  async #remove(id: string): Promise<void> {
    const result = await this.disconnect(id);
    if (!result.ok) return this.fail(id, result.failure);
    this.open = undefined;
    await this.load();
    this.announce(this.texts.removed);
    await this.focusOn('[data-add]');
  }

  protected fail(id: string, { code }: Failure): void {
    this.open = { name: 'destination', id, error: failureText(code) };
    void this.focusOn('[data-action=test]');
  }
}

function stateView({ waiting, failed, problem }: Destination, stopped: string | undefined): TemplateResult {
  const chip = (name: string, text: string) => html`<span class="state ${name}">${text}</span>`;
  const state = stopped
    ? chip('bounced', stopped)
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
