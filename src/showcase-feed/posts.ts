import type { Failure } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import type { Post, Posts } from '../contract/showcase.ts';

/** The posts that an element has, page by page. */
export class FeedPosts {
  readonly #source: Source;
  readonly #changed: () => void;
  posts: Post[] = [];
  /** Whether anything has come yet, kept or fresh. */
  ready = false;
  busy = false;
  failure: Failure | undefined;
  /** When this browser saw what is shown, where it is not from now. */
  keptAt: number | undefined;
  /** How many posts have been published since. */
  fresh = 0;
  #next: string | null = null;
  #newest: string | null = null;

  constructor(source: Source, changed: () => void) {
    this.#source = source;
    this.#changed = changed;
  }

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Shows what this browser kept, at once; then what there is now. */
  async open(): Promise<void> {
    const kept = await this.#source.recall?.();
    if (kept && !this.ready) {
      this.keptAt = kept.at;
      this.#take(kept.posts);
    }
    await this.reload();
  }

  /** The newest posts, in the place of those that are shown. */
  async reload(): Promise<void> {
    await this.#read(null, async (read) => {
      this.keptAt = undefined;
      this.fresh = 0;
      this.#take(read);
      await this.#source.remember?.(read);
    });
  }

  /** The posts that follow. Answers how many there were. */
  async more(): Promise<number> {
    if (!this.#next || this.busy) return 0;
    const before = this.posts.length;
    await this.#read(this.#next, ({ posts, next }) => {
      // What was published meanwhile has moved the pages: a post is shown once.
      const known = new Set(this.posts.map(({ id }) => id));
      this.posts = [...this.posts, ...posts.filter(({ id }) => !known.has(id))];
      this.#next = next;
    });
    return this.posts.length - before;
  }

  /** Asks how much is new. */
  async look(): Promise<void> {
    if (!this.#newest || this.keptAt) return;
    const fresh = await this.#source.news?.(this.#newest);
    if (fresh === undefined || fresh === this.fresh) return;
    this.fresh = fresh;
    this.#changed();
  }

  #take({ posts, next, newest }: Posts): void {
    this.posts = posts;
    this.#next = next;
    this.#newest = newest;
    this.ready = true;
    this.#changed();
  }

  async #read(after: string | null, take: (posts: Posts) => unknown): Promise<void> {
    this.busy = true;
    this.#changed();
    const result = await this.#source.read(after);
    this.busy = false;
    this.failure = result.ok ? undefined : result.failure;
    if (result.ok) await take(result.value);
    this.ready = true;
    this.#changed();
  }
}
