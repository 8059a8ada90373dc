import type { Store } from '../community/store.ts';
import type { PieceChange } from '../contract/group-requests.ts';

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
  all: readonly Conflict[] = [];

  constructor(store: Store, place: string) {
    this.#store = store;
    this.#storageKey = `conflicts ${place}`;
  }

  async load(): Promise<void> {
    const kept = await this.#store.get(this.#storageKey);
    this.all = Array.isArray(kept) ? (kept as Conflict[]) : [];
  }

  of(event: string, member: string): readonly Conflict[] {
    return this.all.filter((conflict) => conflict.event === event && conflict.member === member);
  }

  async add(conflict: Conflict): Promise<void> {
    await this.#save([...this.#others(conflict), conflict]);
  }

  async resolve(conflict: Conflict): Promise<void> {
    await this.#save(this.#others(conflict));
  }

  #others({ event, member, field }: Conflict): readonly Conflict[] {
    return this.all.filter((it) => it.event !== event || it.member !== member || it.field !== field);
  }

  async #save(all: readonly Conflict[]): Promise<void> {
    this.all = all;
    await this.#store.set(this.#storageKey, all);
  }
}
