import { mayPass, type Result } from '../api/client.ts';
import type { Community } from '../community/community.ts';
import type { Intent, Outcome } from '../community/outbox.ts';
import type { Session } from '../community/session.ts';
import { ownPostCalls } from '../contract/own-post-calls.ts';

const KIND = 'showcase';

type Calls = typeof ownPostCalls;
export type WriteCall = Exclude<keyof Calls, 'ownPosts' | 'ownCheers' | 'queue' | 'sources' | 'preview'>;

/** A member's write: which call, of what, with which words. */
export interface Write {
  call: WriteCall;
  params?: Record<string, string>;
  body?: unknown;
}

/** A write of a member waits until whoever made it is in again. */
const later = { ok: false, failure: { code: 'unavailable' } } as const;

/** What members write to the showcase, each through the outbox: kept, sent, and there once. */
export class Writes {
  readonly #community: Community;
  readonly #session: Session;
  readonly #listeners = new Set<(write: Write, result: Result<unknown>) => void>();

  constructor(community: Community, session: Session) {
    this.#community = community;
    this.#session = session;
    community.outbox.handle<Write & { member: string }>(KIND, (intent) => this.#send(intent));
  }

  /** Tells what the server has said to each write. Answers the function that ends it. */
  listen(listener: (write: Write, result: Result<unknown>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps a write, sends it, and answers what has become of it so far. */
  async put(write: Write): Promise<Outcome> {
    const { outbox } = this.#community;
    const { key } = await outbox.put(KIND, { ...write, member: this.#session.member!.id });
    return new Promise((done) => {
      const leave = outbox.listen((outcome) => {
        if (outcome.key !== key) return;
        leave();
        done(outcome);
      });
      void outbox.flush();
    });
  }

  /** Takes back what waits and fits. */
  async cancel(fits: (write: Write) => boolean): Promise<void> {
    for (const { key, body } of await this.#intents())
      if (fits(body)) await this.#community.outbox.cancel(key);
  }

  /** What of this member waits for an answer, oldest first. */
  async waiting(call: WriteCall): Promise<Write[]> {
    const own = (await this.#intents()).map(({ body }) => body);
    return own.filter((write) => write.call === call);
  }

  async #intents(): Promise<Intent<Write & { member: string }>[]> {
    const all = await this.#community.outbox.waiting<Write & { member: string }>(KIND);
    return all.filter(({ body }) => body.member === this.#session.member?.id);
  }

  async #send({ body: write, key }: Intent<Write & { member: string }>): Promise<Result<unknown>> {
    const { call, params = {}, body, member } = write;
    if (this.#session.member?.id !== member) return later;
    const route = ownPostCalls[call];
    const result = await this.#community.call(route, {
      params,
      key,
      ...(body ? { body: body } : {}),
    });
    if (!result.ok && result.failure.code === 'signed-out') return later;
    if (result.ok || !mayPass(result.failure))
      for (const listener of this.#listeners) listener(write, result);
    return result;
  }
}
