import type { TemplateResult } from 'lit';
import type { Failure, Result } from '../api/client.ts';
import { communityAt, type Community } from '../community/community.ts';
import type { Outcome } from '../community/outbox.ts';
import { sessionOf, type Session } from '../community/session.ts';
import { type Write, Writes } from '../community/mutations.ts';
import { boardEndpoints } from '../contract/groups.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { eventEndpoints } from '../contract/hosting.ts';
import { groupEndpoints } from '../contract/participation.ts';
import type { PieceChange, PieceRequest } from '../contract/group-requests.ts';
import type { Board, Group, Row } from '../contract/groups.ts';
import type { Member } from '../contract/members.ts';
import { adopt } from '../ui/adopt-styles.ts';
import { panelStyles } from '../ui/panel.styles.ts';
import { selectStyles } from '../ui/select.styles.ts';
import { Conflicts } from './conflicts.ts';
import { Drafts } from './drafts.ts';
import type { EventBoard } from './board-store.ts';
import type { GroupBoard } from './group-board.class.ts';
import type { HostTools } from './host/host-tools.ts';
import { lastVisit, noteVisit } from './last-visit.ts';
import { barView } from './member-bar.ts';
import { memberWords } from './member.strings.ts';
import { withWaiting } from './optimistic.ts';

/** A call by which a member or a host writes. */
export type WriteCall = keyof typeof groupEndpoints | keyof typeof eventEndpoints;

const rowCalls = [
  'assignToGroup',
  'setAttendance',
  'changePiece',
  'checkIn',
  'cheerEntry',
  'reply',
  'deleteEntry',
];
const groupCallsWithGroup = ['proposeDate', 'agreeToDate', 'confirmDate', 'changeGroup', 'createGroup'];

/** What a member does in an event, and a host: every write through the outbox, seen at once, and changes of others as they come. */
export class TakingPart {
  readonly host: GroupBoard;
  readonly community: Community;
  readonly session: Session;
  readonly data: EventBoard;
  readonly conflicts: Conflicts;
  readonly drafts: Drafts;
  /** What a write of a kind is; those of hosts come with their tools. */
  readonly calls: Record<string, Endpoint> = { ...groupEndpoints };
  /** Why the last write was refused, in a sentence. */
  error = '';
  /** Whether something waits for the network. */
  stalled = false;
  tools: HostTools | undefined;
  readonly #writes: Writes<string>;
  readonly #endings: (() => void)[] = [];
  readonly #visited: string;
  #waiting: Write[] = [];
  #closed = false;

  private constructor(host: GroupBoard, data: EventBoard, community: Community, session: Session) {
    this.host = host;
    this.data = data;
    this.community = community;
    this.session = session;
    const place = `${community.api} ${session.member?.id}`;
    this.#visited = `visited ${place}`;
    this.conflicts = new Conflicts(community.store, place);
    this.drafts = new Drafts(community.store, place);
    adopt(host.renderRoot, selectStyles, panelStyles);
    host.english = { ...memberWords, ...host.english };
    this.#writes = new Writes(community, session, 'board', this.calls);
    data.overlay = (board) => withWaiting(board, this.#ofHere(board), this.member?.name ?? '');
    this.#endings.push(
      session.subscribe(() => this.#know()),
      community.outbox.subscribe((outcome) => void this.#settled(outcome)),
      this.#writes.subscribe((write, result) => this.#hear(write, result)),
    );
  }

  /** Ready to be shown, with what this browser kept; `begin` then brings what there is now. */
  static async open(host: GroupBoard, data: EventBoard): Promise<TakingPart> {
    const community = await communityAt(host.address);
    const part = new TakingPart(host, data, community, await sessionOf(community));
    const { conflicts, drafts } = part;
    part.#arrive();
    await Promise.all([conflicts.load(), drafts.load(), part.#recall(), data.recall()]);
    return part;
  }

  async begin(): Promise<void> {
    this.#know();
    if (!this.member) return;
    void this.#listen();
    await this.reload();
    void this.community.outbox.flush();
  }

  close(): void {
    this.#closed = true;
    this.#goneBy();
    for (const end of this.#endings) end();
    this.drafts.close();
  }

  /** What changed since somebody was here last is what they have not seen. */
  #arrive(): void {
    this.host.visitedAt = lastVisit(this.#visited);
    addEventListener('pagehide', this.#goneBy);
    this.#endings.push(() => removeEventListener('pagehide', this.#goneBy));
  }

  readonly #goneBy = (): void => noteVisit(this.#visited);

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
  runs(group: Group | undefined): boolean {
    return this.member?.role === 'host' || (!!group?.facilitator && group.facilitator === this.member?.id);
  }

  /** Whether something of somebody waits to be sent. */
  waits(member: string): boolean {
    return (
      this.stalled &&
      this.#waiting.some(
        ({ params, call }) =>
          (params?.['member'] ?? (ownCalls.includes(call) ? this.member?.id : '')) === member,
      )
    );
  }

  /** Keeps a write, sends it, and answers what became of it; the board is brought up to date by the answer. */
  async write(call: WriteCall, params: Record<string, string>, body?: unknown): Promise<Outcome> {
    this.error = '';
    const write = { call, params: { event: this.board?.event.id ?? '', ...params }, body };
    const outcome = await this.#writes.put(write, () => void this.#recall());
    if (outcome.state === 'waiting') this.host.say(this.host.words.sentWaiting);
    return outcome;
  }

  /** Changes a piece; what it said when it was changed goes along, so that nothing of others is overwritten. */
  changePiece(row: Row, change: PieceChange): Promise<Outcome> {
    const was: PieceChange = {};
    const { piece } = row;
    for (const field of Object.keys(change) as (keyof PieceChange)[])
      Object.assign(was, { [field]: piece ? piece[field] : emptyPiece[field] });
    return this.write('changePiece', { member: row.member }, { ...change, was });
  }

  /** Takes back a cheer or a mark that was not sent yet, for the newest is what counts. */
  async cheer(about: string, cheered: boolean): Promise<void> {
    await this.#writes.cancel(({ call, params }) => call === 'cheerEntry' && params?.['about'] === about);
    await this.write('cheerEntry', { about }, { cheered });
  }

  /** Reads the event that is shown again, also when it is the current one no more; `anew`: the current one. */
  async reload(anew = false): Promise<void> {
    const event = (!anew && this.data.board?.event.id) || this.host.eventAsked;
    await this.data.read(this.community.call(boardEndpoints.board, { params: { event } }));
  }

  /** Brings the board up to date, where nobody tells what happens. */
  async look(): Promise<void> {
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
  async #listen(): Promise<void> {
    const { liveOf } = await import('../community/live.ts');
    const live = await liveOf(this.community);
    if (this.#closed) return;
    this.#endings.push(
      live.subscribe('row', ({ event, member, row }) => {
        if (event === this.board?.event.id) this.data.takeRow(member, row);
      }),
      live.subscribe('group', ({ id, group }) => {
        if (group && group.event !== this.board?.event.id) return;
        this.data.takeGroup(id, group);
      }),
      live.subscribe('event', ({ event }) => this.data.takeEvent(event)),
      live.subscribe('reset', () => void this.reload()),
    );
  }

  /** Somebody has come in or gone. */
  #know(): void {
    if (!this.member) return this.host.goOut();
    if (this.member.role === 'host') void this.#equip();
    this.update();
  }

  async #equip(): Promise<void> {
    const { HostTools } = await import('./host/host-tools.ts');
    this.tools ??= new HostTools(this);
    this.update();
  }

  async #recall(): Promise<void> {
    this.#waiting = await this.#writes.waiting();
    this.update();
  }

  #ofHere({ event }: Board): Write[] {
    const groups = new Set(this.data.board?.groups.map(({ id }) => id));
    return this.#waiting.filter(
      ({ params }) => params?.['event'] === event.id || groups.has(params?.['group'] ?? ''),
    );
  }

