import type { ReactiveControllerHost } from 'lit';
import type { Store } from '../community/store.ts';
import type { PieceChange } from '../contract/group-requests.ts';
import { reactive } from '../ui/reactive.ts';

/** A field of a piece that two people have changed at the same time. */
export interface Conflict {
  readonly event: string;
  readonly member: string;
  readonly field: keyof PieceChange;
  readonly mine: string | null;
}

/**
 * The fields that two people have changed: both versions are stored until the member has chosen, even across a reload.
 */
export class Conflicts {
  readonly #store: Store;
  readonly #storageKey: string;
  readonly #state;

  constructor(host: ReactiveControllerHost, store: Store, place: string) {
    this.#state = reactive<{ all: readonly Conflict[] }>(host, { all: [] });
    this.#store = store;
    this.#storageKey = `conflicts ${place}`;
  }

  async load(): Promise<void> {
    const kept = await this.#store.get(this.#storageKey);
    this.#state.all = Array.isArray(kept) ? (kept as Conflict[]) : [];
  }

  of(event: string, member: string): readonly Conflict[] {
    return this.#state.all.filter((conflict) => conflict.event === event && conflict.member === member);
  }

  async add(conflict: Conflict): Promise<void> {
    await this.#save([...this.#others(conflict), conflict]);
  }

  async resolve(conflict: Conflict): Promise<void> {
    await this.#save(this.#others(conflict));
  }

  #others({ event, member, field }: Conflict): readonly Conflict[] {
    return this.#state.all.filter((it) => it.event !== event || it.member !== member || it.field !== field);
  }

  async #save(all: readonly Conflict[]): Promise<void> {
    this.#state.all = all;
    await this.#store.set(this.#storageKey, all);
  }
}
