import { parseJson } from '../api/json.ts';
import { liveEvents, type LiveEvents } from '../contract/live.ts';
import type { Community } from './community.ts';
import type { Message } from './live-stream.ts';
import { SharedStream } from './shared-stream.ts';
import { sessionOf, type Session } from './session.ts';

type Listener = (data: never) => void;

/** Live changes in a community, for the listeners on this page, while a member is signed in. */
export class Live {
  readonly #api: string;
  readonly #session: Session;
  readonly #listeners = new Map<string, Set<Listener>>();
  #member = '';
  #stream: SharedStream | undefined;

  constructor({ api }: Community, session: Session) {
    this.#api = api;
    this.#session = session;
    session.subscribe(() => this.#connect());
    // A page with an open stream can't enter the back/forward cache.
    addEventListener('pagehide', () => this.#disconnect());
    addEventListener('pageshow', () => this.#connect());
    this.#connect();
  }

  /** Calls `listener` with the events of a topic; returns a function that unsubscribes it. */
  subscribe<Name extends keyof LiveEvents>(
    topic: Name,
    listener: (data: LiveEvents[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set<Listener>();
    this.#listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Connects when a member signs in, disconnects when they sign out. */
  #connect(): void {
    const member = this.#session.member?.id ?? '';
    if (member === this.#member) return;
    this.#disconnect();
    this.#member = member;
    if (!member) return;
    // Members receive only what they may see, so tabs of different members share no stream.
    const name = `community-widgets live ${this.#api} ${member}`;
    this.#stream = new SharedStream(this.#session, name, (message) => this.#onMessage(message));
  }

  #disconnect(): void {
    this.#stream?.close();
    this.#stream = undefined;
    this.#member = '';
  }

  #onMessage({ topic, data }: Message): void {
    const checked = liveEvents[topic as keyof LiveEvents]?.safeParse(parseJson(data));
    if (!checked?.success) return;
    for (const listener of this.#listeners.get(topic) ?? [])
      try {
        listener(checked.data as never);
      } catch (error) {
        reportError(error);
      }
  }
}

/** The live changes of a community: one instance per page. */
export const liveOf = (community: Community) =>
  (community.live ??= sessionOf(community).then((session) => new Live(community, session))) as Promise<Live>;
