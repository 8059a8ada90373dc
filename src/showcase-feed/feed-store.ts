import type { Failure } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import type { LoadState } from '../community/load-state.ts';
import type { Post, Posts } from '../contract/showcase.ts';

/** A feed; `page` has its posts, the date of the newest and the cursor of the next page. */
export type FeedState = LoadState<{ readonly page: Posts }>;

/** The posts of an element. */
export class FeedStore {
  readonly source: Source | Promise<Source>;
  readonly #changed: () => void;
  #state: FeedState = { name: 'loading' };
  /** Whether a page is loading. */
  busy = false;
  /** The number of posts published since the newest one shown. */
  newCount = 0;

  constructor(source: Source | Promise<Source>, changed: () => void) {
    this.source = source;
    this.#changed = changed;
  }

  get state(): FeedState {
    return this.#state;
  }

  get posts(): readonly Post[] {
    return this.#page?.posts ?? [];
  }

  /** The cursor of the next page; null: there is none. */
  get next(): string | null {
    return this.#page?.next ?? null;
  }

  get newest(): string | null {
    return this.#page?.newest ?? null;
  }

  get ready(): boolean {
    return this.#state.name !== 'loading';
  }

  get failure(): Failure | undefined {
    return 'failure' in this.#state ? this.#state.failure : undefined;
  }

  get keptAt(): number | undefined {
    return 'keptAt' in this.#state ? this.#state.keptAt : undefined;
  }

  get #page(): Posts | undefined {
    return 'page' in this.#state ? this.#state.page : undefined;
  }

  /** Shows the cached posts, then the current ones. */
  async open(): Promise<void> {
    const kept = await (await this.source).recall?.();
    if (kept && !this.ready) this.#setState({ name: 'loaded', page: kept.posts, keptAt: kept.at });
    await this.reload();
  }

  /** Replaces the shown posts by the newest. */
  async reload(): Promise<void> {
    const page = await this.read(null);
    if (!page) return;
    this.newCount = 0;
    this.set(page);
    await (await this.source).remember?.(page);
  }

  set(page: Posts): void {
    this.#setState({ name: 'loaded', page });
  }

  /** Loads the posts after `after`; returns undefined if that fails, with the reason in `failure`. */
  async read(after: string | null): Promise<Posts | undefined> {
    this.busy = true;
    this.#changed();
    const result = await (await this.source).read(after);
    this.busy = false;
    if (result.ok) {
      // The shown posts are up to date only once they are set.
      if (this.#state.name === 'loaded') this.#setState({ ...this.#state, failure: undefined });
      return result.value;
    }
    const { failure } = result;
    this.#setState(this.#state.name === 'loaded' ? { ...this.#state, failure } : { name: 'failed', failure });
    return undefined;
  }

  #setState(state: FeedState): void {
    this.#state = state;
    this.#changed();
  }
}
