import { html, type TemplateResult } from 'lit';
import type { Result } from '../api/client.ts';
import { ownPostEndpoints } from '../contract/own-posts.ts';
import type { Cheered } from '../contract/own-posts.ts';
import type { Post } from '../contract/showcase.ts';
import { fill } from '../contract/fill.ts';
import { heartIcon } from '../ui/icons.ts';
import type { FeedMutation, MemberController } from './member-controller.ts';

/** Maximum number of posts the API takes in one request. */
const MOST = 200;
/** How long, in milliseconds, a feed requested before a cheer's response may still arrive. */
const SETTLING = 10_000;

/** A member's cheers: shown immediately, sent as soon as possible, one per post. */
export class Cheers {
  readonly #controller: MemberController;
  /** The posts whose state the server has confirmed: cheered or not. */
  readonly #known = new Map<string, boolean>();
  /** The member's choices, which the server may not know yet. */
  readonly #wanted = new Map<string, boolean>();
  /** The numbers from the server since a post was loaded. */
  readonly #numbers = new WeakMap<Post, number>();
  /** The same by the post's id, and when. */
  readonly #lately = new Map<string, { cheers: number; at: number }>();
  #asking = false;

  constructor(controller: MemberController) {
    this.#controller = controller;
  }

  /** Loads the cheers that wait to be sent. */
  async load(): Promise<void> {
    this.#known.clear();
    this.#wanted.clear();
    for (const { params, body } of await this.#controller.mutations.pending('cheerPost'))
      this.#wanted.set(params.post, body.cheered);
  }

  view(post: Post): TemplateResult {
    const { id, title } = post;
    if (!this.#known.has(id)) this.#load();
    const had = this.#known.get(id) ?? false;
    const cheered = this.#wanted.get(id) ?? had;
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
    this.#wanted.set(post, cheered);
    this.#controller.update();
    // Replaces an unsent choice, so that only the last one is sent.
    await mutations.cancel((it) => it.call === 'cheerPost' && it.params.post === post);
    await mutations.send({ call: 'cheerPost', params: { post }, body: { cheered } });
  }

  /** Handles the outcome of a cheer, of this page or of an earlier one. */
  onResult({ params, body: { cheered } }: FeedMutation<'cheerPost'>, result: Result<unknown>): void {
    const post = this.#controller.host.posts.find(({ id }) => id === params.post);
    if (!post) return;
    if (this.#wanted.get(post.id) === cheered) this.#wanted.delete(post.id);
    if (result.ok) {
      this.#known.set(post.id, cheered);
      const { cheers } = result.value as Cheered;
      this.#numbers.set(post, cheers);
      this.#lately.set(post.id, { cheers, at: Date.now() });
    }
    this.#controller.update();
  }

  /** Requests the state of all visible posts, in one call. */
  #load(): void {
    if (this.#asking) return;
    this.#asking = true;
    queueMicrotask(() => void this.#read());
  }

  async #read(): Promise<void> {
    const { host, community } = this.#controller;
    const posts = host.posts.map(({ id }) => id).filter((id) => !this.#known.has(id));
    for (let at = 0; at < posts.length; at += MOST) {
      const some = posts.slice(at, at + MOST);
      for (const id of some) this.#known.set(id, false);
      const result = await community.call(ownPostEndpoints.ownCheers, { query: { posts: some.join() } });
      if (result.ok) for (const id of result.value.posts) this.#known.set(id, true);
    }
    this.#asking = false;
    this.#controller.update();
  }
}
