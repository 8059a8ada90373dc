import type { Store } from '../community/store.ts';
import type { BoardMutation } from './member-controller.ts';

/** Milliseconds without a key after which what is typed is kept. */
const SAVE_AFTER_MS = 300;

/** What a member has typed and not sent: kept by this browser, also over a reload. */
export class Drafts {
  readonly #store: Store;
  readonly #storageKey: string;
  #texts: Record<string, string> = {};
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(store: Store, place: string) {
    this.#store = store;
    this.#storageKey = `drafts ${place}`;
  }

  async load(): Promise<void> {
    const kept = await this.#store.get(this.#storageKey);
    this.#texts = kept && typeof kept === 'object' ? { ...(kept as Record<string, string>) } : {};
  }

  /** What is typed in the field called so. */
  get(name: string): string {
    const text = this.#texts[name];
    return typeof text === 'string' ? text : '';
  }

  set(name: string, text: string): void {
    this.#texts[name] = text;
    if (!text) delete this.#texts[name];
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#save(), SAVE_AFTER_MS);
  }

  /** Keeps what was typed a moment ago. */
  close(): void {
    clearTimeout(this.#typing);
    this.#save();
  }

  /** What the server has refused goes back to where it was typed. */
  restore({ call, body }: BoardMutation<'checkIn' | 'reply'>): void {
    this.set(call === 'reply' ? `reply ${body.about}` : 'check-in', body.text);
  }

  #save(): void {
    void this.#store.set(this.#storageKey, { ...this.#texts });
  }
}
