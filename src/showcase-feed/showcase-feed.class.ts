import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiAddress } from '../community/api-address.ts';
import type { Post } from '../contract/showcase.ts';
import { fill } from '../ui/fill.ts';
import { frameStyles } from '../ui/frame-styles.ts';
import { languageOf, stringsIn } from '../ui/language.ts';
import { apiSource } from './api-source.ts';
import { cardView, paint, skeletonView } from './card.ts';
import { firstWords } from './first-words.ts';
import { readPermalink } from './permalink.ts';
import { FeedPosts } from './posts.ts';
import { feedStyles } from './showcase-feed.styles.ts';
import type { Strings } from './strings.ts';
import type { Visit } from './visit.ts';

/**
 * Finished work, seen: the showcase of a community as cards.
 *
 * @slot - the owner's own list: what is seen before the showcase is there, and instead of it where it cannot be loaded
 * @slot empty - replaces what is said when there is nothing yet
 *
 * @fires {CustomEvent<{id: string, link: string}>} community-post-open - a post is opened; cancel it to take over
 * @fires {CustomEvent<{id: string, link: string}>} community-post-play - a video or a sound begins to play
 * @fires {CustomEvent<{code: string}>} community-showcase-error - the showcase could not be loaded; `code` says why
 *
 * @csspart feed - all cards
 * @csspart card - one card
 * @csspart media - the room of its picture
 * @csspart picture - the picture
 * @csspart play - the button that plays it
 * @csspart video - what plays
 * @csspart kind - what kind of piece it is
 * @csspart title - its title
 * @csspart excerpt - its first words
 * @csspart by - who made it, and when
 * @csspart more - the button for more
 * @csspart fresh - the button that says how many are new
 * @csspart note - what is said instead of cards
 * @csspart dialog - an open post
 *
 * @cssprop --community-card-size - least width of a card
 * @cssprop --community-accent - colour of buttons and the focus ring
 * @cssprop --community-on-accent - colour of the words on a button
 * @cssprop --community-surface - background of a card
 * @cssprop --community-line - border of a card
 * @cssprop --community-radius - corner radius
 * @cssprop --community-gap - space between the parts
 */
