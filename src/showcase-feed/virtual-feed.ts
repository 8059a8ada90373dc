import { html, type TemplateResult } from 'lit';
import { parseJson, toJson } from '../api/json.ts';
import { type Post, Posts } from '../contract/showcase.ts';
import { fill } from '../ui/fill.ts';
import { times } from '../ui/times.ts';
import { keptPlace } from './permalink.ts';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** Cards that come and go together: a number that fills the rows of one to six columns. */
const CHUNK = 60;
/** Pages that come by themselves before somebody is asked: what stands below the feed must be within reach. */
const MAX_PAGES_BY_THEMSELVES = 3;
/** Characters that a tab keeps of one feed, some 1,500 posts; what is longer begins at its top again. */
const MOST_KEPT = 1_000_000;

/**
 * A feed that has grown beyond its first page. Only the cards near the viewport are in the page, the others are room, so that
 * 20,000 posts weigh no more than 200; and going back or reloading leads to where one was.
 */
export class LongFeed {
  readonly #host: ShowcaseFeed;
  /** The heights of the chunks that are only room, by their places. */
  readonly #far = new Map<number, number>();
  readonly #near = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: '150% 0px' });

  /** How many pages have come by themselves since somebody last asked for one. */
  #byItself = 0;

  readonly #end = new IntersectionObserver(([end]) => end?.isIntersecting && this.#moreByItself(), {
    rootMargin: '100% 0px',
  });

  constructor(host: ShowcaseFeed) {
    this.#host = host;
    addEventListener('pagehide', this.#keep);
    host.requestUpdate();
  }

  close(): void {
    this.#near.disconnect();
    this.#end.disconnect();
    removeEventListener('pagehide', this.#keep);
  }

  /** Somebody asks for more. Where that was all, the button goes, and its focus to the first card that came. */
  async ask(): Promise<void> {
    const { feed, renderRoot } = this.#host;
    const shown = feed?.posts.length ?? 0;
    const had = (renderRoot as ShadowRoot).activeElement;
    this.#byItself = 0;
    await this.more();
    await this.#host.updateComplete;
    if (had && !had.isConnected) this.#linkOf(feed?.posts[shown])?.focus();
  }

  #linkOf(post: Post | undefined): HTMLElement | undefined {
    const links = this.#host.renderRoot.querySelectorAll<HTMLAnchorElement>('h3 a');
    return [...links].find((it) => it.href === post?.link);
  }

  /** The end is near. Whoever goes by the keyboard would never reach what stands below, and has the button. */
  #moreByItself(): void {
    if (
      this.#host.feed?.busy ||
      this.#byItself >= MAX_PAGES_BY_THEMSELVES ||
      this.#host.renderRoot.querySelector(':focus-visible')
    )
      return;
    this.#byItself++;
    void this.more();
  }

  /** The posts that follow. */
  async more(): Promise<void> {
    const { feed, words } = this.#host;
    if (!feed?.next || feed.busy) return;
    const read = await feed.read(feed.next);
    if (!read) return this.#host.say(words.failed);
    // What was published meanwhile has moved the pages: a post is shown once.
    const known = new Set(feed.posts.map(({ id }) => id));
    const posts = read.posts.filter(({ id }) => !known.has(id));
    // What was the last chunk is so no more, and where it stands has to be heard again.
    this.#near.disconnect();
    feed.take({ ...read, newest: feed.newest, posts: [...feed.posts, ...posts] });
    this.#host.say(fill(words.shown, { count: String(posts.length) }));
  }

  view(card: (post: Post) => TemplateResult): TemplateResult[] {
    const { posts, layout, size: page } = this.#host;
    // Columns of different heights are made anew when a card comes: only those of the last page may be.
    const size = layout === 'masonry' ? page : layout === 'carousel' ? posts.length || 1 : CHUNK;
    return times(Math.ceil(posts.length / size), (place) => {
      const cards = this.#far.has(place) ? [] : posts.slice(place * size, (place + 1) * size);
      return html`<div class="feed" part="feed" data-chunk=${place}>${cards.map(card)}</div>`;
    });
  }

  updated(): void {
    this.#end.disconnect();
    const end = this.#host.renderRoot.querySelector('[part="load-more"]');
    if (end && this.#host.more === 'auto') this.#end.observe(end);
    if (this.#host.layout === 'carousel') return;
    for (const chunk of this.#chunks()) {
      const height = this.#far.get(Number(chunk.dataset['chunk']));
      chunk.style.blockSize = height === undefined ? '' : `${height}px`;
      this.#near.observe(chunk);
    }
  }

  /** Shows what this tab had when it left the page. Answers whether there was anything. */
  restore(): boolean {
    const { feed, asked } = this.#host;
    const kept = sessionStorage.getItem(keptPlace(asked))!;
    sessionStorage.removeItem(keptPlace(asked));
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (navigation?.type === 'navigate') return false;
    const posts = parseJson(kept);
    // Whatever wrote to this origin's storage may be an older version, or a stranger: it is checked like an answer.
    const checked = Posts.safeParse(posts);
    if (!checked.success) return false;
    feed!.take(checked.data);
    void this.#host.updateComplete.then(() => scrollTo(scrollX, Number((posts as { y?: unknown }).y) || 0));
    void this.#check();
    return true;
  }

  readonly #keep = (): void => {
    const { feed, asked } = this.#host;
    if (!feed?.ready || feed.keptAt) return;
    const { posts, next, newest } = feed;
    const kept = toJson({ posts, next, newest, y: scrollY });
    try {
      if (kept.length < MOST_KEPT) sessionStorage.setItem(keptPlace(asked), kept);
    } catch {
      // Storage is denied or full.
    }
  };

  /** Reads again what was kept: what a host has hidden since goes, and what is new waits to be asked for. */
  async #check(): Promise<void> {
    const feed = this.#host.feed!;
    const now = new Map<string, Post>();
    let after: string | null = null;
    do {
      const read: Posts | undefined = await feed.read(after);
      if (!read) return;
      for (const post of read.posts) now.set(post.id, post);
      after = read.next;
    } while (after && !now.has(feed.posts.at(-1)?.id ?? ''));
    const { next, newest } = feed;
    feed.take({ posts: feed.posts.flatMap(({ id }) => now.get(id) ?? []), next, newest });
    await this.#host.look();
  }

  #seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const place = Number((target as HTMLElement).dataset['chunk']);
      // What has the focus or plays stays, and so does the last, which still grows.
      const stays = target.matches(':focus-within, :has([part="video"]), :last-child');
      if (isIntersecting || stays) this.#far.delete(place);
      else if (!this.#far.has(place)) this.#far.set(place, boundingClientRect.height);
    }
    this.#host.requestUpdate();
  }

  #chunks(): NodeListOf<HTMLElement> {
    return this.#host.renderRoot.querySelectorAll('[data-chunk]');
  }
}
