import type { Store } from '../community/store.ts';
import type { BoardMutation } from './member-controller.ts';

/** Milliseconds without a key press after which a draft is saved. */
const SAVE_AFTER_MS = 300;

/** What a member has typed but not sent: stored by this browser, even across a reload. */
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

  /** Saves unsaved drafts. */
  close(): void {
    clearTimeout(this.#typing);
    this.#save();
  }

  /** Restores a draft that the server has rejected. */
  restore({ call, body }: BoardMutation<'checkIn' | 'reply'>): void {
    this.set(call === 'reply' ? `reply ${body.about}` : 'check-in', body.text);
  }

  #save(): void {
    void this.#store.set(this.#storageKey, { ...this.#texts });
  }
}
