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
import { times } from '../ui/times.ts';
import { sourceOf } from './api-source.ts';
import { cardView, dayOf, paint, skeletonView } from './card.ts';
import { initialStrings } from './initial.strings.ts';
import type { VirtualFeed } from './virtual-feed.ts';
import type { MemberController } from './member-controller.ts';
import { emptyView, moreView } from './more-view.ts';
import { isKept, queryOf, readPermalink } from './permalink.ts';
import { FeedStore } from './feed-store.ts';
import { feedStyles } from './showcase-feed.styles.ts';
import type { FeedStrings } from './strings.ts';
import type { VisitorController } from './visitor-controller.ts';

/**
 * Finished work, seen: the showcase of a community as cards.
 *
 * @slot - the owner's own list: what is seen before the showcase is there, and instead of it where it cannot be loaded
 * @slot empty - replaces what is said when there is nothing yet
 *
 * @fires {CustomEvent<{id: string, link: string}>} community-post-open-request - a post is about to open; cancel it to take over
 * @fires {CustomEvent<{id: string, link: string}>} community-post-play-request - a video or a sound is about to play; cancel it to take over
 * @fires {CustomEvent<{code: string}>} community-showcase-error - the showcase could not be loaded; `code` says why
 *
 * @csspart base - everything
 * @csspart filters - filters and search
 * @csspart feed - cards that stand together
 * @csspart card - one card
 * @csspart media - the room of its picture
 * @csspart picture - the picture
 * @csspart play - the button that plays it
 * @csspart video - what plays
 * @csspart kind - what kind of piece it is
 * @csspart title - its title
 * @csspart excerpt - its first words
 * @csspart byline - who made it, and when
 * @csspart cheer - the button that cheers a piece, for members
 * @csspart toolbar - the row of buttons of a member who is signed in
 * @csspart panel - what such a button opens
 * @csspart load-more - the button for more
 * @csspart new-posts - the button that says how many are new
 * @csspart message - what is said instead of cards
 * @csspart dialog - an open post
 * @csspart diagnostics - what `debug` shows
 */
