import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Failure } from '../../api/client.ts';
import { fill } from '../../contract/fill.ts';
import { ownPostEndpoints } from '../../contract/own-posts.ts';
import { type PostEntry, showcaseHostEndpoints as endpoints } from '../../contract/showcase-hosting.ts';
import type { DecisionRequest } from '../../contract/showcase-requests.ts';
import { filterForm, type Filters, filtersIn } from '../filters.ts';
import { dayIn, format } from '../format.ts';
import { openRow, rowButton } from '../open-row.ts';
import { PagedList } from '../paged-list.ts';
import { RequestKey } from '../request-key.ts';
import { SectionElement } from '../section.ts';
import { failureText, strings as common } from '../strings.ts';
import { emptyView, firstOneView, selectField, tableView } from '../views.ts';
import { bulkBar, choiceCell } from './bulk-bar.ts';
import { BulkDecision, type BulkResult, decidable } from './bulk-decision.ts';
import { type Decision, postPanel } from './post-panel.ts';
import { showcaseNav } from './showcase-nav.ts';
import { kindWords, stateWords, strings } from './showcase.strings.ts';

type Item = PostEntry & { id: string };

/** The post that is open on the page. */
interface Open {
  id: string;
  asked?: 'decline' | 'hide' | undefined;
  error?: string;
  isSending?: boolean;
}

/** What is decided on several posts at once. */
interface Bulk {
  asked?: 'decline' | 'hide' | undefined;
  error?: string;
  isSending?: boolean;
}

/** Titles that a sentence names. */
const MAX_TITLES = 5;

const REPORTED = 'reported';

const filterOptions = [
  ['pending', stateWords.pending],
  [REPORTED, strings.reported],
  ['published', stateWords.published],
  ['hidden', stateWords.hidden],
  ['declined', stateWords.declined],
] as const;

const becomes = { publish: 'published', decline: 'declined', hide: 'hidden' } as const;

