import type { TemplateResult } from 'lit';
import type { Failure, Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { MutationQueue } from '../community/mutations.ts';
import { groupEndpoints } from '../contract/participation.ts';
import type { PieceChange } from '../contract/group-requests.ts';
import { type Board, boardEndpoints, emptyPiece, Group, Row } from '../contract/groups.ts';
import type { Member } from '../contract/members.ts';
import { translations } from '../locales/group-board-members.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { fill } from '../contract/fill.ts';
import { panelStyles } from '../ui/panel.styles.ts';
import { reactive } from '../ui/reactive.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { Conflicts } from './conflicts.ts';
import { Drafts } from './drafts.ts';
import type { BoardHost } from './board-host.ts';
import type { BoardCalls, BoardMutation, BodyOf, ParamsOf } from './board-mutations.ts';
import type { BoardStore } from './board-store.ts';
import { momentOf } from './dates.ts';
import { lastVisit, recordVisit } from './last-visit.ts';
import type { MemberActions, MemberState } from './member-actions.ts';
import { barView, noticesView } from './member-bar.ts';
import { memberStrings } from './member.strings.ts';
import { withPending } from './optimistic.ts';

interface State extends MemberState {
  member: Member | undefined;
  /** The writes that wait to be sent. */
  pending: BoardMutation[];
}

/**
 * Actions of members and hosts in an event: every write goes through the outbox and is shown immediately; other
 * people's changes arrive live.
 */
export class MemberController implements MemberActions {
  readonly host: BoardHost;
  readonly community: Community;
  readonly session: Session;
  readonly store: BoardStore;
  readonly conflicts: Conflicts;
  readonly drafts: Drafts;
  /** The endpoints of writes; hosts' endpoints load with their tools. */
  readonly endpoints: Partial<BoardCalls> = { ...groupEndpoints };
  readonly state;
  readonly #mutations: MutationQueue<BoardCalls>;
  readonly #unsubscribes: (() => void)[] = [];
  readonly #visitKey: string;
  #wasShown = !document.hidden;
  #closed = false;

  private constructor(host: BoardHost, store: BoardStore, community: Community, session: Session) {
    this.host = host;
    const { member } = session;
    this.state = reactive<State>(host, { member, error: '', stalled: false, pending: [] });
    this.store = store;
    this.community = community;
    this.session = session;
    const place = `${community.api} ${member?.id}`;
    this.#visitKey = `visited ${place}`;
    this.conflicts = new Conflicts(host, community.store, place);
    this.drafts = new Drafts(host, community.store, place);
    adoptStyles(host.renderRoot, selectStyles, panelStyles);
    this.#mutations = new MutationQueue<BoardCalls>(community, session, 'board', this.endpoints);
    store.overlay = (board) => withPending(board, this.#pendingOf(board), this.member?.name ?? '');
    store.mayStore = () => session.isStored;
    this.#unsubscribes.push(
      session.subscribe(() => this.#onSessionChange()),
      community.outbox.subscribe((outcome) => void this.#onOutcome(outcome)),
      this.#mutations.subscribe((write, result) => this.#onResult(write, result)),
    );
  }

  /** Resolves when the cached data can be shown; `start` then loads the current data. */
  static async open(host: BoardHost, store: BoardStore): Promise<MemberController> {
    const community = await communityAt(host.address);
    const controller = new MemberController(host, store, community, await sessionOf(community));
    const { conflicts, drafts, member } = controller;
    controller.#trackVisit();
    await Promise.all([
      host.localize.add(memberStrings, translations),
      conflicts.load(),
      drafts.load(),
      controller.#loadPending(),
      // Their buttons take two lines on a phone: loaded first, otherwise they would move the groups below.
      member?.role === 'host' && controller.#loadHostTools(),
    ]);
    await store.recall();
    return controller;
  }

  async start(): Promise<void> {
    this.#onSessionChange();
    if (!this.member) return;
    void this.#subscribeToLive();
    await this.reload();
    void this.community.outbox.flush();
  }

  close(): void {
    this.#closed = true;
    this.#recordVisit();
    for (const end of this.#unsubscribes) end();
    this.drafts.close();
  }

  /** Reads the time of the last visit, and records this visit when the member leaves the tab or closes the page. */
  #trackVisit(): void {
    this.host.visitedAt = lastVisit(this.#visitKey);
    document.addEventListener('visibilitychange', this.#recordVisit);
    addEventListener('pagehide', this.#recordVisit);
    this.#unsubscribes.push(() => {
      document.removeEventListener('visibilitychange', this.#recordVisit);
      removeEventListener('pagehide', this.#recordVisit);
    });
  }

  /** Records nothing if the tab has been hidden since: it was left earlier, or never seen. */
  readonly #recordVisit = (): void => {
    if (this.#wasShown) recordVisit(this.#visitKey);
    // WebKit says that a hidden page becomes hidden once more when it closes.
    this.#wasShown = !document.hidden;
  };

  get member(): Member | undefined {
    return this.state.member;
  }

  get board(): Board | undefined {
    return this.host.board;
  }

  get own(): Row | undefined {
    return this.board?.rows.find(({ member }) => member === this.member?.id);
  }

  /** The toolbar above the groups, and its open panel. */
  bar(): TemplateResult | undefined {
    return barView(this);
  }

  /** Notices for the member below the title. */
  notices(): TemplateResult | undefined {
    return this.board && this.member && noticesView(this, this.board);
  }

  /** Whether this member may manage the group on behalf of its people. */
  canManage(group: Group | undefined): boolean {
    return this.member?.role === 'host' || (!!group?.facilitator && group.facilitator === this.member?.id);
  }

  /** Whether a write about this person waits to be sent. */
  hasPending(member: string): boolean {
    return (
      this.state.stalled &&
      this.state.pending.some(
        ({ params, call }) =>
          ('member' in params ? params.member : ownCalls.includes(call) ? this.member?.id : '') === member,
      )
    );
  }

  /** Stores a write, sends it, and returns its outcome; updates the board from the response. */
  async send<Name extends keyof BoardCalls>(
    call: Name,
    params: ParamsOf<Name>,
    ...[body]: undefined extends BodyOf<Name> ? [] : [body: BodyOf<Name>]
  ): Promise<Outcome> {
    this.state.error = '';
    const mutation = {
      call,
      params: { event: this.board?.event.id ?? '', ...params },
      body,
    } as unknown as BoardMutation<Name> & BoardMutation;
    // Shown before it is stored: a second change of the same thing builds on it.
    this.state.pending = [...this.state.pending, mutation];
    const outcome = await this.#mutations.send(mutation, () => void this.#loadPending());
    if (outcome.state === 'waiting') this.host.announce(this.host.words.sentWaiting);
    return outcome;
  }

  /** Changes a piece; sends the previous values along, so that other people's changes aren't overwritten. */
  changePiece(row: Row, change: PieceChange): Promise<Outcome> {
    const was: PieceChange = {};
    const piece = row.piece ?? emptyPiece;
    for (const field of Object.keys(change) as (keyof PieceChange)[])
      Object.assign(was, { [field]: piece[field] });
    return this.send('changePiece', { member: row.member }, { ...change, was });
  }

  /** Cancels an unsent cheer first, because only the last choice counts. */
  async cheer(about: string, cheered: boolean): Promise<void> {
    await this.#mutations.cancel((it) => it.call === 'cheerEntry' && it.params.entry === about);
    await this.send('cheerEntry', { entry: about }, { cheered });
  }

  /** Reloads the shown event, even if it is no longer the current one; `anew`: loads the current one. */
  async reload(anew = false): Promise<void> {
    const event = (!anew && this.store.board?.event.id) || this.host.requestedEvent;
    await this.store.read(this.community.call(boardEndpoints.board, { params: { event } }));
  }

  /** The focused element in the board. */
  get focused(): Element | null {
    return (this.host.renderRoot as ShadowRoot).activeElement;
  }

  /**
   * Moves the focus after the next update, unless it has left `pressed` in the meantime: the person may be typing
   * elsewhere.
   */
  focus(selector: string, pressed = this.focused): void {
    void this.host.updateComplete.then(() => {
      const { focused } = this;
      if (focused && focused !== pressed && !focused.matches('[tabindex="-1"]')) return;
      this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /** Subscribes to other people's changes. */
  async #subscribeToLive(): Promise<void> {
    const { liveOf } = await import('../community/live.ts');
    const live = await liveOf(this.community);
    if (this.#closed) return;
    this.#unsubscribes.push(
      live.subscribe('row', ({ event, member, row }) => {
        if (event === this.board?.event.id) this.store.updateRow(member, row);
      }),
      live.subscribe('group', ({ id, group }) => {
        if (group && group.event !== this.board?.event.id) return;
        this.#announceDate(id, group?.date?.at);
        this.store.updateGroup(id, group);
      }),
      live.subscribe('event', ({ event }) => this.store.updateEvent(event)),
      live.subscribe('reset', () => void this.reload()),
    );
  }

  /** Announces a date that someone else settles for the member's group; one's own actions are announced when done. */
  #announceDate(group: string, at: string | undefined): void {
    const { board, host, own, state } = this;
    const known = board?.groups.find(({ id }) => id === group)?.date;
    if (at && at !== known?.at && own?.group === group && !state.pending[0])
      host.announce(fill(host.words.dateSettled, { date: momentOf(at, host.language) }));
  }

  /** A member has signed in or out. */
  #onSessionChange(): void {
    const member = (this.state.member = this.session.member);
    if (!member) return this.host.onSignOut();
    if (member.role === 'host') void this.#loadHostTools();
  }

  async #loadHostTools(): Promise<void> {
    const { HostTools } = await import('./host/host-tools.ts');
    this.state.tools ??= new HostTools(this);
  }

  async #loadPending(): Promise<void> {
    this.state.pending = await this.#mutations.pending();
  }

  #pendingOf({ event }: Board): BoardMutation[] {
    const groups = new Set(this.store.board?.groups.map(({ id }) => id));
    return this.state.pending.filter(
      ({ params }) =>
        ('event' in params && params.event === event.id) || ('group' in params && groups.has(params.group)),
    );
  }

  async #onOutcome({ state }: Outcome): Promise<void> {
    this.state.stalled = state === 'waiting';
    await this.#loadPending();
  }

  #onResult(write: BoardMutation, result: Result<unknown>): void {
    if (result.ok) {
      this.#apply(write, result.value);
      this.#announceDone(write);
    } else this.#onRefusal(write, result.failure);
  }

  #apply(write: BoardMutation, answer: unknown): void {
    const { call } = write;
    const response = this.endpoints[call]?.response;
    if (response === Row) this.store.updateRow((answer as Row).member, answer as Row);
    if (response === Group) this.store.updateGroup((answer as Group).id, answer as Group);
    if (call === 'cheerEntry') this.#applyCheer(write.params.entry, write.body.cheered);
    if (call === 'muteEvent') this.store.updateYou(write.body);
    if (call === 'assignToGroup' && write.params.member === this.member?.id)
      this.store.updateYou({ joined: true });
    if (reloadAfter.includes(call)) void this.reload(call === 'createEvent');
  }

  /** Announces that it is done, unless something else announces it. */
  #announceDone(write: BoardMutation): void {
    const { words } = this.host;
    if (write.call === 'nudgeMember')
      return this.host.announce(fill(words.nudged, { name: this.#nameOf(write.body.member) }));
    // The new state was announced when it was chosen; the host's tools announce that a person was moved.
    if (write.call === 'changePiece' && 'state' in write.body) return;
    if (write.call === 'assignToGroup' && write.params.member !== this.member?.id) return;
    const key = doneSentences[write.call];
    if (key) this.host.announce(words[key]);
  }

  #applyCheer(about: string, cheered: boolean): void {
    const others = this.store.board?.you?.cheered.filter((id) => id !== about) ?? [];
    this.store.updateYou({ cheered: cheered ? [...others, about] : others });
  }

  #nameOf(member: string): string {
    return this.board?.rows.find((row) => row.member === member)?.name || this.host.words.newMember;
  }

  #onRefusal(write: BoardMutation, failure: Failure): void {
    const { code, errors } = failure;
    if (write.call === 'changePiece' && code === 'conflict') return void this.#addConflicts(write, failure);
    this.state.error =
      write.call === 'assignToGroup' && code === 'conflict'
        ? 'groupFull'
        : code in this.host.words
          ? code
          : (errors?.[0]?.detail ?? 'actionFailed');
    if (write.call === 'checkIn' || write.call === 'reply') this.drafts.restore(write);
    if (['not-found', 'forbidden'].includes(code)) void this.reload();
  }

  /** Shows conflicting fields side by side, and sends the others again. */
  async #addConflicts(
    { params, body }: BoardMutation<'changePiece'>,
    { errors = [] }: Failure,
  ): Promise<void> {
    const { was, ...change } = body;
    const { member } = params;
    const both = errors.map(({ field }) => field as keyof PieceChange);
    await this.reload();
    for (const field of both)
      await this.conflicts.add({ event: params.event, member, field, mine: change[field] ?? null });
    const rest = Object.entries(change).filter(([field]) => !both.includes(field as keyof PieceChange));
    if (rest.length) await this.send('changePiece', params, { ...Object.fromEntries(rest), was });
    this.host.announce(this.host.words.conflict);
  }
}

/** Calls whose response doesn't contain everything that has changed. */
const reloadAfter: (keyof BoardCalls)[] = [
  'leaveEvent',
  'createEvent',
  'changeEvent',
  'splitIntoGroups',
  'removeGroup',
  'moderateEntry',
  'assignToGroup',
];
const ownCalls: (keyof BoardCalls)[] = ['checkIn', 'muteEvent'];

const doneSentences: Partial<
  Record<keyof BoardCalls, 'saved' | 'replySent' | 'joined' | 'left' | 'deleted'>
> = {
  changeGroup: 'saved',
  createGroup: 'saved',
  removeGroup: 'deleted',
  moderateEntry: 'saved',
  assignToGroup: 'joined',
  leaveEvent: 'left',
  changePiece: 'saved',
  reply: 'replySent',
  deleteEntry: 'deleted',
  muteEvent: 'saved',
  confirmDate: 'saved',
};
