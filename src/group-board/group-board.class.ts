import { LitElement, html, isServer, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { call } from '../api/client.ts';
import { ApiUrlController } from '../community/api-url-controller.ts';
import { seemsSignedIn } from '../community/signed-in-hint.ts';
import { Store } from '../community/store.ts';
import { boardEndpoints } from '../contract/groups.ts';
import type { Board, Row } from '../contract/groups.ts';
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
import { translations } from '../locales/group-board.ts';
import { LocalizeController } from '../ui/localize-controller.ts';
import { messageView } from '../ui/message-view.ts';
import { setPageFragment } from '../ui/page-url.ts';
import { ReservedSpace } from '../ui/reserved-space.ts';
import { BoardStore } from './board-store.ts';
import { initialStrings } from './initial.strings.ts';
import { boardStyles } from './group-board.styles.ts';
import { overviewView, skeleton } from './overview.ts';
import { fragmentOf, type Permalink, readPermalink } from './permalink.ts';
import type { GroupView } from './group-view.ts';
import type { BoardStrings } from './strings.ts';
import type { MemberController } from './member-controller.ts';
import { dayOf } from './dates.ts';

/** Shared by all boards of the page, because it is in memory if the browser stores nothing. */
let browserStore: Promise<Store> | undefined;

/** How often the board is reloaded without a live connection. */
const POLL_MS = 60_000;

/**
 * The groups of an event: who is making what, how far along each piece is, who needs a nudge, and when each group publishes.
 *
 * @slot - shown until the groups have loaded, and if they can't be loaded
 *
 * @fires {CustomEvent<{event: string, group: string}>} community-group-open-request - before a group opens; cancel it to open the group yourself
 * @fires {CustomEvent<{event: string}>} community-login-request - before the sign-in form or page is shown; cancel it to sign people in yourself
 * @fires {CustomEvent<{code: string}>} community-board-error - the groups could not be loaded; `code` is the reason
 *
 * @csspart base - the whole element
 * @csspart header - the event's title and progress
 * @csspart heading - the title of the event or of the open group
 * @csspart groups - the list of groups
 * @csspart card - a group in the list
 * @csspart group-name - the name of a group in the list
 * @csspart toolbar - the buttons of a signed-in member or host
 * @csspart panel - a panel opened by a button of the toolbar
 * @csspart date - the date of the open group
 * @csspart participants - the list of the open group's people
 * @csspart participant - a person in that list
 * @csspart piece - a person's piece
 * @csspart check-in - a person's latest check-in
 * @csspart login-button - the sign-in button or link, for visitors
 * @csspart message - a message shown in place of the groups
 * @csspart diagnostics - the report shown by `debug`
 *
 * @cssprop --community-min-block-size - height reserved until the groups have loaded; needs `group-board.css` on the page
 */
export class GroupBoard extends LitElement {
  static override styles = [baseStyles, boardStyles];

  /** URL of the community's API, such as `https://api.example.org`. Default: that of the `<community-provider>` around it, or of the loader script. */
  @property() accessor api = '';

  /** Id of the event, or `current` for the newest one that isn't closed. */
  @property() accessor event = 'current';

  /** Id of the only group to show. */
  @property() accessor group = '';

  /** URL of the page with your `<member-login>`, if it isn't on this page. */
  @property() accessor login = '';

  /** Level of the title among the page's headings, from 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the setup and shows any problems, and how to fix them, below the element. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Your own texts in place of the built-in ones, by key. As an attribute: JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<BoardStrings> = {};

  /** Renders the open group; loaded on demand. @internal */
  @state() accessor groupView: GroupView | undefined;
  /** Actions of a signed-in member; loaded on demand. @internal */
  @state() accessor controller: MemberController | undefined;
  /** One object for each session, because signing in may be as another member; none once it has ended. */
  @state() private accessor session: object | undefined = {};

  /** @internal */
  store: BoardStore | undefined;
  /** The requested event: an id or `current`. @internal */
  requestedEvent = '';
  /** When this browser last showed the event before this visit, in milliseconds since 1970. 0: never. @internal */
  visitedAt = 0;
  readonly #api = new ApiUrlController(this, () => this.#load());
  readonly #diagnostics = new DiagnosticsController(this);
  readonly #reservedSpace = new ReservedSpace(this);
  #loadedKey = '';
  /** The group shown by the previous update. */
  #openGroup = '';
  /** @internal */
  readonly localize = new LocalizeController<BoardStrings>(this, 'group-board', initialStrings, translations);
  readonly #announcer = new Announcer(this);
  #groupView: Promise<GroupView> | undefined;
  #controller: Promise<MemberController> | undefined;
  #pollTimer: ReturnType<typeof setInterval> | undefined;

  /** The language in effect where the element is in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** The texts, in that language, with the owner's own. @internal */
  get words(): BoardStrings {
    return this.localize.words;
  }

  /** Fills values into a text. @internal */
  format = (message: string, values: Record<string, string | number>): string =>
    formatMessage(message, values, this.localize.spoken);

  /** Base URL of API requests; empty while `api` isn't a valid URL. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** The event's data, as it is shown. */
  get board(): Board | undefined {
    return this.store?.shown;
  }

  /** What the page's URL selects, if it is about this element's event. @internal */
  get permalink(): Permalink {
    const said = readPermalink();
    const meant = this.event === 'current' || !said.event || said.event === this.event;
    return meant ? said : {};
  }

  /** The number of these people who changed something since the last visit. @internal */
  countNew(rows: readonly Row[]): number {
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
    this.#reservedSpace.reserve();
    // The member may have signed in while it was out of the page.
    this.session = {};
    addEventListener('popstate', this.#onPopState);
    document.addEventListener('visibilitychange', this.#poll);
    document.addEventListener('community-signed-in', this.#onSignIn);
    this.#pollTimer = setInterval(this.#poll, POLL_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reservedSpace.close();
    removeEventListener('popstate', this.#onPopState);
    document.removeEventListener('visibilitychange', this.#poll);
    document.removeEventListener('community-signed-in', this.#onSignIn);
    clearInterval(this.#pollTimer);
    // If it was only moved in the page, it is connected again by now.
    queueMicrotask(() => this.isConnected || this.#teardown());
  }

  /** Announces a sentence to screen readers. @internal */
  announce(sentence: string): void {
    this.#announcer.announce(sentence);
  }

  /** Opens a group, or the overview, and updates the page's URL. @internal */
  navigate(event: Event, group?: string): void {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey) return; // a new tab or window
    event.preventDefault();
    const { id = '' } = this.board?.event ?? {};
    if (group && !emit(this, 'community-group-open-request', { event: id, group })) return;
    setPageFragment(fragmentOf({ event: id, group }), 'push');
    this.requestUpdate();
    void this.#focusHeading();
  }

  async #focusHeading(): Promise<void> {
    if (this.permalink.group) await this.loadGroupView();
    await this.updateComplete;
    const heading = this.renderRoot.querySelector<HTMLElement>('h2');
    heading?.focus();
    heading?.scrollIntoView?.({ block: 'nearest' });
  }

  /** Loads what shows an open group. @internal */
  loadGroupView(): Promise<GroupView> {
    this.#groupView ??= import('./group-view.ts').then(
      ({ GroupView }) => (this.groupView = new GroupView(this)),
      (error: unknown) => {
        this.#groupView = undefined;
        throw error;
      },
    );
    return this.#groupView;
  }

  /** Waits for the language, because a text that changes later would move the page. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.localize.ready;
    void super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    if (!isServer) this.#load();
  }

  protected override updated(): void {
    fitHeadings(this);
    this.#openGroup = this.permalink.group ?? '';
    if (this.store?.ready) this.#reservedSpace.release();
  }

  /** The session has ended, or there was none. @internal */
  onSignOut(): void {
    this.session = undefined;
  }

  /**
   * Starts over if another event is requested, or if the member has signed in or out. An element that has left the page may
   * still have an update pending.
   */
  #load(): void {
    const member = !!this.session && !!this.address && seemsSignedIn(this.address);
    const said = this.event === 'current' ? this.permalink.event : '';
    // The URL may name the current event by its id.
    const wanted =
      said && said === this.store?.board?.event.id ? this.requestedEvent : said || this.event || 'current';
    const asked = this.address && `${this.address} ${wanted} ${member}`;
    if (!this.isConnected || asked === this.#loadedKey) return;
    this.#teardown();
    this.#loadedKey = asked;
    this.requestedEvent = wanted;
    this.store = undefined;
    if (!asked) return;
    const about = { api: this.address, event: wanted, member };
    this.store = new BoardStore(this, about, (browserStore ??= Store.open()));
    void this.#loadBoard(this.store, member);
    warmUp(dayOf, this.language);
  }

  async #loadBoard(store: BoardStore, member: boolean): Promise<void> {
    if (member) await this.#loadMemberController(store);
    else {
      await store.recall();
      await this.#readPublicBoard(store);
    }
    if (store.failure && store === this.store)
      emit(this, 'community-board-error', { code: store.failure.code });
  }

  /** Loads the board together with the member's actions, so that nothing moves when they appear. */
  async #loadMemberController(store: BoardStore): Promise<void> {
    this.#controller = import('./member-controller.ts').then((it) => it.MemberController.open(this, store));
    const controller = await this.#controller.catch(() => undefined);
    if (!controller) {
      await store.recall();
      return store.fail({ code: 'unreachable' });
    }
    if (store !== this.store) return controller.close();
    this.controller = controller;
    await controller.start();
  }

  #readPublicBoard(store: BoardStore): Promise<void> {
    const event = store.board?.event.id ?? this.requestedEvent;
    return store.read(call(this.address, boardEndpoints.event, { params: { event } }));
  }

  #teardown(): void {
    void this.#controller?.then((controller) => controller.close());
    this.#controller = this.controller = undefined;
    this.#loadedKey = '';
  }

  /** The URL has changed what is open, and the member may have signed in meanwhile. */
  readonly #onPopState = (): void => {
    const left = this.#openGroup;
    this.requestUpdate();
    // Going back from a group returns the focus to its card.
    if (!left || this.permalink.group || !this.matches(':focus-within')) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-group="${CSS.escape(left)}"]`)?.focus(),
    );
  };

  readonly #onSignIn = (): void => {
    this.session = {};
  };

  readonly #poll = (): void => {
    this.requestUpdate();
    if (document.hidden || !this.store?.ready) return;
    if (this.controller) void this.controller.reload();
    else void this.#readPublicBoard(this.store);
  };

  protected override render(): TemplateResult {
    const { store, words, controller } = this;
    const board = this.board;
    if (isServer) return html`<slot><div class="base" part="base">${skeleton}</div></slot>`;
    const { state } = store ?? {};
    const failed = state?.name === 'failed';
    // The owner's own content stays until the board has loaded.
    const own = !board && this.querySelector(':scope > :not([slot], noscript)');
    if (own) return html`<slot></slot>`;
    const { lang = nothing, dir = nothing } = this.localize;
    return html`<div class="base" part="base" lang=${lang} dir=${dir}>
      ${(store?.ready && controller?.bar()) || nothing}
      ${board ? this.#renderBoard(board) : failed ? this.#renderError() : skeleton}
      ${state?.name === 'loaded' && state.keptAt && state.failure ? messageView(updatedText(words.kept, state.keptAt, this.language)) : nothing}
      <div
        class="spoken"
        role="status"
        .textContent=${store?.ready ? this.#announcer.sentence : words.loading}
      ></div>
    </div>`;
  }

  #renderBoard(board: Board): TemplateResult {
    const group = this.group || this.permalink.group;
    const groupView = group && board.groups.find(({ id }) => id === group);
    const notices = html`${this.#renderLoginButton(board)} ${this.controller?.notices() ?? nothing}`;
    if (!groupView) return overviewView(this, board, notices);
    if (!this.groupView) void this.loadGroupView();
    return this.groupView?.view(board, groupView, notices) ?? skeleton;
  }

  /** The sign-in button, for visitors. */
  #renderLoginButton({ you, event }: Board): TemplateResult | typeof nothing {
    if (you || this.controller || event.state === 'closed') return nothing;
    const { login, words } = this;
    return html`<p>
      ${
        login
          ? html`<a class="button" part="login-button" href=${login} @click=${this.#onLoginClick}
              >${words.logIn}</a
            >`
          : html`<button type="button" class="button" part="login-button" @click=${this.#onLoginClick}>
              ${words.logIn}
            </button>`
      }
    </p>`;
  }

  readonly #onLoginClick = (click: Event): void => {
    const here = document.querySelector<HTMLElement>('member-login');
    const wanted = emit(this, 'community-login-request', { event: this.board!.event.id });
    if (wanted && this.login) return;
    click.preventDefault();
    if (!wanted) return;
    if (!here) return this.#diagnostics.explainMissingLogin();
    here.scrollIntoView({ block: 'center' });
    here.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
  };

  #renderError(): TemplateResult {
    const { store, words } = this;
    if (store!.failure!.code === 'not-found') return messageView(words.noEvent);
    const retry = () => (this.controller ? this.controller.reload() : this.#readPublicBoard(store!));
    return messageView(words.failed, { label: words.again, press: retry });
  }
}

export type { GroupBoardEventMap } from './events.ts';

declare global {
  interface HTMLElementTagNameMap {
    'group-board': GroupBoard;
  }
}