  async #settled({ state }: Outcome): Promise<void> {
    this.stalled = state === 'waiting';
    await this.#recall();
  }

  #hear(write: Write, result: Result<unknown>): void {
    if (result.ok) this.#take(write, result.value);
    else this.#refused(write, result.failure);
    this.update();
  }

  #take({ call, params, body }: Write, answer: unknown): void {
    if (rowCalls.includes(call)) this.data.takeRow((answer as Row).member, answer as Row);
    if (groupCallsWithGroup.includes(call)) this.data.takeGroup((answer as Group).id, answer as Group);
    if (call === 'cheerEntry') this.#cheered(params?.['about'] ?? '', (body as { cheered: boolean }).cheered);
    if (call === 'muteEvent') this.data.takeYou(body as { muted: boolean });
    if (call === 'assignToGroup' && params?.['member'] === this.member?.id)
      this.data.takeYou({ joined: true });
    if (call === 'nudgeMember')
      this.host.say(
        this.host.words.nudged.replace('{name}', this.#nameOf((body as { member: string }).member)),
      );
    if (reloadAfter.includes(call)) void this.reload(call === 'createEvent');
  }

  #cheered(about: string, cheered: boolean): void {
    const others = this.data.board?.you?.cheered.filter((id) => id !== about) ?? [];
    this.data.takeYou({ cheered: cheered ? [...others, about] : others });
  }

  #nameOf(member: string): string {
    return this.board?.rows.find((row) => row.member === member)?.name || this.host.words.somebody;
  }

  #refused(write: Write, failure: Failure): void {
    const { words } = this.host;
    if (write.call === 'changePiece' && failure.code === 'conflict')
      return void this.#keepBoth(write, failure);
    this.error =
      write.call === 'assignToGroup' && failure.code === 'conflict'
        ? words.groupFull
        : (words[failure.code as 'rate-limited'] ?? failure.errors?.[0]?.detail ?? words.failed);
    if (['checkIn', 'reply'].includes(write.call)) this.drafts.giveBack(write);
    if (['not-found', 'forbidden'].includes(failure.code)) void this.reload();
  }

  /** What two people wrote stands side by side; what only one wrote is sent again. */
  async #keepBoth({ params, body }: Write, { errors = [] }: Failure): Promise<void> {
    const { was, ...change } = body as PieceRequest;
    const member = params!['member']!;
    const both = errors.map(({ field }) => field as keyof PieceChange);
    await this.reload();
    for (const field of both)
      await this.conflicts.add({ event: params!['event']!, member, field, mine: change[field] ?? null });
    const rest = Object.entries(change).filter(([field]) => !both.includes(field as keyof PieceChange));
    if (rest.length) await this.write('changePiece', params!, { ...Object.fromEntries(rest), was });
    this.host.say(this.host.words.conflict);
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
