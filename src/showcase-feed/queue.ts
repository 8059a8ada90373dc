import { html, nothing, type TemplateResult } from 'lit';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { OwnPost } from '../contract/own-posts.ts';
import type { DecisionRequest } from '../contract/showcase-requests.ts';
import { fill } from '../contract/fill.ts';
import { hostStrings } from './host.strings.ts';
import { type LoadFailure, loadFailure } from './load-failure.ts';
import type { MemberActions, Panel } from './member-actions.ts';
import { rowView } from './row.ts';
import { dateIn } from '../ui/dates.ts';
import { onEscape } from '../ui/on-escape.ts';
import { reactive } from '../ui/reactive.ts';

type Decision = DecisionRequest['decision'];

interface State {
  posts: OwnPost[];
  /** The cursor of the next page. */
  next: string | null;
  /** Whether the queue has been loaded. */
  ready?: boolean;
  failure?: LoadFailure | undefined;
  /** Why a decision was refused: the key of a sentence, or the code of a problem. */
  error: string;
  chosen: readonly string[];
  /** The posts whose author gets a reason. */
  explaining?: { ids: string[]; decision: 'decline' | 'hide' } | undefined;
}

/** From under the bar of what is selected: WebKit takes what is there for visible. Not by mouse, which would miss it. */
function reveal({ target }: FocusEvent): void {
  const control = target as Element;
  if (control.matches(':focus-visible')) control.scrollIntoView({ block: 'nearest' });
}

