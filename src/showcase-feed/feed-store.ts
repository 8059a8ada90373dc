import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../api/client.ts';
import type { Source } from '../api/sources/source.ts';
import type { LoadState } from '../community/load-state.ts';
import type { Post, Posts } from '../contract/showcase.ts';
import { reactive } from '../ui/reactive.ts';

/** A feed; `page` has its posts, the date of the newest and the cursor of the next page. */
export type FeedState = LoadState<{ readonly page: Posts }>;

interface State {
  load: FeedState;
  /** Whether another page is loading. */
  busy: boolean;
  /** The number of posts published since the newest one shown. */
  newCount: number;
}

/** The posts of an element. */
export class FeedStore {
  readonly source: Source | Promise<Source>;
  readonly state;

  constructor(host: ReactiveControllerHost, source: Source | Promise<Source>) {
    this.source = source;
    this.state = reactive<State>(host, { load: { name: 'loading' }, busy: false, newCount: 0 });
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
    return this.state.load.name !== 'loading';
  }

  get failure(): Failure | undefined {
    return 'failure' in this.state.load ? this.state.load.failure : undefined;
  }

  get keptAt(): number | undefined {
    return 'keptAt' in this.state.load ? this.state.load.keptAt : undefined;
  }

  get #page(): Posts | undefined {
    return 'page' in this.state.load ? this.state.load.page : undefined;
  }

  /** Shows the cached posts, then the current ones. */
  async open(): Promise<void> {
    const kept = await (await this.source).recall?.();
    if (kept && !this.ready) this.state.load = { name: 'loaded', page: kept.posts, keptAt: kept.at };
    await this.reload();
  }

  /** Replaces the shown posts by the newest. */
  async reload(): Promise<void> {
    const page = await this.read(null);
    if (!page) return;
    this.state.newCount = 0;
    this.set(page);
    await (await this.source).remember?.(page);
  }

  set(page: Posts): void {
    this.state.load = { name: 'loaded', page };
  }

  /** Loads the posts after `after`; returns undefined if that fails, with the reason in `failure`. */
  async read(after: string | null): Promise<Posts | undefined> {
    this.state.busy = this.ready;
    const result = await (await this.source).read(after);
    this.state.busy = false;
    const { load } = this.state;
    if (result.ok) {
      // The shown posts are up to date only once they are set.
      if (load.name === 'loaded') this.state.load = { ...load, failure: undefined };
      return result.value;
    }
    const { failure } = result;
    this.state.load = load.name === 'loaded' ? { ...load, failure } : { name: 'failed', failure };
    return undefined;
  }
}
