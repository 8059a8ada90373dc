import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

// WebKit has left `indexedDB.open` without an answer for good (WebKit bug 226547), so it is given this many milliseconds: many,
// for a busy phone answers late, and whoever is signed in there would seem to be signed out.
const PATIENCE = 4000;

/** What the widgets keep in this browser; in memory, and only as long as the page is open, where the browser keeps nothing. */
export class Store {
  readonly #database: UseStore | undefined;
  readonly #memory = new Map<string, unknown>();

  private constructor(database?: UseStore) {
    this.#database = database;
    this.durable = !!database;
  }

  /** Whether all of it is still there after the page is closed. */
  durable: boolean;

  static async open(): Promise<Store> {
    try {
      const database = whileShown(createStore('community-widgets', 'kept'));
      await Promise.race([get('probe', database), new Promise((_, reject) => setTimeout(reject, PATIENCE))]);
      return new Store(database);
    } catch {
      return new Store();
    }
  }

  async get(key: string): Promise<unknown> {
    return this.#memory.get(key) ?? (this.#database && get(key, this.#database));
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#memory.set(key, value);
    if (!this.#database) return;
    try {
      await set(key, value, this.#database);
      this.#memory.delete(key);
    } catch {
      this.durable = false;
    }
  }

  async delete(key: string): Promise<void> {
    this.#memory.delete(key);
    if (this.#database) await del(key, this.#database);
  }

  async entries(): Promise<[string, unknown][]> {
    return [...(this.#database ? await entries<string, unknown>(this.#database) : []), ...this.#memory];
  }
}

/** In WebKit a transaction that a page begins as it goes shuts the storage for every later page: it waits until it is shown again. */
function whileShown(store: UseStore): UseStore {
  let shown: Promise<unknown> | undefined;
  addEventListener('pagehide', () => {
    shown = new Promise((show) => addEventListener('pageshow', show));
  });
  return async (mode, use) => {
    await shown;
    return store(mode, use);
  };
}
