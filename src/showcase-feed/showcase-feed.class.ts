import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { toJson } from '../api/json.ts';
import { ApiAddress } from '../community/api-url-controller.ts';
import { seemsSignedIn } from '../community/signed-in-hint.ts';
import type { Post } from '../contract/showcase.ts';
import { DiagnosticsController } from '../diagnostics/diagnostics-controller.ts';
import { dateIn, warmUp } from '../ui/dates.ts';
import { fill } from '../ui/fill.ts';
import { flag } from '../ui/flag.ts';
import { FocusKeeper } from '../ui/focus-keeper.ts';
import { frameStyles } from '../ui/base.styles.ts';
import { asWritten } from '../ui/custom-strings.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { adopt } from '../ui/adopt-styles.ts';
import { times } from '../ui/times.ts';
import { sourceOf } from './api-source.ts';
import { cardView, dayOf, paint, skeletonView } from './card.ts';
import { firstWords } from './initial.strings.ts';
import type { LongFeed } from './virtual-feed.ts';
import type { Maker } from './member-controller.ts';
import { moreView } from './more-view.ts';
import { filtersOf, isKept, readPermalink } from './permalink.ts';
import { FeedPosts } from './feed-store.ts';
import { feedStyles } from './showcase-feed.styles.ts';
import type { FeedStrings } from './strings.ts';
import type { Visit } from './visitor-controller.ts';

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
 *
 * @cssprop --community-card-min-inline-size - least width of a card
 * @cssprop --community-accent-color - colour of buttons and the focus ring
 * @cssprop --community-on-accent-color - colour of the words on a button
 * @cssprop --community-background - background of a card
 * @cssprop --community-border-color - border of a card
 * @cssprop --community-border-radius - corner radius
 * @cssprop --community-gap - space between the parts
 */
export class ShowcaseFeed extends LitElement {
  static override styles = [frameStyles, feedStyles];

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
  @property({ type: Boolean, converter: flag, reflect: true }) accessor filters = false;

  /** How more posts come: `button`, or `auto` when the end is near. */
  @property() accessor more: 'button' | 'auto' = 'button';

