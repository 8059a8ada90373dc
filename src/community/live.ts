import { parseJson } from '../api/json.ts';
import { liveEvents, type LiveEvents } from '../contract/live.ts';
import type { Community } from './community.ts';
import type { Message } from './live-stream.ts';
import { SharedStream } from './shared-stream.ts';
import { sessionOf, type Session } from './session.ts';

type Listener = (data: never) => void;

/** What changes in a community, told to whoever listens on this page, while a member is signed in. */
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
    // A page with an open stream cannot be kept for the way back.
    addEventListener('pagehide', () => this.#disconnect());
    addEventListener('pageshow', () => this.#connect());
    this.#connect();
  }

  /** Calls `listener` with what is told of a topic, until the function that it answers is called. */
  subscribe<Name extends keyof LiveEvents>(
    topic: Name,
    listener: (data: LiveEvents[Name]) => void,
  ): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set<Listener>();
    this.#listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Begins when somebody comes in, ends when they go. */
  #connect(): void {
    const member = this.#session.member?.id ?? '';
    if (member === this.#member) return;
    this.#disconnect();
    this.#member = member;
    if (!member) return;
    // Each member hears as much as they may see: tabs of two members share nothing.
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

/** What changes in a community: one for the page. */
export const liveOf = (community: Community): Promise<Live> =>
  (community.live ??= sessionOf(community).then((session) => new Live(community, session)));
