import { LitElement, html, isServer, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toJson } from '../api/json.ts';
import { ApiUrlController } from '../community/api-url-controller.ts';
import { seemsSignedIn } from '../community/signed-in-hint.ts';
import type { Post } from '../contract/showcase.ts';
import { DiagnosticsController } from '../diagnostics/diagnostics-controller.ts';
import { Announcer } from '../ui/announcer.ts';
import { updatedText, warmUp } from '../ui/dates.ts';
import { emit } from '../ui/emit.ts';
import { formatMessage } from '../contract/format-message.ts';
import { booleanConverter } from '../ui/flag.ts';
import { FocusKeeper } from '../ui/focus-keeper.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { stringsConverter } from '../ui/custom-strings.ts';
import { fitHeadings } from '../ui/heading-level.ts';
import { translations } from '../locales/showcase-feed.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { messageView } from '../ui/message-view.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { reactive } from '../ui/reactive.ts';
import { times } from '../ui/times.ts';
import { sourceOf } from './api-source.ts';
import { cardView, dayOf, paint, skeletonView } from './card.ts';
import { initialStrings } from './initial.strings.ts';
import type { VirtualFeed } from './virtual-feed.ts';
import type { MemberController } from './member-controller.ts';
import { emptyView, moreView, skipView } from './more-view.ts';
import { isKept, queryOf, readPermalink } from './permalink.ts';
import type { FeedParts } from './feed-parts.ts';
import { FeedStore } from './feed-store.ts';
import { feedStyles } from './showcase-feed.styles.ts';
import type { FeedStrings } from './strings.ts';
import type { VisitorController } from './visitor-controller.ts';

/**
 * A community's showcase: finished pieces as cards that open and play in place.
 *
 * @slot - your own list: shown until the showcase has loaded, and if it can't be loaded
 * @slot empty - replaces the text of an empty showcase
 *
 * @fires {CustomEvent<{id: string, link: string}>} community-post-open-request - before a post opens; cancel it to open the post yourself
 * @fires {CustomEvent<{id: string, link: string}>} community-post-play-request - before video or audio plays; cancel it to play it yourself
 * @fires {CustomEvent<{code: string}>} community-showcase-error - the showcase could not be loaded; `code` is the reason
 *
 * @csspart base - the whole element
 * @csspart filters - the filters and the search field
 * @csspart feed - the list of cards
 * @csspart card - a card
 * @csspart media - the area of a card's picture
 * @csspart picture - a card's picture
 * @csspart play - the play button
 * @csspart video - the player
 * @csspart kind - the kind of a post, such as Video
 * @csspart title - the title of a post
 * @csspart excerpt - the first words of a post
 * @csspart byline - the author and date of a post
 * @csspart cheer - the button with which members cheer a post
 * @csspart toolbar - the buttons of a signed-in member
 * @csspart panel - a panel opened by a button of the toolbar
 * @csspart load-more - the button that loads more posts
 * @csspart new-posts - the button that shows new posts
 * @csspart message - a message shown in place of the cards
 * @csspart dialog - the dialog of an open post
 * @csspart diagnostics - the report shown by `debug`
 */
export class ShowcaseFeed extends LitElement {
  static override styles = [baseStyles, feedStyles];

  /** URL of the community's API, such as `https://api.example.org`. Default: that of the `<community-provider>` around it, or of the loader script. */
  @property() accessor api = '';

  /**
   * Shows posts from another service instead of the API: `json-feed:https://…`, `mastodon:@name@server`,
   * `mastodon:#tag@server`, `bluesky:name` or `wordpress:https://…`.
   */
  @property() accessor source = '';

  /** Layout of the cards: `grid`, `masonry`, `list` or `carousel`. */
  @property({ reflect: true }) accessor layout: 'grid' | 'masonry' | 'list' | 'carousel' = 'grid';

  /** Cards loaded at a time, from 1 to 50. */
  @property({ type: Number }) accessor count = 12;

  /** Only posts of this kind: `video`, `article`, `image`, `audio` or `link`. */
  @property() accessor kind = '';

  /** Only posts with this topic. */
  @property() accessor topic = '';

  /** Only posts of this event. */
  @property() accessor event = '';

  /** Only posts of this group. */
  @property() accessor group = '';

  /** Only posts by this author: a member's id or name. */
  @property() accessor author = '';

  /** Shows filters and a search field. The page's URL keeps what is chosen. */
  @property({ type: Boolean, converter: booleanConverter, reflect: true }) accessor filters = false;

  /** How more posts are loaded: by a `button`, or `auto`, when the end is near. */
  @property() accessor more: 'button' | 'auto' = 'button';

  /** Seconds between checks for new posts; 0 turns them off. */
  @property({ type: Number }) accessor refresh = 60;

