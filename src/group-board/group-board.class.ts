import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { call } from '../api/client.ts';
import { ApiAddress } from '../community/api-url-controller.ts';
import { seemsSignedIn } from '../community/signed-in-hint.ts';
import { Store } from '../community/store.ts';
import { boardEndpoints } from '../contract/groups.ts';
import type { Board, Row } from '../contract/groups.ts';
import { DiagnosticsController } from '../diagnostics/diagnostics-controller.ts';
import { dateIn, warmUp } from '../ui/dates.ts';
import { fill } from '../ui/fill.ts';
import { flag } from '../ui/flag.ts';
import { FocusKeeper } from '../ui/focus-keeper.ts';
import { frameStyles } from '../ui/base.styles.ts';
import { asWritten } from '../ui/custom-strings.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { setPageFragment } from '../ui/page-url.ts';
import { times } from '../ui/times.ts';
import { ReservedRoom } from '../ui/reserved-space.ts';
import { EventBoard } from './board-store.ts';
import { firstWords } from './initial.strings.ts';
import { boardStyles } from './group-board.styles.ts';
import { overviewView } from './overview.ts';
import { fragmentOf, type Permalink, readPermalink } from './permalink.ts';
import type { Room } from './group-view.ts';
import type { BoardStrings } from './strings.ts';
import type { TakingPart } from './member-controller.ts';
import { dayOf } from './dates.ts';

/** What this browser keeps; one for the page, for where the browser keeps nothing it is held in memory. */
let store: Promise<Store> | undefined;

/** Milliseconds between two looks at what others do, where nobody tells. */
const LOOK_EVERY = 60_000;

/**
 * The groups of an event: who is making what, how far it is, who needs a nudge, how long is left.
 *
 * @slot - what is seen before the groups are there, and instead of them where they cannot be loaded
 *
 * @fires {CustomEvent<{event: string, group: string}>} community-group-open-request - a group is about to open; cancel it to take over
 * @fires {CustomEvent<{event: string}>} community-login-request - a stranger wants to log in; cancel it to take over
 * @fires {CustomEvent<{code: string}>} community-board-error - the groups could not be loaded; `code` says why
 *
 * @csspart base - everything
 * @csspart header - the title of the event, and what is next
 * @csspart heading - a title
 * @csspart groups - the groups side by side
 * @csspart card - one of them
 * @csspart group-name - its name
 * @csspart toolbar - the row of buttons of a member or a host
 * @csspart panel - what such a button opens
 * @csspart date - the date of an open group
 * @csspart participants - its people
 * @csspart participant - one of them, with what they make
 * @csspart piece - the piece of somebody
 * @csspart check-in - how it goes
 * @csspart login-button - the way to the login, for strangers
 * @csspart message - what is said instead of groups
 * @csspart diagnostics - what `debug` shows
 *
 * @cssprop --community-accent-color - colour of buttons and the focus ring
 * @cssprop --community-on-accent-color - colour of the words on a button
 * @cssprop --community-background - background of a card
 * @cssprop --community-border-color - border of a card
 * @cssprop --community-border-radius - corner radius
 * @cssprop --community-gap - space between the parts
 * @cssprop --community-min-block-size - height that is kept until the groups are drawn, where `group-board.css` is on the page
 */
