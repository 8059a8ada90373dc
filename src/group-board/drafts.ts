import type { ReactiveControllerHost } from 'lit';
import type { Store } from '../community/store.ts';
import { reactive } from '../ui/reactive.ts';
import type { BoardMutation } from './board-mutations.ts';

/** Milliseconds without a key press after which a draft is saved. */
const SAVE_AFTER_MS = 300;

/** What a member has typed but not sent: stored by this browser, even across a reload. */
export class Drafts {
  readonly #store: Store;
  readonly #storageKey: string;
  readonly #texts;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, store: Store, place: string) {
    this.#texts = reactive<Record<string, unknown>>(host, {});
    this.#store = store;
    this.#storageKey = `drafts ${place}`;
  }

  async load(): Promise<void> {
    const kept = await this.#store.get(this.#storageKey);
    Object.assign(this.#texts, kept);
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
