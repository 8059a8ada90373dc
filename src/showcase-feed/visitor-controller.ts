import { html, nothing, type TemplateResult } from 'lit';
import { call } from '../api/client.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';
import type { Post } from '../contract/showcase.ts';
import { type ShowcaseCounts, visitEndpoints } from '../contract/showcase-visits.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { emit } from '../ui/emit.ts';
import { addressWith, goBack, pageFragment } from '../ui/page-url.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { playerFor, playerView } from '../ui/video.ts';
import { dialogView } from './dialog.ts';
import { filtersView } from './filters.ts';
import { changePermalink, filtersOf, type Permalink, readPermalink } from './permalink.ts';
import { dialogStyles } from './dialog.styles.ts';
import type { ShowcaseFeed } from './showcase-feed.class.ts';
import { strings } from './strings.ts';

/** Milliseconds without a key press after which a search starts. */
const SEARCH_AFTER_MS = 300;

let stopPlaying = (): void => undefined;

/** Visitors' actions: open, play, filter, search. Loaded at the first interaction. */
export class VisitorController {
  readonly host: ShowcaseFeed;
  /** The open post. */
  post: Post | undefined;
  /** Whether a permalink's post doesn't exist. */
  isMissing = false;
  copied = false;
  linkShown = false;
  reporting: 'no' | 'asked' | 'failed' | 'sent' = 'no';
  #playing = '';
  #counts: ShowcaseCounts | undefined;
  #opener: HTMLElement | undefined;
  #pushedState = false;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #hasFiltered = false;

  constructor(host: ShowcaseFeed) {
    this.host = host;
    adoptStyles(host.renderRoot, selectStyles, dialogStyles);
    void host.localize.add(strings);
    if (host.filters) void this.#loadCounts();
  }

  /** Whether the visitor has filtered the posts. */
  get filtered(): boolean {
    return this.host.filters && Object.keys(filtersOf(this.host)).length > 0;
  }

  filtersView(): TemplateResult | typeof nothing {
    return this.host.filters && this.#counts
      ? filtersView(this, this.#counts, readPermalink(this.host))
      : nothing;
  }

  dialog(): TemplateResult | typeof nothing {
    return this.post || this.isMissing ? dialogView(this) : nothing;
  }

  updated(): void {
    const dialog = this.host.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** The player, in place of a picture. */
  player(post: Post): TemplateResult | undefined {
    if (this.#playing !== post.id) return undefined;
    const { link, media, title, kind } = post;
    if (media && kind === 'audio')
      return html`<audio
        class="audio"
        part="video"
        src=${media}
        controls
        autoplay
        aria-label=${title}
      ></audio>`;
    return playerView(media ? undefined : playerFor(link), { source: media ?? link, title });
  }

  /** Plays a post in its card; opens what can't be played here. Only one plays at a time. */
  play(post: Post): void {
    if (!post.media && !playerFor(post.link)) return this.open(post);
    if (!emit(this.host, 'community-post-play-request', { id: post.id, link: post.link })) return;
    stopPlaying();
    stopPlaying = () => this.stop();
    this.#playing = post.id;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('[part="video"]')?.focus(),
    );
  }

  stop(): void {
    this.#playing = '';
    this.host.requestUpdate();
  }

  /** Opens a post and updates the page's URL. Going back closes it and returns the focus to `from`. */
  open(post: Post, from?: HTMLElement): void {
    const { id, link } = post;
    if (!emit(this.host, 'community-post-open-request', { id, link })) return;
    this.#opener = from ?? this.#opener;
    if (this.post) changePermalink(this.host, { post: id });
    else this.#pushedState = changePermalink(this.host, { post: id }, 'push');
    this.#show(post);
  }

  close(): void {
    // Goes back if this dialog added a history entry; after a permalink there is nothing to go back to.
    if (this.#pushedState) goBack();
    else changePermalink(this.host, { post: undefined });
    this.#pushedState = false;
    this.#hide();
  }

  /** The post before or after the open one; undefined: there is none. */
  adjacent(step: 1 | -1): Post | undefined {
    const { posts } = this.host;
    const place = posts.findIndex(({ id }) => id === this.post?.id);
    return place < 0 ? undefined : posts[place + step];
  }

  /** The URL of the open post. */
  get link(): string {
    return addressWith(pageFragment());
  }

  async copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.copied = true;
      this.host.announce(this.host.words.copied);
    } catch {
      // Frames and pages without TLS may not use the clipboard: the link is shown to be copied by hand.
      this.linkShown = true;
    }
    await this.#update('.link');
  }

  async report(reason: string): Promise<void> {
    const params = { post: this.post!.id };
    const key = createIdempotencyKey();
    const result = await call(this.host.address, visitEndpoints.reportPost, {
      params,
      body: { reason },
      key,
    });
    this.reporting = result.ok ? 'sent' : 'failed';
    this.host.announce(result.ok ? this.host.words.thanks : this.host.words.actionFailed);
    await this.#update(result.ok ? '.thanks' : '');
  }

  /** Shows only matching posts. */
  filter(change: Permalink): void {
    this.#hasFiltered = true;
    changePermalink(this.host, change);
    this.host.requestUpdate();
  }

  /** Shows all posts again. */
  clear(): void {
    const none = Object.keys(filtersOf(this.host)).map((name) => [name, undefined] as const);
    this.filter(Object.fromEntries(none));
    void this.#update('.kinds button');
  }

  /** Announces the number of matching posts, after a visitor has filtered or searched. */
  onLoaded(): void {
    const { posts, words } = this.host;
    if (!this.#hasFiltered) return;
    this.#hasFiltered = false;
    this.host.announce(
      posts.length ? this.host.format(words.found, { count: posts.length }) : words.nothingFound,
    );
  }

  search(words: string): void {
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => this.filter({ q: words.trim() }), SEARCH_AFTER_MS);
  }

  /** Shows what the URL selects, at the start and after each change. */
  async syncWithUrl(): Promise<void> {
    const { post: id } = readPermalink(this.host);
    if (id === this.post?.id && !this.isMissing) return;
    if (!id || !this.#isMeant) return this.#hide();
    const known = this.host.posts.find((post) => post.id === id);
    if (known) return this.#show(known);
    const result = await call(this.host.address, visitEndpoints.post, { params: { post: id } });
    if (result.ok) return this.#show(result.value);
    this.isMissing = true;
    this.host.requestUpdate();
  }

  /** Of several feeds without an id, the first opens the URL's post. */
  get #isMeant(): boolean {
    const { id } = this.host;
    return !!id || document.querySelector('showcase-feed:not([id])') === this.host;
  }

  #show(post: Post): void {
    stopPlaying();
    this.post = post;
    this.isMissing = false;
    this.copied = false;
    this.linkShown = false;
    this.reporting = 'no';
    this.host.announce('');
    void this.#update('dialog h2');
  }

  /** Updates the element, then moves the focus. */
  async #update(focus: string): Promise<void> {
    this.host.requestUpdate();
    await this.host.updateComplete;
    if (focus) this.host.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }

  #hide(): void {
    if (!this.post && !this.isMissing) return;
    this.post = undefined;
    this.isMissing = false;
    this.#pushedState = false;
    stopPlaying();
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.#opener?.focus());
  }

  async #loadCounts(): Promise<void> {
    const result = await call(this.host.address, visitEndpoints.showcaseCounts);
    if (result.ok) this.#counts = result.value;
    this.host.requestUpdate();
  }
}