  /** Seconds between two looks for new posts; 0: never. */
  @property({ type: Number }) accessor refresh = 60;

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: flag }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: asWritten }) accessor strings: Partial<FeedStrings> = {};

  /** What is open and plays; loaded at the first touch. @internal */
  @state() accessor visit: Visit | undefined;
  /** What a member can do; loaded when somebody is signed in. @internal */
  @state() accessor maker: Maker | undefined;
  /** Whether somebody is signed in; at the very first as it seems. @internal */
  @state() accessor signedIn = false;
  /** What was last said to whoever listens. @internal */
  @state() accessor said = '';

  /** What it says where nobody said otherwise; all of it after the first touch. @internal */
  english: Partial<FeedStrings> = firstWords;
  /** @internal */
  feed: FeedPosts | undefined;
  readonly #api = new ApiAddress(this, () => this.#ask());
  #long: LongFeed | undefined;
  #layouts: typeof import('./layouts.ts') | undefined;
  #news: typeof import('./new-posts.ts') | undefined;
  /** Where it reads, and what. @internal */
  asked = '';
  readonly #localize = new LocalizeController(this, 'showcase-feed');
  #looking: ReturnType<typeof setInterval> | undefined;
  #visiting: Promise<Visit> | undefined;
  #making: Promise<Maker> | undefined;

  /** The language of its place in the page. @internal */
  get language(): string {
    return this.#localize.language;
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): FeedStrings {
    return this.#localize.words as FeedStrings;
  }

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
    return this.feed?.posts ?? [];
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
    addEventListener('hashchange', this.#follow);
    document.addEventListener('visibilitychange', this.#look);
    document.addEventListener('community-signed-in', this.#meet);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    document.removeEventListener('visibilitychange', this.#look);
    document.removeEventListener('community-signed-in', this.#meet);
    this.#leave();
    clearInterval(this.#looking);
    this.asked = '';
  }

  /** Tells the page. @internal */
  announce(type: string, detail: object): boolean {
    const options = { bubbles: true, composed: true, cancelable: true, detail };
    return this.dispatchEvent(new CustomEvent(type, options));
  }

  /** Says something to whoever listens and does not look. @internal */
  say(sentence: string): void {
    // The same sentence again is heard again only where it is another text.
    this.said = sentence && sentence === this.said ? `${sentence}\u200b` : sentence;
  }

  /** What is loaded at the first touch. @internal */
  touch(): Promise<Visit> {
    this.#visiting ??= import('./visitor-controller.ts').then(
      ({ Visit }) => (this.visit = new Visit(this)),
      (error: unknown) => {
        this.#visiting = undefined;
        throw error;
      },
    );
    return this.#visiting;
  }

  /** The first picture is in its language at once, for words that change move the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await Promise.all([this.#localize.ready, this.#lay()]);
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    void this.#lay();
    this.#ask();
  }

  /** Of the layouts, only the grid is there at once. */
  async #lay(): Promise<void> {
    if (this.layout === 'grid' || this.#layouts) return;
    this.#layouts = await import('./layouts.ts');
    adopt(this.renderRoot, this.#layouts.layoutStyles);
    this.requestUpdate();
  }

  /** Begins anew where something else is asked for than before. */
  #ask(): void {
    const query = this.#query();
    const from = this.source || this.address;
    const asked = from && `${from} ${toJson(query)}`;
    if (asked === this.asked) return;
    this.asked = asked;
    this.#leave();
    this.feed = asked ? new FeedPosts(sourceOf(this, query), () => this.requestUpdate()) : undefined;
    void this.#open(this.feed);
    this.#meet();
    if (asked) warmUp(dayOf, this.language);
  }

  protected override render(): TemplateResult {
    const { feed, words, visit, maker } = this;
    const has = this.posts.length > 0;
    const failed = feed?.ready && !has && feed.failure;
    const waiting = !feed?.ready;
    // The owner's own list stays until there is something better.
    const more = moreView(this, this.#more);
    const own = !has && (waiting || failed) && this.querySelector(':scope > :not([slot], noscript)');
    if (own) return html`<slot></slot>`;
    const { lang = nothing, dir = nothing } = this.#localize;
    return html`<div class="base" part="base" lang=${lang} dir=${dir}>
      ${this.filters && !this.source ? html`<div class="strip">${visit?.head()}</div>` : nothing}
      ${this.signedIn ? html`<div class="strip" part="toolbar">${maker?.bar()}</div>` : nothing}
      ${maker?.panel() ?? nothing}
      <div class="stack">
        ${this.#over()}
        ${
          this.#long?.view((post) => this.#card(post)) ??
          html`<div class="feed" part="feed" aria-busy=${waiting}>
            ${waiting ? times(this.size, skeletonView) : this.posts.map((post) => this.#card(post))}
          </div>`
        }
      </div>
      ${failed ? this.#note(words.failed, true) : nothing}
      ${
        !waiting && !has && !failed
          ? html`<slot name="empty">${this.#note(visit?.filtered ? words.nothingFound : words.empty)}</slot>`
          : nothing
      }
      ${this.layout === 'carousel' ? this.#layouts?.turnView(this, more) : more}
      <div class="spoken" role="status" .textContent=${waiting ? words.loading : this.said}></div>
      ${visit?.dialog() ?? nothing}
    </div>`;
  }

  #card(post: Post): TemplateResult {
    const { visit, maker } = this;
    return cardView(post, this.words, this.language, {
      open: (event) => void this.#act(event, post),
      play: () => void this.touch().then((it) => it.play(post)),
      player: visit?.player(post),
      cheer: maker?.cheerView(post),
    });
  }

  /** What is said over the cards, for it must not move them. */
  #over(): TemplateResult {
    const { feed, words } = this;
    return html`<div class="over">
      ${feed?.fresh ? this.#news?.freshView(this) : nothing}
      ${feed?.keptAt && feed.failure ? this.#note(fill(words.kept, { time: dateIn(feed.keptAt, this.language, { dateStyle: 'medium', timeStyle: 'short' }) })) : nothing}
    </div>`;
  }

  protected override updated(): void {
    // From now on it has its own size (reserve.css).
    this.toggleAttribute('rendered', true);
    paint(this.renderRoot);
    if (this.more === 'auto' && this.feed?.next) void this.#lengthen();
    this.visit?.updated();
    this.#long?.updated();
  }

  #note(sentence: string, again = false): TemplateResult {
    return html`<p class="message" part="message">
      ${sentence}
      ${
        again
          ? html`<button type="button" class="button" @click=${() => this.feed?.reload()}>
              ${this.words.again}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** What of the showcase it asks for: what the owner has fixed, then what the address says. */
  #query(): Record<string, string> {
    const said = this.filters ? filtersOf(this) : {};
    const { kind, topic, event, group, author } = this;
    const fixed = { kind, topic, event, group, author };
    const query = { ...said, ...Object.fromEntries(Object.entries(fixed).filter(([, value]) => value)) };
    return { ...(query as Record<string, string>), limit: String(this.size) };
  }

  async #open(feed: FeedPosts | undefined): Promise<void> {
    clearInterval(this.#looking);
    if (!feed) return;
    const known = isKept(this.asked) && (await this.#lengthen()).restore();
    if (!known) await feed.open();
    if (feed.failure) this.announce('community-showcase-error', { code: feed.failure.code });
    if (this.refresh > 0 && this.isConnected)
      this.#looking = setInterval(this.#look, Math.max(1, this.refresh) * 1000);
    this.#follow();
  }

  /** What a feed of more than one page needs. */
  async #lengthen(): Promise<LongFeed> {
    const { LongFeed } = await import('./virtual-feed.ts');
    return (this.#long ??= new LongFeed(this));
  }

  readonly #more = (): void => void this.#lengthen().then((it) => it.ask());

  async #act(event: Event, post: Post): Promise<void> {
    event.preventDefault();
    const link = event.currentTarget as HTMLAnchorElement;
    try {
      (await this.touch()).open(post, link);
    } catch {
      // The rest could not be loaded: the link leads where it leads.
      location.href = link.href;
    }
  }

  /** Opens what a member can do, as soon as it seems that somebody is one. */
  readonly #meet = (): void => {
    if (!this.address || this.source || this.#making || !seemsSignedIn(this.address)) return;
    this.signedIn = true;
    this.#making = import('./member-controller.ts').then(({ Maker }) => Maker.open(this));
    this.#making.then(
      (maker) => (this.maker = maker),
      () => (this.#making = undefined),
    );
  };

  /** Another address is another community, with other members and posts. */
  #leave(): void {
    void this.#making?.then((maker) => maker.close());
    this.#making = this.maker = undefined;
    this.signedIn = false;
    this.#long?.close();
    this.#long = undefined;
  }

  readonly #look = (): void => {
    this.#meet();
    if (!document.hidden && this.feed?.ready) void this.look();
    void this.maker?.look();
  };

  /** Asks how much is new. @internal */
  async look(): Promise<void> {
    this.#news ??= await import('./new-posts.ts');
    await this.#news.look(this);
  }

  /** The address says what is open. */
  readonly #follow = (): void => {
    this.requestUpdate();
    if (this.filters || readPermalink(this).post || this.visit) void this.touch().then((it) => it.follow());
  };
}
