import type { ReactiveControllerHost } from 'lit';
import type { Failure, Result } from '../api/client.ts';
import type { LoadState } from '../community/load-state.ts';
import type { Store } from '../community/store.ts';
import { boardEndpoints } from '../contract/groups.ts';
import { Board, type EventHead, type Group, type Row } from '../contract/groups.ts';
import { reactive } from '../ui/reactive.ts';

type Change = (board: Board) => Board;

/** The state of an event; `board` is the server's data. */
export type BoardState = LoadState<{ readonly board: Board }>;

/** An event's data: cached by this browser, loaded, and updated by other people's changes. */
export class BoardStore {
  readonly #store: Promise<Store>;
  readonly #start: string;
  readonly #asked: string;
  readonly #state;
  /** Applies changes made here that the server doesn't have yet. */
  overlay: (board: Board) => Board = (board) => board;
  /** Whether this browser may store the board. */
  mayStore: () => boolean = () => true;
  /** For each request in flight, the changes since it was sent. */
  readonly #readings = new Set<Change[]>();
  /** The numbers of the latest request sent, and of the latest one shown. */
  #begun = 0;
  #taken = 0;

  /** `member`: members see another board than visitors, and it is removed when they sign out. */
  constructor(
    host: ReactiveControllerHost,
    { api, event, member }: { api: string; event: string; member: boolean },
    store: Promise<Store>,
  ) {
    this.#state = reactive<{ load: BoardState }>(host, { load: { name: 'loading' } });
    this.#store = store;
    this.#start = `answer ${api}${boardEndpoints[member ? 'board' : 'event'].path} `;
    this.#asked = event;
  }

  get state(): BoardState {
    return this.#state.load;
  }

  /** The server's data. */
  get board(): Board | undefined {
    return this.state.name === 'loaded' ? this.state.board : undefined;
  }

  /** The data including changes that wait to be sent. */
  get shown(): Board | undefined {
    return this.board && this.overlay(this.board);
  }

  get ready(): boolean {
    return this.state.name !== 'loading';
  }

  get failure(): Failure | undefined {
    return 'failure' in this.state ? this.state.failure : undefined;
  }

  /** Shows the cached board. */
  async recall(): Promise<void> {
    const kept = (await (await this.#store).get(this.#start + this.#asked)) as
      { at?: number; board?: unknown } | undefined;
    const board = Board.safeParse(kept?.board);
    if (!board.success || this.ready) return;
    this.#state.load = { name: 'loaded', board: board.data, keptAt: kept!.at };
  }

  /** The board could not be loaded. What is shown stays. */
  fail(failure: Failure): void {
    const { state } = this;
    this.#state.load = state.name === 'loaded' ? { ...state, failure } : { name: 'failed', failure };
  }

  /** Shows the response. Changes newer than the request stay, so that a late response reverts nothing. */
  async read(answer: Promise<Result<Board>>): Promise<void> {
    const number = ++this.#begun;
    const meanwhile: Change[] = [];
    this.#readings.add(meanwhile);
    const result = await answer;
    this.#readings.delete(meanwhile);
    if (number < this.#taken) return;
    this.#taken = number;
    if (!result.ok) return this.fail(result.failure);
    let board = result.value;
    for (const change of meanwhile) board = change(board);
    this.#state.load = { name: 'loaded', board };
    await this.#remember();
  }

  updateRow(member: string, row: Row | null): void {
    this.#change(({ rows }) => ({ rows: inPlace(rows, (it) => it.member === member, row) }));
  }

  updateGroup(id: string, group: Group | null): void {
    this.#change(({ groups }) => ({ groups: inPlace(groups, (it) => it.id === id, group) }));
  }

  updateEvent(event: EventHead): void {
    if (this.board?.event.id === event.id) this.#change(() => ({ event }));
  }

  /** Updates the member's cheers, and whether they are muted. */
  updateYou(change: Partial<NonNullable<Board['you']>>): void {
    this.#change(({ you }) => ({ you: you && { ...you, ...change } }));
  }

  #change(update: (board: Board) => Partial<Board>): void {
    const { state } = this;
    if (state.name !== 'loaded') return;
    const { id } = state.board.event;
    const change: Change = (board) => (board.event.id === id ? { ...board, ...update(board) } : board);
    for (const meanwhile of this.#readings) meanwhile.push(change);
    this.#state.load = { ...state, board: change(state.board) };
    void this.#remember();
  }

  async #remember(): Promise<void> {
    const store = await this.#store;
    if (!this.mayStore()) return;
    const kept = { at: Date.now(), board: this.board };
    // The current event is also requested by its id, once the page's URL names it.
    for (const name of new Set([this.#asked, this.board!.event.id]))
      await store.set(this.#start + name, kept);
  }
}

/** Returns the list with the matching item replaced, or the item appended; null: without it. */
function inPlace<Thing>(all: Thing[], isMeant: (thing: Thing) => boolean, thing: Thing | null): Thing[] {
  const at = all.findIndex(isMeant);
  const others = all.filter((it) => !isMeant(it));
  if (thing) others.splice(at < 0 ? others.length : at, 0, thing);
  return others;
}