/** The pieces that wait for a host: new ones and reported ones. Decided in place, one or many, by mouse or keyboard. */
export class Queue implements Panel {
  readonly #controller: MemberActions;
  readonly #state;
  #trust = false;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<State>(controller.host, { posts: [], next: null, error: '', chosen: [] });
    void controller.host.localize.add(hostStrings);
  }

  load(): void {
    void this.count();
  }

  /** Loads the queue and returns its length, if it is known. */
  async count(): Promise<number | undefined> {
    const result = await this.#controller.community.call(ownPostEndpoints.moderationQueue, {
      query: { limit: '50' },
    });
    this.#state.failure = loadFailure(result, () => this.#loadAgain());
    if (result.ok) {
      await this.#set(result.value.posts, result.value.next);
      this.#state.ready = true;
    }
    return this.#state.ready ? this.#state.posts.length : undefined;
  }

  async #loadAgain(): Promise<boolean> {
    await this.#controller.refresh();
    return !this.#state.failure;
  }

  view(): TemplateResult {
    const { words } = this.#controller.host;
    const { ready, failure, posts } = this.#state;
    const none = ready && !failure && posts.length === 0;
    const keys = posts.length || !failure ? html`<p class="hint keys">${words.queueKeys}</p>` : nothing;
    return html`<h2 id="panel" tabindex="-1">${words.queueTitle}</h2>
      <p class="error" role="alert">${this.#controller.errorText(this.#state.error)}</p>
      ${
        none
          ? html`<p>${words.queueEmpty}</p>
              <p class="actions">
                <button type="button" class="button" @click=${() => this.#controller.toggle('feeds')}>
                  ${words.feedAdd}
                </button>
              </p>`
          : keys
      }
      <ul
        class="rows"
        role="list"
        aria-busy=${!ready && !failure}
        @focusin=${reveal}
        @keydown=${(event: KeyboardEvent) => this.#key(event)}
      >
        ${posts.map((own) => this.#row(own))}
      </ul>
      ${this.#controller.failureView(failure)} ${this.#state.chosen.length ? this.#manyView() : nothing}
      ${this.#state.next ? html`<button type="button" class="button" @click=${() => this.#more()}>${words.more}</button>` : nothing}`;
  }

  #row(own: OwnPost): TemplateResult {
    const { host } = this.#controller;
    const { words, language } = host;
    const { post, reportReasons, reports } = own;
    const { id, title, excerpt, author, link, date } = post;
    const choose = () => this.#choose(id);
    const day = dateIn(date, language, { dateStyle: 'medium' });
    return html`<li class="asked" data-post=${id} tabindex="-1">
      <label class="choose">
        <input type="checkbox" .checked=${this.#state.chosen.includes(id)} @change=${choose} />
        <span class="spoken">${fill(words.choose, { title })}</span>
      </label>
      <div>
        ${rowView(
          post,
          html`<p class="hint">
              ${words[post.kind]} · <bdi>${author.name}</bdi> · <bdi>${new URL(link).hostname}</bdi> · ${day}
            </p>
            <p dir="auto">${excerpt}</p>
            ${
              reports
                ? html`<p class="state hidden">
                    ${host.format(words.reported, { count: reports, reasons: reportReasons.join(' · ') })}
                  </p>`
                : nothing
            }
            <p class="actions">${this.#buttons([own])}</p>`,
        )}
        ${this.#state.explaining?.ids[0] === id && this.#state.explaining.ids.length === 1 ? this.#whyView() : nothing}
      </div>
    </li>`;
  }

  /** A published post is in the queue because it was reported. */
  #buttons(all: OwnPost[]): TemplateResult {
    const { words } = this.#controller.host;
    const ids = all.map(({ post }) => post.id);
    const seen = all.every(({ state }) => state === 'published');
    const [yes, no] = seen ? [words.leaveIt, words.takeOut] : [words.publish, words.decline];
    return html`<button type="button" class="button main" @click=${() => this.#decide(ids, 'publish')}>
        ${yes}
      </button>
      <button
        type="button"
        class="button"
        aria-expanded=${this.#state.explaining?.ids.join() === ids.join()}
        @click=${() => this.#explain(ids, seen ? 'hide' : 'decline')}
      >
        ${no}
      </button>`;
  }

  #manyView(): TemplateResult {
    const { words } = this.#controller.host;
    const all = this.#state.posts.filter(({ post }) => this.#state.chosen.includes(post.id));
    const trust = (event: Event) => (this.#trust = (event.target as HTMLInputElement).checked);
    return html`<div class="many">
      <p>${this.#controller.host.format(words.chosen, { count: all.length })}</p>
      <label class="choose"
        ><input type="checkbox" .checked=${this.#trust} @change=${trust} /> ${words.trustThem}</label
      >
      <p class="actions">${this.#buttons(all)}</p>
      ${this.#state.explaining && this.#state.explaining.ids.length > 1 ? this.#whyView() : nothing}
    </div>`;
  }

  #whyView(): TemplateResult {
    const { words } = this.#controller.host;
    const { ids, decision } = this.#state.explaining!;
    const send = (event: Event) => {
      event.preventDefault();
      const reason = new FormData(event.target as HTMLFormElement).get('reason') as string;
      void this.#decide(ids, decision, reason.trim());
    };
    return html`<form class="fields" @submit=${send} @keydown=${onEscape(() => this.#explain())}>
      <div class="field">
        <label for="reason">${words.declineWhy}</label>
        <textarea id="reason" name="reason" rows="2" dir="auto" maxlength="500"></textarea>
      </div>
      <div class="actions">
        <button class="button main">${decision === 'hide' ? words.takeOut : words.declineSend}</button>
        <button type="button" class="plain" @click=${() => this.#explain()}>${words.cancel}</button>
      </div>
    </form>`;
  }

  #choose(id: string): void {
    const { chosen } = this.#state;
    this.#state.chosen = chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id];
  }

  #explain(ids?: string[], decision: 'decline' | 'hide' = 'decline'): void {
    const before = this.#state.explaining?.ids ?? [];
    this.#state.explaining = ids && { ids, decision };
    const opener = before.length > 1 ? '.many [aria-expanded]' : `[data-post="${before[0]}"]`;
    this.#controller.focus(ids ? '#reason' : opener);
  }

  /** One key per action, while a piece has the focus and no field does. */
  #key(event: KeyboardEvent): void {
    const { key, target, metaKey, ctrlKey, altKey } = event;
    const row = (target as Element).closest<HTMLElement>('[data-post]');
    if (!row || (target as Element).matches('textarea') || metaKey || ctrlKey || altKey) return;
    const id = row.dataset['post']!;
    const own = this.#state.posts.find(({ post }) => post.id === id)!;
    const deeds: Record<string, () => void> = {
      ArrowDown: () => (row.nextElementSibling as HTMLElement | null)?.focus(),
      ArrowUp: () => (row.previousElementSibling as HTMLElement | null)?.focus(),
      p: () => void this.#decide([id], 'publish'),
      d: () => this.#explain([id], own.state === 'published' ? 'hide' : 'decline'),
      x: () => this.#choose(id),
    };
    const deed = deeds[key.length === 1 ? key.toLowerCase() : key];
    if (!deed) return;
    event.preventDefault();
    deed();
  }

  async #decide(ids: string[], decision: Decision, reason = ''): Promise<void> {
    const { host, mutations } = this.#controller;
    const gone = this.#state.posts.filter(({ post }) => ids.includes(post.id));
    const place = this.#state.posts.indexOf(gone[0]!);
    this.#state.posts = this.#state.posts.filter((own) => !gone.includes(own));
    this.#state.chosen = this.#state.chosen.filter((id) => !ids.includes(id));
    this.#state.explaining = undefined;
    this.#state.error = '';
    host.announce(this.#said(gone, decision));
    const next = this.#state.posts[Math.min(place, this.#state.posts.length - 1)];
    this.#controller.focus(next ? `[data-post="${next.post.id}"]` : '#panel');
    const trust = this.#trust && ids.length > 0 && decision === 'publish';
    const body: DecisionRequest = {
      posts: ids,
      decision,
      ...(reason && { reason }),
      ...(trust && { trust }),
    };
    const outcome = await mutations.send({ call: 'moderatePosts', params: {}, body });
    if (outcome.state === 'waiting') return host.announce(host.words.sentWaiting);
    if (outcome.state === 'answered' && !outcome.result.ok) {
      this.#state.error = outcome.result.failure.code;
      void this.count();
    } else if (decision !== 'decline') void host.checkForNewPosts();
  }

  #said(posts: OwnPost[], decision: Decision): string {
    const { words } = this.#controller.host;
    const [first] = posts;
    if (posts.length !== 1) return this.#controller.host.format(words.nowMany, { count: posts.length });
    const left = first!.state === 'published' && decision === 'publish';
    const said = { publish: 'nowPublished', decline: 'nowDeclined', hide: 'nowHidden' } as const;
    return fill(words[left ? 'nowLeft' : said[decision]], { title: first!.post.title });
  }

  /** Sets the posts, without those whose decision hasn't been sent yet. */
  async #set(posts: OwnPost[], next: string | null): Promise<void> {
    const waiting = await this.#controller.mutations.pending('moderatePosts');
    const decided = new Set(waiting.flatMap(({ body }) => body.posts));
    this.#state.posts = posts.filter(({ post }) => !decided.has(post.id));
    this.#state.next = next;
  }

  async #more(): Promise<boolean> {
    const result = await this.#controller.community.call(ownPostEndpoints.moderationQueue, {
      query: { limit: '50', after: this.#state.next! },
    });
    this.#state.failure = loadFailure(result, () => this.#more());
    if (result.ok) await this.#set([...this.#state.posts, ...result.value.posts], result.value.next);
    return result.ok;
  }
}