/** All posts, each with what a host can do with it. */
class PostList extends SectionElement {
  @state() private accessor open: Open | undefined;
  @state() private accessor chosen: ReadonlySet<string> = new Set();
  @state() private accessor bulk: Bulk = {};
  /** The last decision on several posts, while it isn't done. */
  #unfinished: BulkDecision<Item> | undefined;
  readonly #key = new RequestKey();
  readonly #posts = new PagedList<Item>(this, async ({ search, state, ...query }) => {
    const result = await this.community.call(endpoints.posts, {
      query: {
        ...query,
        ...(search && { q: search }),
        ...(state === REPORTED ? { reported: 'true' } : state && { state }),
      },
    });
    if (!result.ok) return result;
    const { posts, next, total } = result.value;
    return { ok: true, value: { items: posts.map((it) => ({ ...it, id: it.post.id })), next, total } };
  });

  get #filters(): Filters {
    return filtersIn(this.query, ['search', 'state']);
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('query')) return;
    this.open = undefined;
    this.#choose([]);
    void this.#posts.load(this.#filters);
  }

  protected override render(): TemplateResult {
    const { list } = this.#posts;
    return html`<div class="head"><h1 tabindex="-1">${strings.title}</h1></div>
      ${showcaseNav('')}
      ${filterForm({
        ...{ section: 'showcase', filters: this.#filters, words: strings },
        fields: (set) =>
          selectField('state', strings.state, this.#filters['state'], {
            any: strings.any,
            options: filterOptions,
            change: (state) => set({ state }),
          }),
      })}
      <p class="total hint" role="status">
        ${list.name === 'ready' ? format(strings.total, { count: list.total ?? list.items.length }) : nothing}
      </p>
      ${this.#posts.view(6, ({ items, next }) =>
        items.length
          ? html`${this.#bulkBar(items)}
            ${tableView({
              columns: ['', strings.post, strings.state, strings.submitted, ''],
              rows: items.map((it) => this.#row(it)),
              more: next && this.#more,
            })}`
          : this.#empty(),
      )}`;
  }

  #empty(): TemplateResult {
    return Object.keys(this.#filters).length
      ? emptyView(html`<p>${strings.none}</p>`)
      : firstOneView(strings.empty, strings.emptyText);
  }

  #row(item: Item): TemplateResult {
    const { id, post, state, reports, submittedAt } = item;
    const isOpen = this.open?.id === id;
    return openRow({
      ...{ id, columns: 5, isOpen },
      cells: html`${choiceCell(item, { chosen: this.chosen, choose: (ids) => this.#choose(ids) })}
        <th scope="row">
          <a href=${post.link} target="_blank" rel="noopener noreferrer" dir="auto">${post.title}</a>
          <p class="hint">
            ${kindWords[post.kind]} · <bdi>${post.author.name || strings.noName}</bdi> ·
            <bdi>${new URL(post.link).hostname}</bdi>
          </p>
        </th>
        <td>
          <span class="state ${state}">${stateWords[state]}</span>
          ${reports ? html`<span class="state bounced">${strings.reported}</span>` : nothing}
        </td>
        <td class="hint">${dayIn(submittedAt)}</td>`,
      button: {
        text: common.manage,
        label: fill(strings.manageOf, { title: post.title }),
        toggle: (opens) => this.#toggle(id, opens),
      },
      panel: () => this.#panel(item),
    });
  }

  #bulkBar(items: readonly Item[]): TemplateResult | typeof nothing {
    const { asked, error = '', isSending = false } = this.bulk;
    return bulkBar({
      ...{ posts: items, chosen: this.chosen, asked, error, isSending },
      choose: (ids) => this.#choose(ids),
      decide: (decision, reason) => this.#decideMany(items, decision, reason),
      ask: (about) => {
        const before = this.bulk.asked;
        this.bulk = { asked: about };
        if (about) this.open = undefined;
        void this.focusOn(about ? '#reason' : `[data-bulk-action=${before ?? ''}]`);
      },
    });
  }

  #choose(ids: readonly string[]): void {
    this.chosen = new Set(ids);
    this.bulk = {};
  }

  async #decideMany(items: readonly Item[], decision: Decision, reason = ''): Promise<void> {
    if (this.bulk.isSending) return;
    const { asked } = this.bulk;
    this.bulk = { asked, isSending: true };
    const request = { decision, ...(reason && { reason }) };
    if (!this.#unfinished?.isSame(request)) this.#unfinished = new BulkDecision(request);
    const chosen = decidable(
      items.filter(({ id }) => this.chosen.has(id)),
      decision,
    );
    const result = await this.#unfinished.apply(this.community, chosen);
    for (const item of result.done) this.#replace(decided(item, decision, reason));
    if (result.failure) {
      const left = new Set([...result.done, ...result.taken].map(({ id }) => id));
      this.chosen = new Set([...this.chosen].filter((id) => !left.has(id)));
      this.bulk = { asked, error: failureText(result.failure.code) };
    } else {
      this.#unfinished = undefined;
      this.#choose([]);
      if (result.taken.length) await this.#posts.reload();
    }
    this.announce(sentenceForMany(result, decision));
    await this.updateComplete;
    if (!result.failure) await this.focusOn(this.querySelector('[data-all]') ? '[data-all]' : 'h1');
  }

  #panel(item: Item): TemplateResult {
    const { asked, error = '', isSending = false } = this.open ?? {};
    return postPanel({
      ...{ entry: item, asked, error, isSending },
      decide: (decision, more) => this.#decide(item, decision, more),
      ask: (about) => this.#ask(item, about),
      trust: () => this.#trust(item),
    });
  }

  #toggle(id: string, opens: boolean): void {
    this.open = opens ? { id } : undefined;
    this.bulk = {};
    void this.focusOn(opens ? '[data-panel]' : rowButton(id));
  }

  #ask({ id }: Item, about: 'decline' | 'hide' | undefined): void {
    const before = this.open?.asked;
    this.open = { id, asked: about };
    void this.focusOn(about ? '#reason' : `[data-action=${before ?? ''}]`);
  }

  async #decide(
    item: Item,
    decision: Decision,
    { reason = '', trust = false }: { reason?: string; trust?: boolean } = {},
  ): Promise<void> {
    if (this.open?.isSending) return;
    const { id, state } = item;
    this.open = { id, asked: this.open?.asked, isSending: true };
    const body: DecisionRequest = {
      ...{ posts: [id], decision, was: state as NonNullable<DecisionRequest['was']> },
      ...(reason && { reason }),
      ...(trust && { trust }),
    };
    const key = this.#key.for(body);
    const result = await this.community.call(ownPostEndpoints.moderatePosts, { body, key });
    if (!result.ok) return this.#fail(item, result.failure);
    if (trust) this.#markTrusted(item);
    this.announce(sentenceFor(item, decision));
    await this.#show({ ...decided(item, decision, reason), trusted: item.trusted || trust });
  }

  /** Shows what became of a post: in its place, unless the filter is for others. */
  async #show(item: Item): Promise<void> {
    const { list } = this.#posts;
    const at = list.name === 'ready' ? list.items.findIndex(({ id }) => id === item.id) : -1;
    this.open = undefined;
    this.#replace(item);
    const { list: now } = this.#posts;
    const next = now.name === 'ready' ? (now.items[at] ?? now.items.at(-1)) : undefined;
    await this.focusOn(next ? rowButton(next.id) : 'h1');
  }

  #replace(item: Item): void {
    const filter = this.#filters['state'];
    this.#posts.replace(item.id, !filter || filter === item.state ? item : undefined);
  }

  async #trust(item: Item): Promise<void> {
    if (this.open?.isSending || item.member === null) return;
    this.open = { id: item.id, isSending: true };
    const result = await this.community.call(endpoints.trustAuthor, { params: { member: item.member } });
    if (!result.ok) return this.#fail(item, result.failure);
    this.open = { id: item.id };
    this.#markTrusted(item);
    this.announce(fill(strings.nowTrusted, { name: item.post.author.name || strings.noName }));
    await this.focusOn('[data-panel]');
  }

  #markTrusted({ member }: Item): void {
    const { list } = this.#posts;
    if (list.name !== 'ready') return;
    for (const item of list.items)
      if (item.member === member) this.#posts.replace(item.id, { ...item, trusted: true });
  }

  /** What was typed and the focus stay where they are, unless another host was faster. */
  async #fail(item: Item, { code }: Failure): Promise<void> {
    const { id, post } = item;
    if (code !== 'conflict') {
      this.open = { id, asked: this.open?.asked, error: failureText(code) };
      return;
    }
    this.open = undefined;
    await this.#posts.reload();
    this.announce(fill(strings.conflict, { title: post.title }));
    await this.updateComplete;
    await this.focusOn(this.querySelector(rowButton(id)) ? rowButton(id) : 'h1');
  }

  readonly #more = async (): Promise<void> => {
    const first = await this.#posts.more();
    if (first) await this.focusOn(rowButton(first));
  };
}

const decided = (item: Item, decision: Decision, reason: string): Item => ({
  ...item,
  ...{ state: becomes[decision], reason, reports: 0, reportReasons: [] },
});

function sentenceForMany({ done, taken, failure }: BulkResult<Item>, decision: Decision): string {
  const sentence = {
    publish: strings.manyPublished,
    decline: strings.manyDeclined,
    hide: strings.manyHidden,
  }[decision];
  const titles = taken.slice(0, MAX_TITLES).map(({ post }) => `“${post.title}”`);
  const others = taken.length - titles.length;
  if (others) titles.push(fill(strings.andMore, { count: String(others) }));
  const list = new Intl.ListFormat('en').format(titles);
  return [
    failure && !done.length ? '' : format(sentence, { count: done.length }),
    taken.length ? format(strings.manyTaken, { count: taken.length, titles: list }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function sentenceFor({ post: { title }, state }: Item, decision: Decision): string {
  const sentence = {
    publish: state === 'published' ? strings.nowKept : strings.nowPublished,
    decline: strings.nowDeclined,
    hide: strings.nowHidden,
  }[decision];
  return fill(sentence, { title });
}

customElements.define('console-posts', PostList);
