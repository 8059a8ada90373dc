import { toJson } from '../api/json.ts';
import { isRetryable, type RequestOf, type Result } from '../api/client.ts';
import type { Endpoint, PathParameters } from '../contract/endpoint.ts';
import type { Community } from './community.ts';
import type { Intent, Outcome } from './outbox.ts';
import type { Session } from './session.ts';

/** Endpoints by the names under which their calls are stored. */
export type Endpoints = Readonly<Record<string, Endpoint>>;

type BodyOf<E extends Endpoint> =
  undefined extends RequestOf<E> ? { body?: undefined } : { body: RequestOf<E> };

/** A write of a member: a call of one of `Calls`, with its path parameters and its body. */
export type Mutation<Calls extends Endpoints, Name extends keyof Calls = keyof Calls> = {
  [Call in Name]: { call: Call; params: PathParameters<Calls[Call]['path']> } & BodyOf<Calls[Call]>;
}[Name];

type Stored<Calls extends Endpoints> = Mutation<Calls> & { member: string };

/** A write waits until the member who made it signs in again. */
const later = { ok: false, failure: { code: 'unavailable' } } as const;

/** Members' writes to one part of a community, through the outbox: each is stored, sent, and applied once. */
export class MutationQueue<Calls extends Endpoints> {
  readonly #community: Community;
  readonly #session: Session;
  readonly #kind: string;
  readonly #calls: Partial<Calls>;
  readonly #listeners = new Set<(mutation: Mutation<Calls>, result: Result<unknown>) => void>();

  /** `calls` may be completed later; until then the others wait. */
  constructor(community: Community, session: Session, kind: string, calls: Partial<Calls>) {
    this.#community = community;
    this.#session = session;
    this.#kind = kind;
    this.#calls = calls;
    community.outbox.handle<Stored<Calls>>(kind, (intent) => this.#send(intent));
  }

  /** Calls `listener` with the server's response to each mutation. Returns a function that unsubscribes it. */
  subscribe(listener: (mutation: Mutation<Calls>, result: Result<unknown>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores a mutation, sends it, and resolves to its current outcome. `stored` is called once it is safe. */
  async send<Name extends keyof Calls>(
    mutation: Mutation<Calls, Name>,
    stored?: () => void,
  ): Promise<Outcome> {
    const { outbox } = this.#community;
    const { call, params } = mutation;
    const member = this.#session.member!.id;
    // Two changes of one thing depend on each other: the later must not overtake one that failed.
    const sequence = toJson([member, call, params]);
    const { key } = await outbox.put(this.#kind, { ...mutation, member }, sequence);
    stored?.();
    return new Promise((done) => {
      const leave = outbox.subscribe((outcome) => {
        if (outcome.key !== key) return;
        leave();
        done(outcome);
      });
      void outbox.flush();
    });
  }

  /** Cancels the waiting mutations that match. */
  async cancel(matches: (mutation: Mutation<Calls>) => boolean): Promise<void> {
    for (const { key, body } of await this.#intents())
      if (matches(body)) await this.#community.outbox.cancel(key);
  }

  /** This member's pending mutations, oldest first; all, or those of one call. */
  async pending<Name extends keyof Calls = keyof Calls>(call?: Name): Promise<Mutation<Calls, Name>[]> {
    const own = (await this.#intents()).map(({ body }) => body);
    // TypeScript doesn't narrow by a filter on a type parameter.
    return own.filter((it) => call === undefined || it.call === call) as unknown as Mutation<Calls, Name>[];
  }

  async #intents(): Promise<Intent<Stored<Calls>>[]> {
    const all = await this.#community.outbox.pending<Stored<Calls>>(this.#kind);
    return all.filter(({ body }) => isStored(body) && body.member === this.#session.member?.id);
  }

  async #send({ body: stored, key }: Intent<Stored<Calls>>): Promise<Result<unknown>> {
    const { member, ...mutation } = stored;
    if (this.#session.member?.id !== member) return later;
    const endpoint: Endpoint | undefined = this.#calls[stored.call];
    if (!endpoint) return later;
    const { params, body } = mutation as { params: Record<string, string>; body: unknown };
    const result = await this.#community.call(endpoint, { params, body, key });
    if (!result.ok && result.failure.code === 'unauthenticated') return later;
    if (result.ok || !isRetryable(result.failure))
      for (const listener of this.#listeners) listener(mutation as Mutation<Calls>, result);
    return result;
  }
}

/** Other scripts of the origin can write to its storage, so anything that can't be a mutation is skipped. */
const isStored = (stored: unknown): boolean => {
  const { call, params, body = {} } = (stored ?? {}) as Partial<Record<string, unknown>>;
  return typeof call === 'string' && isObject(params) && isObject(body);
};

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
