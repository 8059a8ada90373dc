import type { ZodMiniType } from 'zod/mini';
import type * as z from 'zod/mini';
import type { Community } from '../community/community.ts';

/** Keeps what a host has typed in this browser until it is saved, so that a closed tab or a lost session loses nothing. */
export class Kept<Schema extends ZodMiniType> {
  readonly #community: Community;
  readonly #name: string;
  readonly #schema: Schema;

  /** `name`: of what is written, such as `letter`. */
  constructor(community: Community, name: string, schema: Schema) {
    this.#community = community;
    this.#name = name;
    this.#schema = schema;
  }

  async read(id = ''): Promise<z.infer<Schema> | undefined> {
    const kept = this.#schema.safeParse(await this.#community.store.get(this.#key(id)));
    return kept.success ? kept.data : undefined;
  }

  write = (value: z.infer<Schema>, id = ''): Promise<void> => this.#community.store.set(this.#key(id), value);

  remove = (id = ''): Promise<void> => this.#community.store.delete(this.#key(id));

  #key(id: string): string {
    return `console ${this.#name} ${this.#community.api} ${id}`;
  }
}
