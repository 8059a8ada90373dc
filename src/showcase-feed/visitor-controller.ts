import { html, nothing, type TemplateResult } from 'lit';
import { call } from '../api/client.ts';
import { createIdempotencyKey } from '../community/idempotency-key.ts';
import type { Post } from '../contract/showcase.ts';
import { visitEndpoints } from '../contract/showcase-visits.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { emit } from '../ui/emit.ts';
import { addressWith, goBack, pageFragment } from '../ui/page-url.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { reactive } from '../ui/reactive.ts';
import { playerFor, playerView } from '../ui/video.ts';
import { dialogView } from './dialog.ts';
import { changePermalink, filtersOf, type Permalink, readPermalink } from './permalink.ts';
import { dialogStyles } from './dialog.styles.ts';
import type { FeedHost } from './feed-host.ts';
import { strings } from './strings.ts';
import type { Opened, VisitorActions } from './visitor-actions.ts';

/** Milliseconds without a key press after which a search starts. */
const SEARCH_AFTER_MS = 300;

let stopPlaying = (): void => undefined;

interface State {
  opened: Opened;
  /** The post that plays. */
  playing: string;
  /** Shows the filters; loaded with their numbers. */
  filters?: (chosen: Permalink) => TemplateResult;
}

/** Visitors' actions: open, play, filter, search. Loaded at the first interaction. */
export class VisitorController implements VisitorActions {
  readonly host: FeedHost;
  readonly #state;
  #opener: HTMLElement | undefined;
  #pushedState = false;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  #hasFiltered = false;

  constructor(host: FeedHost) {
    this.host = host;
    this.#state = reactive<State>(host, { opened: { name: 'none' }, playing: '' });
    adoptStyles(host.renderRoot, selectStyles, dialogStyles);
    void host.localize.add(strings);
    if (host.filters) this.#loadFilters().catch(() => undefined);
  }

  /** The open post. */
  get #post(): Post | undefined {
    const { opened } = this.#state;
    return opened.name === 'post' ? opened.post : undefined;
  }

  /** Whether the visitor has filtered the posts. */
  get filtered(): boolean {
    return this.host.filters && Object.keys(filtersOf(this.host)).length > 0;
  }

  filtersView(): TemplateResult | typeof nothing {
    const { filters } = this.#state;
    return (this.host.filters && filters?.(readPermalink(this.host))) || nothing;
  }

  dialog(): TemplateResult | typeof nothing {
    const { opened } = this.#state;
    return opened.name === 'none' ? nothing : dialogView(this, opened);
  }

  updated(): void {
    const dialog = this.host.renderRoot.querySelector('dialog');
    if (!dialog?.isConnected || dialog.matches(':modal')) return;
    // A dialog that was moved in the page is still open, but no longer above it.
    dialog.open = false;
    dialog.showModal();
  }

  /** The player, in place of a picture. */
  player(post: Post): TemplateResult | undefined {
    if (this.#state.playing !== post.id) return undefined;
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
    this.#state.playing = post.id;
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('[part="video"]')?.focus(),
    );
  }

  stop(): void {
    this.#state.playing = '';
  }

  /** Opens a post and updates the page's URL. Going back closes it and returns the focus to `from`. */
  open(post: Post, from?: HTMLElement): void {
    const { id, link } = post;
    if (!emit(this.host, 'community-post-open-request', { id, link })) return;
    this.#opener = from ?? this.#opener;
    if (this.#post) changePermalink(this.host, { post: id });
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
    const place = posts.findIndex(({ id }) => id === this.#post?.id);
    return place < 0 ? undefined : posts[place + step];
  }

  /** The URL of the open post. */
  get link(): string {
    return addressWith(pageFragment());
  }

  async copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.#setDialog({ link: 'copied' });
      this.host.announce(this.host.words.copied);
    } catch {
      // Frames and pages without TLS may not use the clipboard: the link is shown to be copied by hand.
      this.#setDialog({ link: 'shown' });
    }
    await this.#focus('.link');
  }

  askForReason(open: boolean): void {
    this.#setDialog({ report: open ? 'asked' : undefined });
    void this.#focus(open ? '.report textarea' : 'dialog [aria-expanded]');
  }

  async report(reason: string): Promise<void> {
    const params = { post: this.#post!.id };
    const key = createIdempotencyKey();
    const result = await call(this.host.address, visitEndpoints.reportPost, {
      params,
      body: { reason },
      key,
    });
    this.#setDialog({ report: result.ok ? 'sent' : 'failed' });
    this.host.announce(result.ok ? this.host.words.thanks : this.host.words.actionFailed);
    if (result.ok) await this.#focus('.thanks');
  }

  /** Shows only matching posts. */
  filter(change: Permalink): void {
    this.#hasFiltered = true;
    this.host.announce('');
    changePermalink(this.host, change);
    this.host.requestUpdate();
  }

  /** Shows all posts again. */
  clear(): void {
    const none = Object.keys(filtersOf(this.host)).map((name) => [name, undefined] as const);
    this.filter(Object.fromEntries(none));
    void this.#focus('.kinds button');
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
    if (id === this.#post?.id && this.#state.opened.name !== 'missing') return;
    if (!id || !this.#isMeant) return this.#hide();
    const known = this.host.posts.find((post) => post.id === id);
    if (known) return this.#show(known);
    const result = await call(this.host.address, visitEndpoints.post, { params: { post: id } });
    if (result.ok) return this.#show(result.value);
    this.#state.opened = { name: 'missing' };
  }

  /** Of several feeds without an id, the first opens the URL's post. */
  get #isMeant(): boolean {
    const { id } = this.host;
    return !!id || document.querySelector('showcase-feed:not([id])') === this.host;
  }

  #show(post: Post): void {
    stopPlaying();
    this.#state.opened = { name: 'post', post };
    this.host.announce('');
    void this.#focus('dialog h2');
  }

  /** Changes the dialog of the open post. */
  #setDialog(change: Partial<Extract<Opened, { name: 'post' }>>): void {
    const { opened } = this.#state;
    if (opened.name === 'post') this.#state.opened = { ...opened, ...change };
  }

  /** Moves the focus after the next update. */
  async #focus(selector: string): Promise<void> {
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #hide(): void {
    if (this.#state.opened.name === 'none') return;
    this.#state.opened = { name: 'none' };
    this.#pushedState = false;
    stopPlaying();
    void this.host.updateComplete.then(() => this.#opener?.focus());
  }

  /** Without them, the feed works as usual. */
  async #loadFilters(): Promise<void> {
    const [result, { filtersView, filterStyles }] = await Promise.all([
      call(this.host.address, visitEndpoints.showcaseCounts),
      import('./filters.ts'),
    ]);
    if (!result.ok) return;
    adoptStyles(this.host.renderRoot, filterStyles);
    this.#state.filters = (chosen) => filtersView(this, result.value, chosen);
  }
}