  /** Level of the title among the page's headings, from 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the setup and shows any problems, and how to fix them, below the element. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Your own texts in place of the built-in ones, by key. As an attribute: JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<FeedStrings> = {};

  /** Opens and plays posts; loaded at the first interaction. @internal */
  @state() accessor visitor: VisitorController | undefined;
  /** Actions of a signed-in member; loaded on demand. @internal */
  @state() accessor controller: MemberController | undefined;
  /** Whether a member is signed in; until that is known, a guess. @internal */
  @state() accessor signedIn = false;

  /** @internal */
  store: FeedStore | undefined;
  readonly #api = new ApiUrlController(this, () => this.#load());
  readonly #parts = reactive<FeedParts>(this, {});
  /** The source and query of the loaded posts. @internal */
  loadedKey = '';
  /** @internal */
  readonly localize = new LocalizeController<FeedStrings>(
    this,
    'showcase-feed',
    initialStrings,
    translations,
  );
  readonly #announcer = new Announcer(this);
  #pollTimer: ReturnType<typeof setInterval> | undefined;
  #visitor: Promise<VisitorController> | undefined;
  #controller: Promise<MemberController> | undefined;

  /** The language in effect where the element is in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** The texts, in that language, with the owner's own. @internal */
  get words(): FeedStrings {
    return this.localize.words;
  }

  /** Fills values into a text. @internal */
  format = (message: string, values: Record<string, string | number>): string =>
    formatMessage(message, values, this.localize.spoken);

  /** Base URL of API requests; empty while `api` isn't a valid URL. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** Cards loaded at a time, within the API's limits. @internal */
  get size(): number {
    return Math.min(50, Math.max(1, Math.floor(this.count) || 12));
  }

  /** The loaded posts. */
  get posts(): readonly Post[] {
    return this.store?.posts ?? [];
  }

