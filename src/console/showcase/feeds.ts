import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { type FeedSource, feedSourceEndpoints as endpoints } from '../../contract/feed-sources.ts';
import { topicsIn } from '../../ui/topics.ts';
import { textOf } from '../form-element.ts';
import { format, timeIn } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import {
  addButton,
  entryActions,
  firstOneView,
  readView,
  selectField,
  tableView,
  type Unread,
} from '../views.ts';
import './feed-form.ts';
import { ruleOptions, topicsField } from './feed-form.ts';
import { strings } from './feeds.strings.ts';
import { FEEDS, showcaseNav } from './showcase-nav.ts';

/** Between looks at a feed that the server is reading, and how many there are. */
const LOOK_EVERY_MS = 1500;
const MAX_LOOKS = 12;

type Read = Unread | { name: 'ready'; feeds: readonly FeedSource[] };

/** What is open on the page. */
type Open = { name: 'form' } | { name: 'feed'; id: string; asksToRemove?: boolean; error?: string };

/** The feeds whose entries become posts: add, read now, delete. */
class Feeds extends SectionElement {
  @state() private accessor read: Read = { name: 'loading' };
  @state() private accessor open: Open | undefined;
  /** When the feeds that are to be read now were read before, by id. */
  readonly #awaited = new Map<string, string | null>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override firstUpdated(): void {
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    const isAdding = this.open?.name === 'form';
    return html`<div class="head">
        <h1 tabindex="-1">${strings.title}</h1>
        ${addButton(strings.add, isAdding, (opens) => this.#toggleForm(opens))}
      </div>
      ${showcaseNav(FEEDS)}
      <p class="hint">${strings.text}</p>
      ${
        isAdding
          ? html`<console-feed-form
              .community=${this.community}
              @console-created=${() => {
                this.#toggleForm(false);
                void this.#load();
              }}
              @console-closed=${() => this.#toggleForm(false)}
            ></console-feed-form>`
          : nothing
      }
      ${readView(this.read, {
        rows: 3,
        retry: () => this.#load(),
        ready: ({ feeds }) => {
          if (!feeds.length) return isAdding ? html`` : firstOneView(strings.empty, strings.emptyText);
          return tableView({
            columns: [strings.feed, strings.state, strings.postsColumn, ''],
            rows: feeds.map((it) => this.#row(it)),
          });
        },
      })}`;
  }

