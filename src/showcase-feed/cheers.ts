import { html, type TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { Cheered } from '../contract/own-posts.ts';
import type { Post } from '../contract/showcase.ts';
import { fill } from '../contract/fill.ts';
import { heartIcon } from '../ui/icons.ts';
import { reactive } from '../ui/reactive.ts';
import type { FeedMutation, MemberActions } from './member-actions.ts';

/** Maximum number of posts the API takes in one request. */
const MOST = 200;
/** How long, in milliseconds, a feed requested before a cheer's response may still arrive. */
const SETTLING = 10_000;

interface State {
  /** The posts whose state the server has confirmed: cheered or not. */
  known: ReadonlyMap<string, boolean>;
  /** The member's choices, which the server may not know yet. */
  wanted: ReadonlyMap<string, boolean>;
}

/** A member's cheers: shown immediately, sent as soon as possible, one per post. */
export class Cheers {
  readonly #controller: MemberActions;
  readonly #state;
  /** The numbers from the server since a post was loaded. */
  readonly #numbers = new WeakMap<Post, number>();
  /** The same by the post's id, and when. */
  readonly #lately = new Map<string, { cheers: number; at: number }>();
  #asking = false;

  constructor(controller: MemberActions) {
    this.#controller = controller;
    this.#state = reactive<State>(controller.host, { known: new Map(), wanted: new Map() });
  }

  /** Loads the cheers that wait to be sent. */
  async load(): Promise<void> {
    this.#state.known = new Map();
    const pending = await this.#controller.mutations.pending('cheerPost');
    this.#state.wanted = new Map(pending.map(({ params, body }) => [params.post, body.cheered]));
  }

  view(post: Post): TemplateResult {
    const { id, title } = post;
    const { known, wanted } = this.#state;
    if (!known.has(id)) this.#load();
    const had = known.get(id) ?? false;
    const cheered = wanted.get(id) ?? had;
    const number = this.#count(post) + Number(cheered) - Number(had);
    return html`<button
      type="button"
      class="cheer"
      part="cheer"
      aria-pressed=${cheered}
      @click=${() => this.#cheer(id, !cheered)}
    >
      ${heartIcon(cheered)} ${number || ''}
      <span class="spoken">${fill(this.#controller.host.words.cheer, { title })}</span>
    </button>`;
  }

  #count(post: Post): number {
    const lately = this.#lately.get(post.id);
    // A feed requested before the cheer's response may not include it yet.
    if (lately && !this.#numbers.has(post) && Date.now() - lately.at < SETTLING)
      this.#numbers.set(post, lately.cheers);
    return this.#numbers.get(post) ?? post.cheers;
  }

  async #cheer(post: string, cheered: boolean): Promise<void> {
    const { mutations } = this.#controller;
    this.#state.wanted = new Map(this.#state.wanted).set(post, cheered);
    // Replaces an unsent choice, so that only the last one is sent.
    await mutations.cancel((it) => it.call === 'cheerPost' && it.params.post === post);
    await mutations.send({ call: 'cheerPost', params: { post }, body: { cheered } });
  }

  /** Handles the outcome of a cheer, of this page or of an earlier one. */
  onResult({ params, body: { cheered } }: FeedMutation<'cheerPost'>, result: Result<unknown>): void {
    const { host } = this.#controller;
    const post = host.posts.find(({ id }) => id === params.post);
    if (!post) return;
    const wanted = new Map(this.#state.wanted);
    if (wanted.get(post.id) === cheered) wanted.delete(post.id);
    this.#state.wanted = wanted;
    if (result.ok) {
      this.#state.known = new Map(this.#state.known).set(post.id, cheered);
      const { cheers } = result.value as Cheered;
      this.#numbers.set(post, cheers);
      this.#lately.set(post.id, { cheers, at: Date.now() });
    } else host.announce(this.#controller.errorText(result.failure.code));
  }

  /** Requests the state of all visible posts, in one call. */
  #load(): void {
    if (this.#asking) return;
    this.#asking = true;
    queueMicrotask(() => void this.#read());
  }

  async #read(): Promise<void> {
    const { host, community } = this.#controller;
    const posts = host.posts.map(({ id }) => id).filter((id) => !this.#state.known.has(id));
    for (let at = 0; at < posts.length; at += MOST) {
      const some = posts.slice(at, at + MOST);
      const result = await community.call(ownPostEndpoints.ownCheers, { query: { posts: some.join() } });
      const cheered = result.ok ? result.value.posts : [];
      const found = some.map((id) => [id, cheered.includes(id)] as const);
      this.#state.known = new Map([...this.#state.known, ...found]);
    }
    this.#asking = false;
  }
}
