import type { Failure } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import type { Post, Posts } from '../contract/showcase.ts';

/** The posts that an element has. */
export class FeedStore {
  /** Where they come from. */
  readonly source: Source | Promise<Source>;
  readonly #changed: () => void;
  posts: Post[] = [];
  /** Where the posts that follow begin; null: there are none. */
  next: string | null = null;
  /** When the newest post was published, as far as is known here. */
  newest: string | null = null;
  /** Whether anything has come yet, kept or fresh. */
  ready = false;
  busy = false;
  failure: Failure | undefined;
  /** When this browser saw what is shown, where it is not from now. */
  keptAt: number | undefined;
  /** How many posts have been published since. */
  newCount = 0;

  constructor(source: Source | Promise<Source>, changed: () => void) {
    this.source = source;
    this.#changed = changed;
  }

  /** Shows what this browser kept, at once; then what there is now. */
  async open(): Promise<void> {
    const kept = await (await this.source).recall?.();
    if (kept && !this.ready) {
      this.keptAt = kept.at;
      this.set(kept.posts);
    }
    await this.reload();
  }

  /** The newest posts, in the place of those that are shown. */
  async reload(): Promise<void> {
    const read = await this.read(null);
    if (!read) return;
    this.keptAt = undefined;
    this.newCount = 0;
    this.set(read);
    await (await this.source).remember?.(read);
  }

  /** Shows these. */
  set(read: Posts): void {
    Object.assign(this, read);
    this.ready = true;
    this.#changed();
  }

  /** The posts after `after`; undefined where they did not come, and `failure` says why. */
  async read(after: string | null): Promise<Posts | undefined> {
    this.busy = true;
    this.#changed();
    const result = await (await this.source).read(after);
    this.busy = false;
    this.ready = true;
    this.failure = result.ok ? undefined : result.failure;
    this.#changed();
    return result.ok ? result.value : undefined;
  }
}