export class ShowcaseFeed extends LitElement {
  static override styles = [frameStyles, feedStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

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
  @property({ type: Boolean, reflect: true }) accessor filters = false;

  /** How more posts come: `button`, or `auto` when the end is near. */
  @property() accessor more: 'button' | 'auto' = 'button';

  /** Seconds between two looks for new posts; 0: never. */
  @property({ type: Number }) accessor refresh = 60;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ type: Object }) accessor strings: Partial<Strings> = {};

  /** What is open and plays; loaded at the first touch. @internal */
  @state() accessor visit: Visit | undefined;
  @state() private accessor pack: Partial<Strings> = {};
  @state() private accessor said = '';

  /** What it says where nobody said otherwise; all of it after the first touch. @internal */
  english: Partial<Strings> = firstWords;
  /** The language of its place in the page. @internal */
  language = 'en';
  /** @internal */
  feed: FeedPosts | undefined;
  readonly #api = new ApiAddress(this, () => this.#ask());
  readonly #near = new IntersectionObserver(([entry]) => entry?.isIntersecting && void this.#more(), {
    rootMargin: '100% 0px',
  });
  #asked = '';
  #speaking: Promise<unknown> | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  #visiting: Promise<Visit> | undefined;

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): Strings {
    return { ...this.english, ...this.pack, ...this.strings } as Strings;
  }

  /** Where calls go; empty while `api` is no address. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** The posts it has. */
  get posts(): readonly Post[] {
    return this.feed?.posts ?? [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = languageOf(this);
    this.#speaking = stringsIn(this.language, 'showcase-feed').then((pack) => (this.pack = pack ?? {}));
    addEventListener('hashchange', this.#follow);
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#follow);
    document.removeEventListener('visibilitychange', this.#look);
    clearInterval(this.#looking);
    this.#near.disconnect();
    this.#asked = '';
  }

  /** Tells the page. @internal */
  announce(type: string, detail: object): boolean {
    const options = { bubbles: true, composed: true, cancelable: true, detail };
    return this.dispatchEvent(new CustomEvent(type, options));
  }

  /** Says something to whoever listens and does not look. @internal */
  say(sentence: string): void {
    this.said = sentence;
  }

  /** What is loaded at the first touch. @internal */
  touch(): Promise<Visit> {
    this.#visiting ??= import('./visit.ts').then(
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
    if (!this.hasUpdated) await this.#speaking;
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    this.#ask();
  }

  /** Begins anew where something else is asked for than before. */
  #ask(): void {
    const query = this.#query();
    const asked = this.address && `${this.address} ${JSON.stringify(query)}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.feed = asked ? new FeedPosts(apiSource(this.address, query), () => this.requestUpdate()) : undefined;
    void this.#open(this.feed);
  }

  protected override render(): TemplateResult {
    const { feed, words, visit } = this;
    const has = this.posts.length > 0;
    const failed = feed?.ready && !has && feed.failure;
    const waiting = !feed?.ready;
    // The owner's own list stays until there is something better.
    const own = !has && this.childElementCount > 0 && (waiting || failed);
    if (own) return html`<slot></slot>`;
    const acts = {
      open: (post: Post, event: Event) => void this.#act(event, post),
      play: (post: Post) => void this.touch().then((it) => it.play(post)),
      player: (post: Post) => visit?.player(post),
    };
    return html`<div class="frame" part="frame">
      ${visit?.head() ?? nothing}
      ${
        feed?.fresh
          ? html`<button type="button" class="button fresh" part="fresh" @click=${() => this.#renew()}>
              ${fill(words.fresh, { count: String(feed.fresh) })}
            </button>`
          : nothing
      }
      ${feed?.keptAt && feed.failure ? this.#note(fill(words.kept, { time: this.#ago(feed.keptAt) })) : nothing}
      <div class="feed" part="feed" aria-busy=${waiting}>
        ${
          waiting
            ? Array.from({ length: this.count }, skeletonView)
            : this.posts.map((post) => cardView(post, words, this.language, acts))
        }
      </div>
      ${failed ? this.#note(words.failed, true) : nothing}
      ${
        !waiting && !has && !failed
          ? html`<slot name="empty">${this.#note(visit?.filtered ? words.nothingFound : words.empty)}</slot>`
          : nothing
      }
      ${
        feed?.hasMore
          ? html`<div class="foot">
              <button
                type="button"
                class="button"
                part="more"
                aria-disabled=${feed.busy || nothing}
                @click=${() => this.#more()}
              >
                ${feed.busy ? words.loadingMore : words.more}
              </button>
            </div>`
          : nothing
      }
      <div class="spoken" role="status">${waiting ? words.loading : this.said}</div>
      ${visit?.dialog() ?? nothing}
    </div>`;
  }

  protected override updated(): void {
    paint(this.renderRoot);
    const foot = this.renderRoot.querySelector('.foot');
    this.#near.disconnect();
    if (foot && this.more === 'auto') this.#near.observe(foot);
    this.visit?.updated();
  }

  #note(sentence: string, again = false): TemplateResult {
    return html`<p class="note" part="note">
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

  #ago(time: number): string {
    const hours = Math.round((time - Date.now()) / 3_600_000);
    const format = new Intl.RelativeTimeFormat(this.language, { numeric: 'auto' });
    return hours > -36 ? format.format(hours, 'hour') : format.format(Math.round(hours / 24), 'day');
  }

  /** What of the showcase it asks for: what the owner has fixed, then what the address says. */
  #query(): Record<string, string> {
    const { post: _, ...said } = this.filters ? readPermalink() : {};
    const { kind, topic, event, group, author } = this;
    const fixed = { kind, topic, event, group, author };
    const query = { ...said, ...Object.fromEntries(Object.entries(fixed).filter(([, value]) => value)) };
    return {
      ...(query as Record<string, string>),
      limit: String(Math.min(50, Math.max(1, this.count || 12))),
    };
  }

  async #open(feed: FeedPosts | undefined): Promise<void> {
    clearInterval(this.#looking);
    if (!feed) return;
    await feed.open();
    if (feed.failure) this.announce('community-showcase-error', { code: feed.failure.code });
    if (this.refresh > 0 && this.isConnected)
      this.#looking = setInterval(this.#look, Math.max(1, this.refresh) * 1000);
    this.#follow();
  }

  async #more(): Promise<void> {
    const count = await this.feed?.more();
    if (count) this.say(fill(this.words.shown, { count: String(count) }));
  }

  /** Shows what is new, from the top. */
  async #renew(): Promise<void> {
    await this.feed?.reload();
    await this.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
    this.renderRoot.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true });
  }

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

  readonly #look = (): void => {
    if (!document.hidden && this.feed?.ready) void this.feed.look();
  };

  /** The address says what is open. */
  readonly #follow = (): void => {
    this.requestUpdate();
    if (this.filters || readPermalink().post || this.visit) void this.touch().then((it) => it.follow());
  };
}