  constructor() {
    super();
    new DiagnosticsController(this);
    new FocusKeeper(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A copied element may carry the mark of having rendered.
    if (!this.hasUpdated) this.removeAttribute('rendered');
    addEventListener('hashchange', this.#syncWithUrl);
    document.addEventListener('visibilitychange', this.#poll);
    document.addEventListener('community-signed-in', this.#loadMemberController);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#syncWithUrl);
    document.removeEventListener('visibilitychange', this.#poll);
    document.removeEventListener('community-signed-in', this.#loadMemberController);
    // If it was only moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#teardown());
  }

  /** Announces a sentence to screen readers. @internal */
  announce(sentence: string): void {
    this.#announcer.announce(sentence);
  }

  /** The last announcement. @internal */
  get announcement(): string {
    return this.#announcer.sentence;
  }

  /** Loads the controller of the first interaction. @internal */
  loadVisitor(): Promise<VisitorController> {
    this.#visitor ??= import('./visitor-controller.ts').then(
      ({ VisitorController }) => (this.visitor = new VisitorController(this)),
      (error: unknown) => {
        this.#visitor = undefined;
        throw error;
      },
    );
    return this.#visitor;
  }

  /** Waits for the language, because a text that changes later would move the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await Promise.all([this.localize.ready, this.#loadLayouts()]);
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (isServer) return;
    void this.#loadLayouts();
    this.#load();
  }

  /** Only the grid is part of the first load. */
  async #loadLayouts(): Promise<void> {
    if (this.layout === 'grid' || this.#parts.layouts) return;
    const layouts = await import('./layouts.ts');
    adoptStyles(this.renderRoot, layouts.layoutStyles);
    this.#parts.layouts = layouts;
  }

  /** Starts over if other posts are requested than before. An element that has left the page may still have an update pending. */
  #load(): void {
    const query = queryOf(this);
    const from = this.source || this.address;
    const asked = from && `${from} ${toJson(query)}`;
    if (!this.isConnected || asked === this.loadedKey) return;
    this.#teardown();
    this.loadedKey = asked;
    this.store = undefined;
    if (!asked) return;
    void this.#loadPosts((this.store = new FeedStore(this, sourceOf(this, query))));
    this.#loadMemberController();
    warmUp(dayOf, this.language);
  }

  protected override render(): TemplateResult {
    const { store, words, visitor, controller } = this;
    if (isServer)
      return html`<slot
        ><div class="base" part="base">
          <div class="feed" part="feed" aria-busy="true">${times(this.size, skeletonView)}</div>
        </div></slot
      >`;
    const has = this.posts.length > 0;
    const failed = !has && !!store?.failure;
    const waiting = !store?.ready;
    // The owner's own list stays until the posts have loaded.
    const more = moreView(this, this.#loadMore);
    const own = !has && (waiting || failed) && this.querySelector(':scope > :not([slot], noscript)');
    if (own) return html`<slot></slot>`;
    const { lang = nothing, dir = nothing } = this.localize;
    return html`<div class="base" part="base" lang=${lang} dir=${dir}>
      ${this.filters && !this.source ? html`<div class="strip">${visitor?.filtersView()}</div>` : nothing}
      ${this.signedIn ? html`<div class="strip" part="toolbar">${controller?.bar()}</div>` : nothing}
      ${controller?.panel() ?? nothing}
      <div class="stack">
        ${this.#renderNotices()}
        ${
          this.#parts.virtualFeed?.view((post) => this.#renderCard(post)) ??
          html`<div class="feed" part="feed" aria-busy=${waiting}>
            ${waiting ? times(this.size, skeletonView) : this.posts.map((post) => this.#renderCard(post))}
          </div>`
        }
      </div>
      ${failed ? messageView(words.failed, { label: words.again, press: () => store.reload() }) : nothing}
      ${!waiting && !has && !failed ? html`<slot name="empty">${emptyView(this)}</slot>` : nothing}
      ${this.layout === 'carousel' ? this.#parts.layouts?.turnView(this, more) : more}
      <div class="spoken" role="status" .textContent=${waiting ? words.loading : this.announcement}></div>
      ${visitor?.dialog() ?? nothing}
    </div>`;
  }

  #renderCard(post: Post): TemplateResult {
    const { visitor, controller } = this;
    return cardView(post, this.words, this.language, {
      open: (event) => void this.#openPost(event, post),
      play: () => void this.loadVisitor().then((it) => it.play(post)),
      player: visitor?.player(post),
      cheer: controller?.cheerView(post),
      ...(post.cheers && { cheers: this.format(this.words.cheers, { count: post.cheers }) }),
    });
  }

  /** Notices above the cards, overlaid so that they don't move them. */
  #renderNotices(): TemplateResult {
    const { store, words } = this;
    return html`<div class="over">
      ${skipView(this)} ${store?.state.newCount ? this.#parts.newPosts?.newPostsView(this) : nothing}
      ${store?.keptAt && store.failure ? messageView(updatedText(words.kept, store.keptAt, this.language)) : nothing}
    </div>`;
  }

  protected override updated(): void {
    fitHeadings(this);
    // From now on it has its own size (reserve.css).
    this.toggleAttribute('rendered', true);
    paint(this.renderRoot);
    if (this.more === 'auto' && this.store?.next) void this.#loadVirtualFeed();
    this.visitor?.updated();
    this.#parts.virtualFeed?.updated();
  }

  async #loadPosts(store: FeedStore): Promise<void> {
    const known = isKept(this.loadedKey) && (await this.#loadVirtualFeed()).restore();
    if (!known) await store.open();
    if (store.failure) emit(this, 'community-showcase-error', { code: store.failure.code });
    else if (store === this.store) this.visitor?.onLoaded();
    if (this.refresh > 0 && this.isConnected)
      this.#pollTimer = setInterval(this.#poll, Math.max(1, this.refresh) * 1000);
    this.#syncWithUrl();
  }

  /** Loads what a feed of more than one page needs. */
  async #loadVirtualFeed(): Promise<VirtualFeed> {
    const { VirtualFeed } = await import('./virtual-feed.ts');
    return (this.#parts.virtualFeed ??= new VirtualFeed(this));
  }

  readonly #loadMore = (): void => void this.#loadVirtualFeed().then((it) => it.loadMore());

  async #openPost(event: Event, post: Post): Promise<void> {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    try {
      (await this.loadVisitor()).open(post, link);
    } catch {
      // The module failed to load, so the link works as usual.
      location.href = link.href;
    }
  }

  /** Loads the member's actions, if a member seems to be signed in. */
  readonly #loadMemberController = (): void => {
    if (!this.address || this.source || this.#controller || !seemsSignedIn(this.address)) return;
    this.signedIn = true;
    this.#controller = import('./member-controller.ts').then((it) => it.MemberController.open(this));
    this.#controller.then(
      (controller) => (this.controller = controller),
      () => (this.#controller = undefined),
    );
  };

  /** Another URL is another community, with other members and posts. */
  #teardown(): void {
    void this.#controller?.then((controller) => controller.close());
    this.#controller = this.controller = undefined;
    this.signedIn = false;
    this.#parts.virtualFeed?.close();
    this.#parts.virtualFeed = undefined;
    clearInterval(this.#pollTimer);
    this.loadedKey = '';
  }

  readonly #poll = (): void => {
    this.#loadMemberController();
    if (!document.hidden && this.store?.ready) void this.checkForNewPosts();
    void this.controller?.refresh();
  };

  /** Requests the number of new posts. @internal */
  async checkForNewPosts(): Promise<void> {
    this.#parts.newPosts ??= await import('./new-posts.ts');
    await this.#parts.newPosts.checkForNewPosts(this);
  }

  /** The URL has changed what is open. */
  readonly #syncWithUrl = (): void => {
    this.requestUpdate();
    if (this.filters || readPermalink(this).post || this.visitor)
      void this.loadVisitor().then((it) => it.syncWithUrl());
  };
}

export type { ShowcaseFeedEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'showcase-feed': ShowcaseFeed;
  }
}
