import type { TemplateResult } from 'lit';
import type { Failure, Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { type Mutation, MutationQueue } from '../community/mutations.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { eventEndpoints } from '../contract/hosting.ts';
import { groupEndpoints } from '../contract/participation.ts';
import type { PieceChange, PieceRequest } from '../contract/group-requests.ts';
import { type Board, boardEndpoints, Group, Row } from '../contract/groups.ts';
import type { Member } from '../contract/members.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { panelStyles } from '../ui/panel.styles.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { Conflicts } from './conflicts.ts';
import { Drafts } from './drafts.ts';
import type { BoardStore } from './board-store.ts';
import type { GroupBoard } from './group-board.class.ts';
import type { HostTools } from './host/host-tools.ts';
import { lastVisit, recordVisit } from './last-visit.ts';
import { barView } from './member-bar.ts';
import { memberStrings } from './member.strings.ts';
import { withPending } from './optimistic.ts';

/** A call by which a member or a host writes. */
export type MutationName = keyof typeof groupEndpoints | keyof typeof eventEndpoints;

/** What a member does in an event, and a host: every write through the outbox, seen at once, and changes of others as they come. */
export class MemberController {
  readonly host: GroupBoard;
  readonly community: Community;
  readonly session: Session;
  readonly store: BoardStore;
  readonly conflicts: Conflicts;
  readonly drafts: Drafts;
  /** What a write of a kind is; those of hosts come with their tools. */
  readonly endpoints: Record<string, Endpoint> = { ...groupEndpoints };
  /** Why the last write was refused, in a sentence. */
  error = '';
  /** Whether something waits for the network. */
  stalled = false;
  tools: HostTools | undefined;
  readonly #mutations: MutationQueue<string>;
  readonly #unsubscribes: (() => void)[] = [];
  readonly #visitKey: string;
  #pending: Mutation[] = [];
  #closed = false;

  private constructor(host: GroupBoard, store: BoardStore, community: Community, session: Session) {
    this.host = host;
    this.store = store;
    this.community = community;
    this.session = session;
    const place = `${community.api} ${session.member?.id}`;
    this.#visitKey = `visited ${place}`;
    this.conflicts = new Conflicts(community.store, place);
    this.drafts = new Drafts(community.store, place);
    adoptStyles(host.renderRoot, selectStyles, panelStyles);
    host.english = { ...memberStrings, ...host.english };
    this.#mutations = new MutationQueue(community, session, 'board', this.endpoints);
    store.overlay = (board) => withPending(board, this.#pendingOf(board), this.member?.name ?? '');
    this.#unsubscribes.push(
      session.subscribe(() => this.#onSessionChange()),
      community.outbox.subscribe((outcome) => void this.#onOutcome(outcome)),
      this.#mutations.subscribe((write, result) => this.#onResult(write, result)),
    );
  }

  /** Ready to be shown, with what this browser kept; `start` then brings what there is now. */
  static async open(host: GroupBoard, store: BoardStore): Promise<MemberController> {
    const community = await communityAt(host.address);
    const controller = new MemberController(host, store, community, await sessionOf(community));
    const { conflicts, drafts } = controller;
    controller.#trackVisit();
    await Promise.all([conflicts.load(), drafts.load(), controller.#loadPending(), store.recall()]);
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

  /** What changed since somebody was here last is what they have not seen. */
  #trackVisit(): void {
    this.host.visitedAt = lastVisit(this.#visitKey);
    addEventListener('pagehide', this.#recordVisit);
    this.#unsubscribes.push(() => removeEventListener('pagehide', this.#recordVisit));
  }

  readonly #recordVisit = (): void => recordVisit(this.#visitKey);

  get member(): Member | undefined {
    return this.session.member;
  }

  /** What is shown. */
  get board(): Board | undefined {
    return this.host.board;
  }

  /** The row of buttons above the groups, and what they open. */
  bar(): TemplateResult | undefined {
    return barView(this);
  }

  /** Whether this member may do for others of a group what others would do themselves. */
  canManage(group: Group | undefined): boolean {
    return this.member?.role === 'host' || (!!group?.facilitator && group.facilitator === this.member?.id);
  }

  /** Whether something of somebody waits to be sent. */
  hasPending(member: string): boolean {
    return (
      this.stalled &&
      this.#pending.some(
        ({ params, call }) =>
          (params?.['member'] ?? (ownCalls.includes(call) ? this.member?.id : '')) === member,
      )
    );
  }

  /** Keeps a write, sends it, and answers what became of it; the board is brought up to date by the answer. */
  async send(call: MutationName, params: Record<string, string>, body?: unknown): Promise<Outcome> {
    this.error = '';
    const write = { call, params: { event: this.board?.event.id ?? '', ...params }, body };
    const outcome = await this.#mutations.send(write, () => void this.#loadPending());
    if (outcome.state === 'waiting') this.host.announce(this.host.words.sentWaiting);
    return outcome;
  }

  /** Changes a piece; what it said when it was changed goes along, so that nothing of others is overwritten. */
  changePiece(row: Row, change: PieceChange): Promise<Outcome> {
    const was: PieceChange = {};
    const { piece } = row;
    for (const field of Object.keys(change) as (keyof PieceChange)[])
      Object.assign(was, { [field]: piece ? piece[field] : emptyPiece[field] });
    return this.send('changePiece', { member: row.member }, { ...change, was });
  }

  /** Takes back a cheer or a mark that was not sent yet, for the newest is what counts. */
  async cheer(about: string, cheered: boolean): Promise<void> {
    await this.#mutations.cancel(({ call, params }) => call === 'cheerEntry' && params?.['entry'] === about);
    await this.send('cheerEntry', { entry: about }, { cheered });
  }

  /** Reads the event that is shown again, also when it is the current one no more; `anew`: the current one. */
  async reload(anew = false): Promise<void> {
    const event = (!anew && this.store.board?.event.id) || this.host.requestedEvent;
    await this.store.read(this.community.call(boardEndpoints.board, { params: { event } }));
  }

  /** Brings the board up to date, where nobody tells what happens. */
  async refresh(): Promise<void> {
    await this.reload();
  }

  update(): void {
    this.host.requestUpdate();
  }

  /** What has the focus in the board. */
  get focused(): Element | null {
    return (this.host.renderRoot as ShadowRoot).activeElement;
  }

  /**
   * Moves the focus to what is shown after the next update; but not from where somebody has gone since `pressed` had it, for they
   * may be typing there.
   */
  focus(selector: string, pressed = this.focused): void {
    void this.host.updateComplete.then(() => {
      const { focused } = this;
      if (focused && focused !== pressed && !focused.matches('[tabindex="-1"]')) return;
      this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    });
  }

  /** Hears what others do, as it happens. */
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
        this.store.updateGroup(id, group);
      }),
      live.subscribe('event', ({ event }) => this.store.updateEvent(event)),
      live.subscribe('reset', () => void this.reload()),
    );
  }

  /** Somebody has come in or gone. */
  #onSessionChange(): void {
    if (!this.member) return this.host.onSignOut();
    if (this.member.role === 'host') void this.#loadHostTools();
    this.update();
  }

  async #loadHostTools(): Promise<void> {
    const { HostTools } = await import('./host/host-tools.ts');
    this.tools ??= new HostTools(this);
    this.update();
  }

  async #loadPending(): Promise<void> {
    this.#pending = await this.#mutations.pending();
    this.update();
  }

  #pendingOf({ event }: Board): Mutation[] {
    const groups = new Set(this.store.board?.groups.map(({ id }) => id));
    return this.#pending.filter(
      ({ params }) => params?.['event'] === event.id || groups.has(params?.['group'] ?? ''),
    );
  }

  async #onOutcome({ state }: Outcome): Promise<void> {
    this.stalled = state === 'waiting';
    await this.#loadPending();
  }

  #onResult(write: Mutation, result: Result<unknown>): void {
    if (result.ok) this.#apply(write, result.value);
    else this.#onRefusal(write, result.failure);
    this.update();
  }

  #apply({ call, params, body }: Mutation, answer: unknown): void {
    const response = this.endpoints[call]?.response;
    if (response === Row) this.store.updateRow((answer as Row).member, answer as Row);
    if (response === Group) this.store.updateGroup((answer as Group).id, answer as Group);
    if (call === 'cheerEntry')
      this.#applyCheer(params?.['entry'] ?? '', (body as { cheered: boolean }).cheered);
    if (call === 'muteEvent') this.store.updateYou(body as { muted: boolean });
    if (call === 'assignToGroup' && params?.['member'] === this.member?.id)
      this.store.updateYou({ joined: true });
    if (call === 'nudgeMember')
      this.host.announce(
        this.host.words.nudged.replace('{name}', this.#nameOf((body as { member: string }).member)),
      );
    if (reloadAfter.includes(call)) void this.reload(call === 'createEvent');
  }

  #applyCheer(about: string, cheered: boolean): void {
    const others = this.store.board?.you?.cheered.filter((id) => id !== about) ?? [];
    this.store.updateYou({ cheered: cheered ? [...others, about] : others });
  }

  #nameOf(member: string): string {
    return this.board?.rows.find((row) => row.member === member)?.name || this.host.words.somebody;
  }

  #onRefusal(write: Mutation, failure: Failure): void {
    const { words } = this.host;
    if (write.call === 'changePiece' && failure.code === 'conflict')
      return void this.#addConflicts(write, failure);
    this.error =
      write.call === 'assignToGroup' && failure.code === 'conflict'
        ? words.groupFull
        : (words[failure.code as 'rate-limited'] ?? failure.errors?.[0]?.detail ?? words.failed);
    if (['checkIn', 'reply'].includes(write.call)) this.drafts.restore(write);
    if (['not-found', 'forbidden'].includes(failure.code)) void this.reload();
  }

  /** What two people wrote stands side by side; what only one wrote is sent again. */
  async #addConflicts({ params, body }: Mutation, { errors = [] }: Failure): Promise<void> {
    const { was, ...change } = body as PieceRequest;
    const member = params!['member']!;
    const both = errors.map(({ field }) => field as keyof PieceChange);
    await this.reload();
    for (const field of both)
      await this.conflicts.add({ event: params!['event']!, member, field, mine: change[field] ?? null });
    const rest = Object.entries(change).filter(([field]) => !both.includes(field as keyof PieceChange));
    if (rest.length) await this.send('changePiece', params!, { ...Object.fromEntries(rest), was });
    this.host.announce(this.host.words.conflict);
    this.update();
  }
}

/** Calls whose answer does not say all that has changed. */
const reloadAfter = [
  'leaveEvent',
  'createEvent',
  'changeEvent',
  'splitIntoGroups',
  'removeGroup',
  'moderateEntry',
  'assignToGroup',
];
const ownCalls = ['checkIn', 'muteEvent'];

/** What a field of a piece says that nobody has begun. */
const emptyPiece: Required<PieceChange> = {
  title: '',
  note: '',
  link: null,
  kind: 'article',
  seenBy: 'event',
  state: 'idea',
  promise: null,
};
