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

/** What this browser keeps; one for the page, for where the browser keeps nothing it is held in memory. */
let browserStore: Promise<Store> | undefined;

/** Milliseconds between two looks at what others do, where nobody tells. */
const POLL_MS = 60_000;

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
 * @cssprop --community-min-block-size - height that is kept until the groups are drawn, where `group-board.css` is on the page
 */
export class GroupBoard extends LitElement {
  static override styles = [baseStyles, boardStyles];

  /** Address of the community's API, e.g. `https://api.example.org`. Taken from a `<community-provider>` around it where absent. */
  @property() accessor api = '';

  /** The event: its id, or `current` for the newest that is not closed. */
  @property() accessor event = 'current';

  /** Shows only this group: its id. */
  @property() accessor group = '';

  /** Address of the page with the `<member-login>`, where it is not on this one. */
  @property() accessor login = '';

  /** The level of the title among the headings of the page, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) accessor headingLevel = 2;

  /** Checks the set-up and shows under the element, in plain words, what is wrong. */
  @property({ type: Boolean, converter: booleanConverter }) accessor debug = false;

  /** Sentences to use instead of the built-in ones, by their names; as an attribute, JSON. */
  @property({ converter: stringsConverter }) accessor strings: Partial<BoardStrings> = {};

  /** What of a group is shown once one is open; loaded at the first touch. @internal */
  @state() accessor groupView: GroupView | undefined;
  /** What a member does; loaded when somebody is signed in. @internal */
  @state() accessor controller: MemberController | undefined;

  /** @internal */
  store: BoardStore | undefined;
  /** Which event is asked for. @internal */
  requestedEvent = '';
  /** When this browser showed the event last, before now; milliseconds since 1970, 0: never. @internal */
  visitedAt = 0;
  readonly #api = new ApiUrlController(this, () => this.#load());
  readonly #diagnostics = new DiagnosticsController(this);
  readonly #reservedSpace = new ReservedSpace(this);
  #loadedKey = '';
  /** The group that was shown last. */
  #openGroup = '';
  #isSignedIn = true;
  /** @internal */
  readonly localize = new LocalizeController<BoardStrings>(this, 'group-board', initialStrings, translations);
  readonly #announcer = new Announcer(this);
  #groupView: Promise<GroupView> | undefined;
  #controller: Promise<MemberController> | undefined;
  #pollTimer: ReturnType<typeof setInterval> | undefined;

  /** The language of its place in the page. @internal */
  get language(): string {
    return this.localize.language;
  }

  /** Its sentences, in the language of the page and the owner's words. @internal */
  get words(): BoardStrings {
    return this.localize.words;
  }

  /** A sentence with its values filled in. @internal */
  format = (message: string, values: Record<string, string | number>): string =>
    formatMessage(message, values, this.localize.spoken);

  /** Where calls go; empty while `api` is no address. @internal */
  get address(): string {
    return this.#api.value;
  }

  /** What it shows of the event. */
  get board(): Board | undefined {
    return this.store?.shown;
  }

  /** What the address of the page says, as far as it is meant for the event of this element. @internal */
  get permalink(): Permalink {
    const said = readPermalink();
    const meant = this.event === 'current' || !said.event || said.event === this.event;
    return meant ? said : {};
  }

  /** How many of these people have something new since the last visit. @internal */
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
    this.#teardown();
    this.#loadedKey = '';
  }

  /** Says something to whoever listens and does not look. @internal */
  announce(sentence: string): void {
    this.#announcer.announce(sentence);
  }

  /** Shows a group, or all of them; the address says so. @internal */
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

  /** What an open group needs. @internal */
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

  /** The first picture is in its language at once, for words that change move the page. */
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

  /** Nobody is signed in after all, or not any more. @internal */
  onSignOut(): void {
    this.#isSignedIn = false;
    this.requestUpdate();
  }

  /**
   * Begins anew where something else is asked for than before, or somebody else asks. What has left the page may still have an
   * update to come.
   */
  #load(): void {
    const member = this.#isSignedIn && !!this.address && seemsSignedIn(this.address);
    const said = this.event === 'current' ? this.permalink.event : '';
    // What is shown as the current event may be named in the address by its id.
    const wanted =
      said && said === this.store?.board?.event.id ? this.requestedEvent : said || this.event || 'current';
    const asked = this.address && `${this.address} ${wanted} ${member}`;
    if (!this.isConnected || asked === this.#loadedKey) return;
    this.#loadedKey = asked;
    this.requestedEvent = wanted;
    this.#teardown();
    this.store = undefined;
    if (!asked) return;
    const about = { api: this.address, event: wanted, member };
    this.store = new BoardStore(about, (browserStore ??= Store.open()), () => this.requestUpdate());
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

  /** What a member sees comes with what they can do: nothing moves when that is there. */
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
  }

  /** The address says what is open; and somebody may have come in. */
  readonly #onPopState = (): void => {
    const left = this.#openGroup;
    this.requestUpdate();
    // Whoever goes back from a group goes on at its card.
    if (!left || this.permalink.group || !this.matches(':focus-within')) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-group="${CSS.escape(left)}"]`)?.focus(),
    );
  };

  readonly #onSignIn = (): void => {
    this.#isSignedIn = true;
    this.requestUpdate();
  };

  readonly #poll = (): void => {
    this.requestUpdate();
    if (document.hidden || !this.store?.ready) return;
    if (this.controller) void this.controller.refresh();
    else void this.#readPublicBoard(this.store);
  };

  protected override render(): TemplateResult {
    const { store, words, controller } = this;
    const board = this.board;
    if (isServer) return html`<slot><div class="base" part="base">${skeleton}</div></slot>`;
    const { state } = store ?? {};
    const failed = state?.name === 'failed';
    // The owner's own words stay until there is something better.
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

  /** The way in, for whoever is not. */
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

declare global {
  interface HTMLElementTagNameMap {
    'group-board': GroupBoard;
  }
  interface HTMLElementEventMap {
    'community-group-open-request': CustomEvent<{ event: string; group: string }>;
    'community-login-request': CustomEvent<{ event: string }>;
    'community-board-error': CustomEvent<{ code: string }>;
  }
}
