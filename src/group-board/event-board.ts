import type { Failure, Result } from '../api/client.ts';
import type { Store } from '../community/store.ts';
import { boardCalls } from '../contract/board-calls.ts';
import { Board, type EventHead, type Group, type Row } from '../contract/groups.ts';

/** An event as the element has it: kept by this browser, read, and changed by what others do. */
export class EventBoard {
  readonly #changed: () => void;
  readonly #store: Promise<Store>;
  readonly #start: string;
  readonly #asked: string;
  /** As the server has it. */
  board: Board | undefined;
  /** What somebody has changed here, and the server does not know yet. */
  overlay: (board: Board) => Board = (board) => board;
  ready = false;
  failure: Failure | undefined;
  /** When this browser saw what is shown, where it is not from now; milliseconds since 1970. */
  keptAt: number | undefined;

  /** `member`: the board of members is another than that of strangers, and goes when they sign out. */
  constructor(
    { api, event, member }: { api: string; event: string; member: boolean },
    store: Promise<Store>,
    changed: () => void,
  ) {
    this.#store = store;
    this.#changed = changed;
    this.#start = `answer ${api}${boardCalls[member ? 'board' : 'event'].path} `;
    this.#asked = event;
  }

  /** With what waits to be sent. */
  get shown(): Board | undefined {
    return this.board && this.overlay(this.board);
  }

  /** Shows what this browser kept. */
  async recall(): Promise<void> {
    const kept = (await (await this.#store).get(this.#start + this.#asked)) as
      { at?: number; board?: unknown } | undefined;
    const board = Board.safeParse(kept?.board);
    if (!board.success || this.ready) return;
    this.keptAt = kept!.at;
    this.#show(board.data);
  }

  /** Shows what there is now. */
  async read(answer: Promise<Result<Board>>): Promise<void> {
    const result = await answer;
    this.failure = result.ok ? undefined : result.failure;
    this.ready = true;
    if (!result.ok) return this.#changed();
    this.keptAt = undefined;
    this.#show(result.value);
    await this.#remember();
  }

  takeRow(member: string, row: Row | null): void {
    if (!this.board) return;
    const { rows } = this.board;
    const at = rows.findIndex((it) => it.member === member);
    const next = rows.filter((it) => it.member !== member);
    if (row) next.splice(at < 0 ? next.length : at, 0, row);
    this.#change({ rows: next });
  }

  takeGroup(id: string, group: Group | null): void {
    if (!this.board) return;
    const { groups } = this.board;
    const at = groups.findIndex((it) => it.id === id);
    const next = groups.filter((it) => it.id !== id);
    if (group) next.splice(at < 0 ? next.length : at, 0, group);
    this.#change({ groups: next });
  }

  takeEvent(event: EventHead): void {
    if (this.board?.event.id === event.id) this.#change({ event });
  }

  /** What the member cheers, and whether they are muted. */
  takeYou(change: Partial<NonNullable<Board['you']>>): void {
    if (this.board?.you) this.#change({ you: { ...this.board.you, ...change } });
  }

  #change(change: Partial<Board>): void {
    this.#show({ ...this.board!, ...change });
    void this.#remember();
  }

  #show(board: Board): void {
    this.board = board;
    this.ready = true;
    this.#changed();
  }

  async #remember(): Promise<void> {
    const store = await this.#store;
    const kept = { at: Date.now(), board: this.board };
    // The current event is asked for by its own id too, once the address of the page says it.
    for (const name of new Set([this.#asked, this.board!.event.id]))
      await store.set(this.#start + name, kept);
  }
}