  #row(feed: FeedSource): TemplateResult {
    const { id, title, address, posts, topics } = feed;
    return openRow({
      ...{ id, columns: 4, isOpen: this.open?.name === 'feed' && this.open.id === id },
      cells: html`<th scope="row">
          <bdi>${title}</bdi>
          <p class="hint" dir="ltr">${address}</p>
          ${topics.length ? html`<p class="hint" dir="auto">${topics.join(', ')}</p>` : nothing}
        </th>
        <td>${this.#stateView(feed)}</td>
        <td class="hint">${format(strings.posts, { count: posts })}</td>`,
      button: {
        text: common.manage,
        label: fill(strings.manageOf, { title }),
        toggle: (opens) => this.#toggle(id, opens),
      },
      panel: () => this.#panel(feed),
    });
  }

  #stateView({ id, fault, polledAt }: FeedSource): TemplateResult {
    if (this.#awaited.has(id) || (!polledAt && !fault))
      return html`<span class="state pending">${strings.reading}</span>`;
    return fault
      ? html`<span class="state bounced">${strings.failing}</span>`
      : html`<span class="state confirmed">${strings.working}</span>`;
  }

  #panel(feed: FeedSource): TemplateResult {
    const { open } = this;
    if (open?.name !== 'feed') return html``;
    const { id, title, rule, topics, fault, polledAt, nextPollAt } = feed;
    const ask = (asksToRemove: boolean) => {
      this.open = { name: 'feed', id, asksToRemove };
      void this.focusOn(asksToRemove ? '[data-question]' : '[data-action=remove]');
    };
    const save = (event: Event) => {
      event.preventDefault();
      const form = new FormData(event.target as HTMLFormElement);
      const chosen = form.get('new-rule') as FeedSource['rule'];
      void this.#change(feed, { rule: chosen, topics: topicsIn(textOf(form, 'new-topics')) });
    };
    return html`${fault ? html`<p dir="auto">${fill(strings.lastError, { fault })}</p>` : nothing}
      <p class="hint">
        ${polledAt && fill(strings.lastRead, { time: timeIn(polledAt, undefined) })}
        ${nextPollAt && fill(strings.nextRead, { time: timeIn(nextPollAt, undefined) })}
      </p>
      <form class="row start" @submit=${save}>
        ${selectField('new-rule', strings.rule, rule, { options: ruleOptions, change: () => undefined })}
        ${topicsField('new-topics', topics)}
        <button>${common.save}</button>
      </form>
      <p class="error" role="alert" .textContent=${open.error ?? ''}></p>
      ${entryActions(
        html`<button
          type="button"
          class="quiet"
          data-action="read"
          @click=${() => this.#change(feed, { poll: true })}
        >
          ${strings.read}
        </button>`,
        {
          text: strings.remove,
          isAsked: open.asksToRemove ?? false,
          ask,
          question: fill(strings.removeSure, { title }),
          yes: common.remove,
          act: () => this.#remove(feed),
        },
      )}`;
  }

  #toggleForm(isOpen: boolean): void {
    this.open = isOpen ? { name: 'form' } : undefined;
    if (!isOpen) void this.focusOn('[data-add]');
  }

  #toggle(id: string, opens: boolean): void {
    this.open = opens ? { name: 'feed', id } : undefined;
    void this.focusOn(opens ? '#new-rule' : rowButton(id));
  }

  async #change(
    { id, polledAt }: FeedSource,
    change: Pick<FeedSource, 'rule' | 'topics'> | { poll: true },
  ): Promise<void> {
    const result = await this.community.call(endpoints.changeFeedSource, {
      params: { source: id },
      body: change,
    });
    if (!result.ok) return this.#fail(id, result.failure);
    const isRead = 'poll' in change;
    if (isRead) this.#awaited.set(id, polledAt);
    this.#replace(result.value);
    this.announce(isRead ? strings.readNow : strings.saved);
    if (isRead) this.#lookAgain(MAX_LOOKS);
    else this.#toggle(id, false);
  }

  async #remove({ id }: FeedSource): Promise<void> {
    const result = await this.community.call(endpoints.removeFeedSource, { params: { source: id } });
    // Another host may have deleted it before.
    if (!result.ok && result.failure.code !== 'not-found') return this.#fail(id, result.failure);
    await this.#gone();
    this.announce(strings.removed);
  }

  /** The focus stays where it is, unless another host has deleted the feed. */
  async #fail(id: string, { code, errors = [] }: Failure): Promise<void> {
    if (code === 'not-found') {
      await this.#gone();
      this.announce(failureText(code));
    } else {
      const isTopic = errors.some(({ field }) => field.startsWith('topics'));
      this.open = { name: 'feed', id, error: isTopic ? strings.topicsInvalid : failureText(code) };
    }
  }

  async #gone(): Promise<void> {
    this.open = undefined;
    await this.#load();
    await this.focusOn('[data-add]');
  }

  #replace(feed: FeedSource): void {
    if (this.read.name !== 'ready') return;
    this.read = { name: 'ready', feeds: this.read.feeds.map((it) => (it.id === feed.id ? feed : it)) };
  }

  async #load(looks = MAX_LOOKS): Promise<void> {
    const result = await this.community.call(endpoints.feedSources);
    if (!result.ok) {
      // What is shown stays, if only a look at a feed that is being read has failed.
      if (this.read.name !== 'ready') this.read = { name: 'failed', text: failureText(result.failure.code) };
      return;
    }
    const feeds = result.value.sources;
    for (const { id, polledAt } of feeds)
      if (this.#awaited.has(id) && this.#awaited.get(id) !== polledAt) this.#awaited.delete(id);
    if (!looks) this.#awaited.clear();
    this.read = { name: 'ready', feeds };
    if (this.#awaited.size || feeds.some(({ polledAt, fault }) => !polledAt && !fault))
      this.#lookAgain(looks);
  }

  #lookAgain(looks: number): void {
    clearTimeout(this.#timer);
    if (looks && this.isConnected) this.#timer = setTimeout(() => void this.#load(looks - 1), LOOK_EVERY_MS);
  }
}

customElements.define('console-feeds', Feeds);
