import { html, nothing, type TemplateResult } from 'lit';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { OwnPost } from '../contract/own-posts.ts';
import type { SubmissionRequest } from '../contract/showcase-requests.ts';
import { fill } from '../contract/fill.ts';
import { type LoadFailure, loadFailure } from './load-failure.ts';
import type { FeedMutation, MemberActions, Panel } from './member-actions.ts';
import { onEscape } from '../ui/on-escape.ts';
import { reactive } from '../ui/reactive.ts';
import { cardFields, cardOf, checkCard, readCard } from './piece-form.ts';
import { rowView } from './row.ts';

interface State {
  posts?: OwnPost[];
  unsent: SubmissionRequest[];
  /** The cursor of the next page. */
  next: string | null;
  failure?: LoadFailure | undefined;
  /** Why a change was refused: the key of a sentence, or the code of a problem. */
  error: string;
  /** The piece being edited or withdrawn. */
  at?: { id: string; act: 'edit' | 'withdraw' } | undefined;
}

/** A member's own pieces, each with its status. */
export class MyPostsPanel implements Panel {
  readonly #controller: MemberActions;
  readonly #state;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<State>(controller.host, { unsent: [], next: null, error: '' });
  }

  load(): void {
    void this.#read(null);
  }

  view(): TemplateResult {
    const { words } = this.#controller.host;
    const posts = this.#state.posts?.filter(({ state }) => state !== 'withdrawn');
    // The server may have a piece whose response was lost; it is listed only once.
    const unsent = this.#state.unsent.filter(({ link }) => !posts?.some(({ post }) => post.link === link));
    return html`<h2 id="panel" tabindex="-1">${words.myPieces}</h2>
      <p class="error" role="alert">${this.#controller.errorText(this.#state.error)}</p>
      ${
        posts?.length === 0 && unsent.length === 0
          ? html`<p>${words.noneYet}</p>
              <p class="actions">
                <button type="button" class="button main" @click=${() => this.#controller.toggle('show')}>
                  ${words.showYours}
                </button>
              </p>`
          : nothing
      }
      <ul class="rows" role="list" aria-busy=${!posts && !this.#state.failure}>
        ${unsent.map(
          ({ title, link }) =>
            html`<li>
              ${rowView({ title, link, picture: null }, html`<p class="state">${words.unsent}</p>`)}
            </li>`,
        )}
        ${posts?.map((own) => html`<li data-post=${own.post.id}>${this.#row(own)}</li>`)}
      </ul>
      ${this.#controller.failureView(this.#state.failure)}
      ${
        this.#state.next
          ? html`<button type="button" class="button" @click=${() => this.#read(this.#state.next)}>
              ${words.more}
            </button>`
          : nothing
      }`;
  }

  #row(own: OwnPost): TemplateResult {
    const { words } = this.#controller.host;
    const { post, state, reason } = own;
    const at = this.#state.at?.id === post.id ? this.#state.at.act : undefined;
    const button = (label: string, act: () => void) =>
      html`<button type="button" class="plain" @click=${act}>${label}</button>`;
    return html`${rowView(
      post,
      html`<p class="state ${state}">${words[state]}</p>
        ${reason ? html`<p dir="auto">${fill(words.reasonIs, { reason })}</p>` : nothing}
        ${
          at
            ? nothing
            : html`<p class="actions">
                ${state === 'pending' || state === 'published' ? button(words.edit, () => this.#setAction(post.id, 'edit')) : nothing}
                ${button(words.withdraw, () => this.#setAction(post.id, 'withdraw'))}
              </p>`
        }`,
    )}
    ${at === 'edit' ? this.#editView(own) : nothing} ${at === 'withdraw' ? this.#withdrawView(own) : nothing}`;
  }

  #editView({ post }: OwnPost): TemplateResult {
    const { words } = this.#controller.host;
    const save = (event: Event) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (checkCard(form, words))
        void this.#write({ call: 'changePost', params: { post: post.id }, body: readCard(form) });
    };
    return html`<form class="fields" novalidate @submit=${save} @keydown=${onEscape(() => this.#setAction())}>
      ${cardFields(words, cardOf(post), !!post.picture)}
      <div class="actions">
        <button class="button main">${words.save}</button>
        <button type="button" class="plain" @click=${() => this.#setAction()}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #withdrawView({ post: { id, title } }: OwnPost): TemplateResult {
    const { words } = this.#controller.host;
    return html`<div class="fields" @keydown=${onEscape(() => this.#setAction())}>
      <p tabindex="-1" class="sure">${fill(words.withdrawSure, { title })}</p>
      <div class="actions">
        <button
          type="button"
          class="button main"
          @click=${() => this.#write({ call: 'withdrawPost', params: { post: id } })}
        >
          ${words.withdraw}
        </button>
        <button type="button" class="plain" @click=${() => this.#setAction()}>${words.cancel}</button>
      </div>
    </div>`;
  }

  #setAction(id?: string, act: 'edit' | 'withdraw' = 'edit'): void {
    const before = this.#state.at;
    this.#state.at = id ? { id, act } : undefined;
    this.#state.error = '';
    const opener = `[data-post="${before?.id}"] .actions > :${before?.act === 'edit' ? 'first' : 'last'}-child`;
    this.#controller.focus(id ? '.rows .sure, .rows form input' : opener);
  }

  async #write(mutation: FeedMutation<'changePost' | 'withdrawPost'>): Promise<void> {
    const { host, mutations } = this.#controller;
    this.#setAction();
    const outcome = await mutations.send(mutation);
    const refused = outcome.state === 'answered' && !outcome.result.ok && outcome.result.failure.code;
    this.#state.error = refused || '';
    if (outcome.state === 'waiting') return host.announce(host.words.sentWaiting);
    if (!refused) host.announce(host.words[mutation.call === 'changePost' ? 'saved' : 'withdrawn']);
    void host.store?.reload();
  }

  async #read(after: string | null): Promise<boolean> {
    const { community, mutations } = this.#controller;
    const waiting = await mutations.pending('submitPost');
    this.#state.unsent = waiting.map(({ body }) => body);
    const result = await community.call(ownPostEndpoints.ownPosts, after ? { query: { after } } : {});
    this.#state.failure = loadFailure(result, () => this.#read(after));
    if (result.ok) {
      this.#state.posts = [...(after ? (this.#state.posts ?? []) : []), ...result.value.posts];
      this.#state.next = result.value.next;
    }
    return result.ok;
  }
}