export class GroupBoard extends LitElement {
  static override styles = [frameStyles, boardStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /** The event: its id, or `current` for the newest that is not closed. */
  @property() accessor event = 'current';

  /** Shows only this group: its id. */
  @property() accessor group = '';

  /** Address of the page with the `<member-login>`, where it is not on this one. */
  @property() accessor login = '';

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: flag }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: asWritten }) accessor strings: Partial<BoardStrings> = {};

  /** What of a group is shown once one is open; loaded at the first touch. @internal */
  @state() accessor room: Room | undefined;
  /** What a member does; loaded when somebody is signed in. @internal */
  @state() accessor taking: TakingPart | undefined;
  @state() private accessor said = '';

  /** What it says where nobody said otherwise. @internal */
  english: Partial<BoardStrings> = firstWords;
  /** @internal */
  data: EventBoard | undefined;
  /** Which event is asked for. @internal */
  eventAsked = '';
  /** When this browser showed the event last, before now; milliseconds since 1970, 0: never. @internal */
  visitedAt = 0;
  readonly #api = new ApiAddress(this, () => this.#ask());
  readonly #examine = new DiagnosticsController(this);
  readonly #reserved = new ReservedRoom(this);
  #asked = '';
  /** The group that was shown last. */
  #openGroup = '';
  #in = true;
  readonly #localize = new LocalizeController(this, 'group-board');
  #opening: Promise<Room> | undefined;
  #taking: Promise<TakingPart> | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;

  /** The language of its place in the page. @internal */
  get language(): string {
    return this.#localize.language;
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): BoardStrings {
    return this.#localize.words as BoardStrings;
  }

  /** Where calls go; empty while `api` is no address. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** What it shows of the event. */
  get board(): Board | undefined {
    return this.data?.shown;
  }

  /** What the address of the page says, as far as it is meant for the event of this element. @internal */
  get permalink(): Permalink {
    const said = readPermalink();
    const meant = this.event === 'current' || !said.event || said.event === this.event;
    return meant ? said : {};
  }

  /** How many of these people have something new since the last visit. @internal */
  freshIn(rows: readonly Row[]): number {
    const { you } = this.board ?? {};
    if (!this.visitedAt || !you) return 0;
    return rows.filter((row) => row.member !== you.member && Date.parse(row.changedAt) > this.visitedAt)
      .length;
  }

  constructor() {
    super();
    new FocusKeeper(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reserved.keep();
    addEventListener('popstate', this.#follow);
    document.addEventListener('visibilitychange', this.#look);
    document.addEventListener('community-signed-in', this.#come);
    this.#looking = setInterval(this.#look, LOOK_EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reserved.close();
    removeEventListener('popstate', this.#follow);
    document.removeEventListener('visibilitychange', this.#look);
    document.removeEventListener('community-signed-in', this.#come);
    clearInterval(this.#looking);
    this.#leave();
    this.#asked = '';
  }

  /** Tells the page. @internal */
  announce(type: string, detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(type, { bubbles: true, composed: true, cancelable: true, detail }),
    );
  }

  /** Says something to whoever listens and does not look. @internal */
  say(sentence: string): void {
    // The same sentence again is heard again only where it is another text.
    this.said = sentence && sentence === this.said ? `${sentence}\u200b` : sentence;
  }

  /** Shows a group, or all of them; the address says so. @internal */
  go(event: Event, group?: string): void {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey) return; // a new tab or window
    event.preventDefault();
    const { id = '' } = this.board?.event ?? {};
    if (group && !this.announce('community-group-open-request', { event: id, group })) return;
    setPageFragment(fragmentOf({ event: id, group }), 'push');
    this.requestUpdate();
    void this.#arrive();
  }

  async #arrive(): Promise<void> {
    if (this.permalink.group) await this.touch();
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2');
    heading?.focus();
    heading?.scrollIntoView?.({ block: 'nearest' });
  }

  /** What an open group needs. @internal */
  touch(): Promise<Room> {
    this.#opening ??= import('./group-view.ts').then(
      ({ Room }) => (this.room = new Room(this)),
      (error: unknown) => {
        this.#opening = undefined;
        throw error;
      },
    );
    return this.#opening;
  }

  /** The first picture is in its language at once, for words that change move the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.#localize.ready;
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    this.#ask();
  }

  protected override updated(): void {
    this.#openGroup = this.permalink.group ?? '';
    if (this.data?.ready) this.#reserved.release();
  }

  /** Nobody is signed in after all, or not any more. @internal */
  goOut(): void {
    this.#in = false;
    this.requestUpdate();
  }

  /** Begins anew where something else is asked for than before, or somebody else asks. */
  #ask(): void {
    const member = this.#in && !!this.address && seemsSignedIn(this.address);
    const said = this.event === 'current' ? this.permalink.event : '';
    // What is shown as the current event may be named in the address by its id.
    const wanted =
      said && said === this.data?.board?.event.id ? this.eventAsked : said || this.event || 'current';
    const asked = this.address && `${this.address} ${wanted} ${member}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.eventAsked = wanted;
    this.#leave();
    this.data = undefined;
    if (!asked) return;
    const about = { api: this.address, event: this.eventAsked, member };
    this.data = new EventBoard(about, (store ??= Store.open()), () => this.requestUpdate());
    void this.#open(this.data, member);
    warmUp(dayOf, this.language);
  }

  async #open(data: EventBoard, member: boolean): Promise<void> {
    if (member) await this.#takePart(data);
    else {
      await data.recall();
      await this.#readOpenly(data);
    }
    if (data.failure && data === this.data)
      this.announce('community-board-error', { code: data.failure.code });
  }

  /** What a member sees comes with what they can do: nothing moves when that is there. */
  async #takePart(data: EventBoard): Promise<void> {
    this.#taking = import('./member-controller.ts').then(({ TakingPart }) => TakingPart.open(this, data));
    const part = await this.#taking.catch(() => undefined);
    if (!part) {
      data.failure = { code: 'unreachable' };
      await data.recall();
      data.ready = true;
      return this.requestUpdate();
    }
    if (data !== this.data) return part.close();
    this.taking = part;
    await part.begin();
  }

  #readOpenly(data: EventBoard): Promise<void> {
    const event = data.board?.event.id ?? this.eventAsked;
    return data.read(call(this.address, boardEndpoints.event, { params: { event } }));
  }

  #leave(): void {
    void this.#taking?.then((part) => part.close());
    this.#taking = this.taking = undefined;
  }

  /** The address says what is open; and somebody may have come in. */
  readonly #follow = (): void => {
    const left = this.#openGroup;
    this.requestUpdate();
    // Whoever goes back from a group goes on at its card.
    if (!left || this.permalink.group || !this.matches(':focus-within')) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-group="${CSS.escape(left)}"]`)?.focus(),
    );
  };

  readonly #come = (): void => {
    this.#in = true;
    this.requestUpdate();
  };

  readonly #look = (): void => {
    this.requestUpdate();
    if (document.hidden || !this.data?.ready) return;
    if (this.taking) void this.taking.look();
    else void this.#readOpenly(this.data);
  };

  protected override render(): TemplateResult {
    const { data, words, taking } = this;
    const board = this.board;
    const failed = data?.ready && !board && data.failure;
    // The owner's own words stay until there is something better.
    const own = !board && this.querySelector(':scope > :not([slot], noscript)');
    if (own) return html`<slot></slot>`;
    const { lang = nothing, dir = nothing } = this.#localize;
    return html`<div class="base" part="base" lang=${lang} dir=${dir}>
      ${taking?.bar() ?? nothing} ${board ? this.#board(board) : failed ? this.#failed() : skeleton}
      ${data?.keptAt && data.failure ? this.#note(fill(words.kept, { time: dateIn(data.keptAt, this.language, { dateStyle: 'medium', timeStyle: 'short' }) })) : nothing}
      <div class="spoken" role="status" .textContent=${data?.ready ? this.said : words.loading}></div>
    </div>`;
  }

  #board(board: Board): TemplateResult {
    const group = this.group || this.permalink.group;
    const room = group && board.groups.find(({ id }) => id === group);
    if (!room) return html`${this.#stranger(board)} ${overviewView(this, board)}`;
    if (!this.room) void this.touch();
    return html`${this.#stranger(board)} ${this.room?.view(board, room) ?? skeleton}`;
  }

  /** The way in, for whoever is not. */
  #stranger({ you, event }: Board): TemplateResult | typeof nothing {
    if (you || this.taking || event.state === 'closed') return nothing;
    const { login, words } = this;
    return html`<p>
      ${
        login
          ? html`<a class="button" part="login-button" href=${login} @click=${this.#logIn}>${words.logIn}</a>`
          : html`<button type="button" class="button" part="login-button" @click=${this.#logIn}>
              ${words.logIn}
            </button>`
      }
    </p>`;
  }

  readonly #logIn = (click: Event): void => {
    const here = document.querySelector<HTMLElement>('member-login');
    const wanted = this.announce('community-login-request', { event: this.board!.event.id });
    if (wanted && this.login) return;
    click.preventDefault();
    if (!wanted) return;
    if (!here) return this.#examine.explainMissingLogin();
    here.scrollIntoView({ block: 'center' });
    here.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
  };

  #failed(): TemplateResult {
    const { data, words } = this;
    if (data!.failure!.code === 'not-found') return this.#note(words.noEvent);
    return this.#note(words.failed, true);
  }

  #note(sentence: string, again = false): TemplateResult {
    const read = () => (this.taking ? this.taking.reload() : this.#readOpenly(this.data!));
    return html`<p class="message" part="message">
      ${sentence}
      ${again ? html`<button type="button" class="button" @click=${read}>${this.words.again}</button>` : nothing}
    </p>`;
  }
}

const skeleton = html`<div class="head skeleton">
    <h2></h2>
    <p></p>
  </div>
  <div class="groups skeleton">
    ${times(
      6,
      () =>
        html`<div class="card">
          <h3></h3>
          <p></p>
          <p></p>
        </div>`,
    )}
  </div>`;
