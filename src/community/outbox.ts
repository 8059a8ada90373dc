import { isRetryable, type Failure, type Result } from '../api/client.ts';
import { createIdempotencyKey } from './idempotency-key.ts';
import { withLock } from './lock.ts';
import type { Store } from './store.ts';
import { TabChannel } from './tab-channel.ts';

const DAY = 24 * 60 * 60 * 1000;
const LONGEST_PAUSE = 5 * 60 * 1000;

/** A write that must not be lost: stored until the server has responded. */
export interface Intent<Body = unknown> {
  /** Its `Idempotency-Key`. */
  readonly key: string;
  readonly kind: string;
  readonly madeAt: number;
  readonly body: Body;
  /** Intents of one sequence reach the server in the order in which they were made. */
  readonly sequence?: string | undefined;
}

/** Sends one intent. `amend` stores a changed body, so that a retry sends the same request. */
export type Sender<Body = never> = (
  intent: Intent<Body>,
  amend: (body: Body) => Promise<void>,
) => Promise<Result<unknown>>;

/** The outcome of an intent: settled, still waiting, or too old to send. */
export type Outcome =
  | { readonly key: string; readonly state: 'answered'; readonly result: Result<unknown> }
  | { readonly key: string; readonly state: 'waiting'; readonly failure: Failure }
  | { readonly key: string; readonly state: 'dropped' };

/** A sender that throws is a bug: it is reported and its intent waits, instead of showing as sending forever. */
function broken(error: unknown): Result<never> {
  reportError(error);
  return { ok: false, failure: { code: 'internal' } };
}

interface Answered {
  readonly kind: 'answered';
  readonly madeAt: number;
  readonly outcome: Outcome;
}

/**
 * The pending writes of one community. Survives reloads and closed tabs, sends from one tab at a time (Web Locks), and
 * retries when the browser is back online, when the page becomes visible, and with growing delays and jitter.
 */
export class Outbox {
  readonly #store: Store;
  readonly #prefix: string;
  readonly #senders = new Map<string, Sender>();
  readonly #listeners = new Set<(outcome: Outcome) => void>();
  readonly #tabs: TabChannel<Outcome>;
  #failures = 0;
  /** When the newest intent was made. Each is later than the one before, because they are sent in that order. */
  #madeAt = 0;
  #asked = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(api: string, store: Store) {
    this.#store = store;
    this.#prefix = `outbox ${api} `;
    this.#tabs = new TabChannel(`community-widgets ${this.#prefix}`, (outcome) => this.#notify(outcome));
    addEventListener('online', () => void this.flush());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) void this.flush();
    });
  }

  /** Whether stored intents survive closing the page. */
  get durable(): boolean {
    return this.#store.durable;
  }

  /** Registers the sender for intents of `kind`; `flush` then sends what an earlier page left. */
  handle<Body>(kind: string, sender: Sender<Body>): void {
    this.#senders.set(kind, sender as unknown as Sender);
  }

  /** Calls `listener` with every outcome, in this tab or another. Returns a function that unsubscribes it. */
  subscribe(listener: (outcome: Outcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores an intent. It is safe when this resolves; `flush` sends it. */
  async put(kind: string, body: unknown, sequence?: string): Promise<Intent> {
    this.#madeAt = Math.max(Date.now(), this.#madeAt + 1);
    const intent: Intent = { key: createIdempotencyKey(), kind, madeAt: this.#madeAt, body, sequence };
    await this.#save(intent.key, intent);
    return intent;
  }

  /** Cancels an intent. A request in flight may still arrive. */
  async cancel(key: string): Promise<void> {
    await this.#store.delete(this.#prefix + key);
  }

  /** The pending intents of a kind, oldest first. */
  async pending<Body>(kind?: string): Promise<Intent<Body>[]> {
    const all = [...(await this.#all()).values()] as Intent<Body>[];
    return all
      .filter((it) => it.kind !== 'answered' && (!kind || it.kind === kind))
      .sort((a, b) => a.madeAt - b.madeAt);
  }

  /** The outcome of an intent that another page has settled in the last day. */
  async outcome(key: string): Promise<Outcome | undefined> {
    const kept = (await this.#store.get(this.#prefix + key)) as Answered | undefined;
    return kept?.kind === 'answered' ? kept.outcome : undefined;
  }

  /** Sends the pending intents, unless another tab is already sending them. */
  flush(): Promise<void> {
    clearTimeout(this.#pause);
    this.#asked = true;
    return (this.#running ??= this.#run());
  }

  /** Runs again for calls that came while it was running. */
  async #run(): Promise<void> {
    try {
      while (this.#asked) {
        this.#asked = false;
        // Without locks two tabs may send the same key, which the server applies once.
        await withLock(this.#prefix, () => this.#sendAll());
      }
    } finally {
      // Reset here and not later: a call between the last check and the end would be lost.
      this.#running = undefined;
    }
  }

  async #sendAll(): Promise<void> {
    await this.#clearOld();
    let failed = false;
    /** The sequences that have stopped, and why. */
    const stopped = new Map<string | undefined, Failure>();
    for (const intent of await this.pending<never>()) {
      const { key, sequence } = intent;
      const before = stopped.get(sequence);
      if (before) this.#announce({ key, state: 'waiting', failure: before });
      const failure = before ?? (await this.#send(intent));
      if (failure && sequence) stopped.set(sequence, failure);
      failed ||= !!failure;
    }
    this.#failures = failed ? this.#failures + 1 : 0;
    if (failed) this.#retryLater();
  }

  /** Returns why the intent is still waiting; undefined once it is settled. */
  async #send(intent: Intent<never>): Promise<Failure | undefined> {
    const sender = this.#senders.get(intent.kind);
    if (!sender) return undefined;
    const { key } = intent;
    const result = await sender(intent, (body) => this.#save(key, { ...intent, body })).catch(broken);
    if (!result.ok && isRetryable(result.failure)) {
      this.#announce({ key, state: 'waiting', failure: result.failure });
      return result.failure;
    }
    await this.#settle({ key, state: 'answered', result });
    return undefined;
  }

  /** Stores the outcome for a day, without the body, for the tab that made the intent and could not listen. */
  async #settle(outcome: Outcome): Promise<void> {
    await this.#save(outcome.key, { kind: 'answered', madeAt: Date.now(), outcome } satisfies Answered);
    this.#announce(outcome);
  }

  async #clearOld(): Promise<void> {
    for (const [key, value] of await this.#all()) {
      const { kind, madeAt, key: name } = value as Intent;
      if (Date.now() - madeAt < DAY) continue;
      if (kind === 'answered') await this.#store.delete(key);
      else await this.#settle({ key: name, state: 'dropped' });
    }
  }

  #retryLater(): void {
    const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#failures);
    this.#pause = setTimeout(() => void this.flush(), pause * (0.5 + Math.random() / 2));
  }

  #announce(outcome: Outcome): void {
    this.#tabs.post(outcome);
    this.#notify(outcome);
  }

  #notify(outcome: Outcome): void {
    for (const listener of this.#listeners) listener(outcome);
  }

  #save(key: string, value: unknown): Promise<void> {
    return this.#store.set(this.#prefix + key, value);
  }

  #all(): Promise<Map<string, unknown>> {
    return this.#store.entries(this.#prefix);
  }
}
