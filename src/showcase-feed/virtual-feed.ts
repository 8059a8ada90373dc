import { html, type TemplateResult } from 'lit';
import { parseJson, toJson } from '../api/json.ts';
import { type Post, Posts } from '../contract/showcase.ts';
import { reactive } from '../ui/reactive.ts';
import { times } from '../ui/times.ts';
import { keptPlace } from './permalink.ts';
import type { FeedHost } from './feed-host.ts';

/** Cards that are rendered and removed together: a number that fills the rows of one to six columns. */
const CHUNK = 60;
/** Pages that load automatically before the button is shown, so that what is below the feed can be reached. */
const MAX_AUTO_PAGES = 3;
/** Maximum characters that a tab stores of one feed, some 1,500 posts; a longer feed starts at its top again. */
const MAX_SAVED_CHARACTERS = 1_000_000;

/**
 * A feed that has grown beyond its first page. Only the cards near the viewport are in the page, the others are empty
 * space, so that 20,000 posts cost no more than 200; going back or reloading restores the position.
 */
export class VirtualFeed {
  readonly #host: FeedHost;
  /** The heights of the chunks that are empty space, by index. */
  readonly #heights;
  readonly #chunkObserver = new IntersectionObserver((entries) => this.#onIntersect(entries), {
    rootMargin: '150% 0px',
  });

  /** The number of pages loaded automatically since the button was last pressed. */
  #autoLoads = 0;

  readonly #endObserver = new IntersectionObserver(([end]) => end?.isIntersecting && this.#autoLoad(), {
    rootMargin: '100% 0px',
  });

  constructor(host: FeedHost) {
    this.#host = host;
    this.#heights = reactive<Record<number, number | undefined>>(host, {});
    addEventListener('pagehide', this.#save);
  }

  close(): void {
    this.#chunkObserver.disconnect();
    this.#endObserver.disconnect();
    removeEventListener('pagehide', this.#save);
  }

  /**
   * Loads more after a press of the button. After the last page the button is removed, and the first new card gets the
   * focus.
   */
  async loadMore(): Promise<void> {
    const { store, renderRoot } = this.#host;
    const shown = store?.posts.length ?? 0;
    const had = (renderRoot as ShadowRoot).activeElement;
    this.#autoLoads = 0;
    await this.loadPage();
    await this.#host.updateComplete;
    if (had && !had.isConnected) this.#linkOf(store?.posts[shown])?.focus();
  }

  #linkOf(post: Post | undefined): HTMLElement | undefined {
    const links = this.#host.renderRoot.querySelectorAll<HTMLAnchorElement>('.title a');
    return [...links].find((it) => it.href === post?.link);
  }

  /**
   * Loads more when the end is near. Keyboard users would never reach what is below the feed, so they get the button.
   */
  #autoLoad(): void {
    if (
      this.#host.store?.state.busy ||
      this.#autoLoads >= MAX_AUTO_PAGES ||
      this.#host.renderRoot.querySelector(':focus-visible')
    )
      return;
    this.#autoLoads++;
    void this.loadPage();
  }

  async loadPage(): Promise<void> {
    const { store, words } = this.#host;
    if (!store?.next || store.state.busy) return;
    const read = await store.read(store.next);
    if (!read) return this.#host.announce(words.actionFailed);
    // Posts published in the meantime shift the pages, so a post may come twice.
    const known = new Set(store.posts.map(({ id }) => id));
    const posts = read.posts.filter(({ id }) => !known.has(id));
    // The last chunk has changed, so its position must be observed again.
    this.#chunkObserver.disconnect();
    store.set({ ...read, newest: store.newest, posts: [...store.posts, ...posts] });
    this.#host.announce(this.#host.format(words.shown, { count: posts.length }));
  }

  view(card: (post: Post) => TemplateResult): TemplateResult[] {
    const { posts, layout, size: page } = this.#host;
    // A new card rearranges columns of different heights, so only those of the last page may change.
    const size = layout === 'masonry' ? page : layout === 'carousel' ? posts.length || 1 : CHUNK;
    return times(Math.ceil(posts.length / size), (place) => {
      const cards = this.#heights[place] === undefined ? posts.slice(place * size, (place + 1) * size) : [];
      return html`<div class="feed" part="feed" data-chunk=${place}>${cards.map(card)}</div>`;
    });
  }

  updated(): void {
    this.#endObserver.disconnect();
    const end = this.#host.renderRoot.querySelector('[part="load-more"]');
    if (end && this.#host.more === 'auto') this.#endObserver.observe(end);
    if (this.#host.layout === 'carousel') return;
    for (const chunk of this.#chunks()) {
      const height = this.#heights[Number(chunk.dataset['chunk'])];
      chunk.style.blockSize = height === undefined ? '' : `${height}px`;
      this.#chunkObserver.observe(chunk);
    }
  }

  /** Shows what this tab had when it left the page. Returns whether there was anything. */
  restore(): boolean {
    const { store, loadedKey } = this.#host;
    const kept = sessionStorage.getItem(keptPlace(loadedKey))!;
    sessionStorage.removeItem(keptPlace(loadedKey));
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (navigation?.type === 'navigate') return false;
    const posts = parseJson(kept);
    // An older version or another script may have written to this origin's storage, so it is validated like a response.
    const checked = Posts.safeParse(posts);
    if (!checked.success) return false;
    store!.set(checked.data);
    void this.#host.updateComplete.then(() => scrollTo(scrollX, Number((posts as { y?: unknown }).y) || 0));
    void this.#revalidate();
    return true;
  }

  readonly #save = (): void => {
    const { store, loadedKey } = this.#host;
    if (!store?.ready || store.keptAt) return;
    const { posts, next, newest } = store;
    const kept = toJson({ posts, next, newest, y: scrollY });
    try {
      if (kept.length < MAX_SAVED_CHARACTERS) sessionStorage.setItem(keptPlace(loadedKey), kept);
    } catch {
      // Storage is denied or full.
    }
  };

  /** Reloads restored posts: those that a host has hidden disappear, and new ones wait for the button. */
  async #revalidate(): Promise<void> {
    const feed = this.#host.store!;
    const now = new Map<string, Post>();
    let after: string | null = null;
    do {
      const read: Posts | undefined = await feed.read(after);
      if (!read) return;
      for (const post of read.posts) now.set(post.id, post);
      after = read.next;
    } while (after && !now.has(feed.posts.at(-1)?.id ?? ''));
    const { next, newest } = feed;
    feed.set({ posts: feed.posts.flatMap(({ id }) => now.get(id) ?? []), next, newest });
    await this.#host.checkForNewPosts();
  }

  #onIntersect(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const place = Number((target as HTMLElement).dataset['chunk']);
      // A chunk with the focus or a playing video stays, and so does the last, which still grows.
      const stays = target.matches(':focus-within, :has([part="video"]), :last-child');
      if (isIntersecting || stays) this.#heights[place] = undefined;
      else this.#heights[place] ??= boundingClientRect.height;
    }
  }

  #chunks(): NodeListOf<HTMLElement> {
    return this.#host.renderRoot.querySelectorAll('[data-chunk]');
  }
}