export class ShowcaseFeed extends LitElement {
  static override styles = [baseStyles, feedStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /**
   * A service that people have already, in the place of the API: `json-feed:https://…`, `mastodon:@name@server`,
   * `mastodon:#tag@server`, `bluesky:name` or `wordpress:https://…`.
   */
  @property() accessor source = '';

  /** How the cards stand: `grid`, `masonry`, `list` or `carousel`. */
  @property({ reflect: true }) accessor layout: 'grid' | 'masonry' | 'list' | 'carousel' = 'grid';

  /** How many cards come at a time, 1 to 50. */
  @property({ type: Number }) accessor count = 12;

  /** Only posts of this kind: `video`, `article`, `image`, `audio` or `link`. */
  @property() accessor kind = '';

  /** Only posts with this topic. */
  @property() accessor topic = '';

  /** Only posts of this event. */
  @property() accessor event = '';

  /** Only posts of this group. */
  @property() accessor group = '';

  /** Only posts by this author: a member's id, or a name. */
  @property() accessor author = '';

  /** Shows filters and a search, which the address of the page then says. */
  @property({ type: Boolean, converter: booleanConverter, reflect: true }) accessor filters = false;

  /** How more posts come: `button`, or `auto` when the end is near. */
  @property() accessor more: 'button' | 'auto' = 'button';

  /** Seconds between two looks for new posts; 0: never. */
  @property({ type: Number }) accessor refresh = 60;

  /** The level of the title among the headings of the page, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<FeedStrings> = {};

  /** What is open and plays; loaded at the first touch. @internal */
  @state() accessor visitor: VisitorController | undefined;
  /** What a member can do; loaded when somebody is signed in. @internal */
  @state() accessor controller: MemberController | undefined;
  /** Whether somebody is signed in; at the very first as it seems. @internal */
  @state() accessor signedIn = false;

  /** @internal */
  store: FeedStore | undefined;
  readonly #api = new ApiUrlController(this, () => this.#load());
  #virtualFeed: VirtualFeed | undefined;
  #layouts: typeof import('./layouts.ts') | undefined;
  #newPosts: typeof import('./new-posts.ts') | undefined;
  /** Where it reads, and what. @internal */
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

  /** The language of its place in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): FeedStrings {
    return this.localize.words;
  }

  /** A sentence with its values filled in. @internal */
  format = (message: string, values: Record<string, string | number>): string =>
    formatMessage(message, values, this.localize.spoken);

  /** Where calls go; empty while `api` is no address. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** How many cards come at a time, within what the API gives at once. @internal */
  get size(): number {
    return Math.min(50, Math.max(1, Math.floor(this.count) || 12));
  }

  /** The posts it has. */
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
    // A copy of it may say that it was shown.
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
    this.#teardown();
    clearInterval(this.#pollTimer);
    this.loadedKey = '';
  }

  /** Says something to whoever listens and does not look. @internal */
  announce(sentence: string): void {
    this.#announcer.announce(sentence);
  }

  /** What was last said. @internal */
  get announcement(): string {
    return this.#announcer.sentence;
  }

  /** What is loaded at the first touch. @internal */
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

  /** The first picture is in its language at once, for words that change move the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await Promise.all([this.localize.ready, this.#loadLayouts()]);
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (isServer) return;
    void this.#loadLayouts();
    this.#load();
  }

  /** Of the layouts, only the grid is there at once. */
  async #loadLayouts(): Promise<void> {
    if (this.layout === 'grid' || this.#layouts) return;
    this.#layouts = await import('./layouts.ts');
    adoptStyles(this.renderRoot, this.#layouts.layoutStyles);
    this.requestUpdate();
  }

  /** Begins anew where something else is asked for than before. What has left the page may still have an update to come. */
  #load(): void {
    const query = queryOf(this);
    const from = this.source || this.address;
    const asked = from && `${from} ${toJson(query)}`;
    if (!this.isConnected || asked === this.loadedKey) return;
    this.loadedKey = asked;
    this.#teardown();
    this.store = asked ? new FeedStore(sourceOf(this, query), () => this.requestUpdate()) : undefined;
    void this.#loadPosts(this.store);
    this.#loadMemberController();
    if (asked) warmUp(dayOf, this.language);
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
    // The owner's own list stays until there is something better.
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
          this.#virtualFeed?.view((post) => this.#renderCard(post)) ??
          html`<div class="feed" part="feed" aria-busy=${waiting}>
            ${waiting ? times(this.size, skeletonView) : this.posts.map((post) => this.#renderCard(post))}
          </div>`
        }
      </div>
      ${failed ? messageView(words.failed, { label: words.again, press: () => store.reload() }) : nothing}
      ${!waiting && !has && !failed ? html`<slot name="empty">${emptyView(this)}</slot>` : nothing}
      ${this.layout === 'carousel' ? this.#layouts?.turnView(this, more) : more}
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

  /** What is said over the cards, for it must not move them. */
  #renderNotices(): TemplateResult {
    const { store, words } = this;
    return html`<div class="over">
      ${store?.newCount ? this.#newPosts?.newPostsView(this) : nothing}
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
    this.#virtualFeed?.updated();
  }

  async #loadPosts(store: FeedStore | undefined): Promise<void> {
    clearInterval(this.#pollTimer);
    if (!store) return;
    const known = isKept(this.loadedKey) && (await this.#loadVirtualFeed()).restore();
    if (!known) await store.open();
    if (store.failure) emit(this, 'community-showcase-error', { code: store.failure.code });
    else if (store === this.store) this.visitor?.onLoaded();
    if (this.refresh > 0 && this.isConnected)
      this.#pollTimer = setInterval(this.#poll, Math.max(1, this.refresh) * 1000);
    this.#syncWithUrl();
  }

  /** What a feed of more than one page needs. */
  async #loadVirtualFeed(): Promise<VirtualFeed> {
    const { VirtualFeed } = await import('./virtual-feed.ts');
    return (this.#virtualFeed ??= new VirtualFeed(this));
  }

  readonly #loadMore = (): void => void this.#loadVirtualFeed().then((it) => it.loadMore());

  async #openPost(event: Event, post: Post): Promise<void> {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    try {
      (await this.loadVisitor()).open(post, link);
    } catch {
      // The rest could not be loaded: the link leads where it leads.
      location.href = link.href;
    }
  }

  /** Opens what a member can do, as soon as it seems that somebody is one. */
  readonly #loadMemberController = (): void => {
    if (!this.address || this.source || this.#controller || !seemsSignedIn(this.address)) return;
    this.signedIn = true;
    this.#controller = import('./member-controller.ts').then((it) => it.MemberController.open(this));
    this.#controller.then(
      (controller) => (this.controller = controller),
      () => (this.#controller = undefined),
    );
  };

  /** Another address is another community, with other members and posts. */
  #teardown(): void {
    void this.#controller?.then((controller) => controller.close());
    this.#controller = this.controller = undefined;
    this.signedIn = false;
    this.#virtualFeed?.close();
    this.#virtualFeed = undefined;
  }

  readonly #poll = (): void => {
    this.#loadMemberController();
    if (!document.hidden && this.store?.ready) void this.checkForNewPosts();
    void this.controller?.refresh();
  };

  /** Asks how much is new. @internal */
  async checkForNewPosts(): Promise<void> {
    this.#newPosts ??= await import('./new-posts.ts');
    await this.#newPosts.checkForNewPosts(this);
  }

  /** The address says what is open. */
  readonly #syncWithUrl = (): void => {
    this.requestUpdate();
    if (this.filters || readPermalink(this).post || this.visitor)
      void this.loadVisitor().then((it) => it.syncWithUrl());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'showcase-feed': ShowcaseFeed;
  }
  interface HTMLElementEventMap {
    'community-post-open-request': CustomEvent<{ id: string; link: string }>;
    'community-post-play-request': CustomEvent<{ id: string; link: string }>;
    'community-showcase-error': CustomEvent<{ code: string }>;
  }
}
