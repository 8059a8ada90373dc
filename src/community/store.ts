import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

// WebKit has left IndexedDB without an answer for good (WebKit bug 226547), so each is given this many milliseconds: many, for a
// busy phone answers late, and whoever is signed in there would seem to be signed out.
const TIMEOUT_MS = 4000;

/** What the widgets keep in this browser; in memory, and only as long as the page is open, where the browser keeps nothing. */
export class Store {
  #database: UseStore | undefined = whileShown(createStore('community-widgets', 'kept'));
  /** What the database has not got, or should not have: `undefined` is what was deleted. */
  readonly #memory = new Map<string, unknown>();

  /** Whether all of it is still there after the page is closed. */
  durable = true;

  static async open(): Promise<Store> {
    const store = new Store();
    await store.get('probe');
    return store;
  }

  async get(key: string): Promise<unknown> {
    return this.#memory.has(key)
      ? this.#memory.get(key)
      : this.#read((kept) => promisifyRequest<unknown>(kept.get(key)));
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#memory.set(key, value);
    if (!this.#database) return;
    try {
      await this.#write((kept) => (value === undefined ? kept.delete(key) : kept.put(value, key)));
      // Unless another value has come meanwhile.
      if (this.#memory.get(key) === value) this.#memory.delete(key);
    } catch {
      this.durable = false;
    }
  }

  /** What the browser does not let go of is gone for this page at least. */
  async delete(key: string): Promise<void> {
    await this.set(key, undefined);
  }

  /** What is kept under keys that begin so. */
  async entries(start: string): Promise<Map<string, unknown>> {
    const [keys, values] =
      (await this.#read((kept) => {
        const range = IDBKeyRange.bound(start, `${start}\uffff`);
        return Promise.all([
          promisifyRequest(kept.getAllKeys(range)),
          promisifyRequest<unknown[]>(kept.getAll(range)),
        ]);
      })) ?? [];
    const all = new Map<string, unknown>(keys?.map((key, place) => [key as string, values![place]]));
    for (const [key, value] of this.#memory) {
      if (!key.startsWith(start)) continue;
      if (value === undefined) all.delete(key);
      else all.set(key, value);
    }
    return all;
  }

  /** What the database answers. One that has no answer is not asked again. */
  async #read<Answer>(ask: (kept: IDBObjectStore) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await this.#database?.('readonly', ask);
    } catch {
      this.#database = undefined;
      this.durable = false;
      return undefined;
    }
  }

  async #write(change: (kept: IDBObjectStore) => void): Promise<void> {
    await this.#database?.('readwrite', (kept) => {
      change(kept);
      return promisifyRequest(kept.transaction);
    });
  }
}

/**
 * WebKit keeps a page that one may come back to together with its transactions, and those shut the storage for every other page:
 * they are broken off as the page goes, and what they should do is done when it is shown again.
 */
function whileShown(store: UseStore): UseStore {
  const open = new Set<IDBTransaction>();
  let shown: Promise<unknown> | undefined;
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) return;
    shown = new Promise((show) => addEventListener('pageshow', show));
    for (const transaction of open)
      try {
        transaction.abort();
      } catch {
        // It has just ended by itself.
      }
  });
  return async function whenShown(mode, use) {
    const since = shown;
    await since;
    try {
      return await Promise.race([
        store(mode, (objects) => {
          const { transaction } = objects;
          open.add(transaction);
          transaction.addEventListener('complete', () => open.delete(transaction));
          return use(objects);
        }),
        new Promise<never>((_, reject) => setTimeout(reject, TIMEOUT_MS)),
      ]);
    } catch (error) {
      if (since === shown) throw error;
      return whenShown(mode, use);
    }
  };
}
