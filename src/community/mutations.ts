import { isRetryable, type Result } from '../api/client.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Community } from './community.ts';
import type { Intent, Outcome } from './outbox.ts';
import type { Session } from './session.ts';

/** A member's write: which call, of what, with which words. */
export interface Mutation<Name extends string = string> {
  call: Name;
  params?: Record<string, string>;
  body?: unknown;
}

interface Kept<Name extends string> extends Mutation<Name> {
  member: string;
}

/** A write of a member waits until whoever made it is in again. */
const later = { ok: false, failure: { code: 'unavailable' } } as const;

/** What members write to one part of a community, each through the outbox: kept, sent, and there once. */
export class MutationQueue<Name extends string> {
  readonly #community: Community;
  readonly #session: Session;
  readonly #kind: string;
  readonly #calls: Partial<Record<Name, Endpoint>>;
  readonly #listeners = new Set<(write: Mutation<Name>, result: Result<unknown>) => void>();

  constructor(community: Community, session: Session, kind: string, calls: Partial<Record<Name, Endpoint>>) {
    this.#community = community;
    this.#session = session;
    this.#kind = kind;
    this.#calls = calls;
    community.outbox.handle<Kept<Name>>(kind, (intent) => this.#send(intent));
  }

  /** Tells what the server has said to each write. Answers the function that ends it. */
  subscribe(listener: (write: Mutation<Name>, result: Result<unknown>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps a write, sends it, and answers what has become of it so far. `kept` is called once it is safe. */
  async send(write: Mutation<Name>, kept?: () => void): Promise<Outcome> {
    const { outbox } = this.#community;
    const { key } = await outbox.put(this.#kind, { ...write, member: this.#session.member!.id });
    kept?.();
    return new Promise((done) => {
      const leave = outbox.subscribe((outcome) => {
        if (outcome.key !== key) return;
        leave();
        done(outcome);
      });
      void outbox.flush();
    });
  }

  /** Takes back what waits and fits. */
  async cancel(fits: (write: Mutation<Name>) => boolean): Promise<void> {
    for (const { key, body } of await this.#intents())
      if (fits(body)) await this.#community.outbox.cancel(key);
  }

  /** What of this member waits for an answer, oldest first; of all calls, or of one. */
  async pending(call?: Name): Promise<Mutation<Name>[]> {
    const own = (await this.#intents()).map(({ body }) => body);
    return call ? own.filter((write) => write.call === call) : own;
  }

  async #intents(): Promise<Intent<Kept<Name>>[]> {
    const all = await this.#community.outbox.pending<Kept<Name>>(this.#kind);
    return all.filter(({ body }) => body.member === this.#session.member?.id);
  }

  async #send({ body: write, key }: Intent<Kept<Name>>): Promise<Result<unknown>> {
    const { call, params = {}, body, member } = write;
    if (this.#session.member?.id !== member) return later;
    // A host's calls come later than what a host left waiting in an earlier page.
    const endpoint: Endpoint | undefined = this.#calls[call];
    if (!endpoint) return later;
    const result = await this.#community.call(endpoint, { params, key, ...(body ? { body } : {}) });
    if (!result.ok && result.failure.code === 'unauthenticated') return later;
    if (result.ok || !isRetryable(result.failure))
      for (const listener of this.#listeners) listener(write, result);
    return result;
  }
}
