import { createParser } from 'eventsource-parser';
import { memberCalls } from '../contract/member-calls.ts';
import { told, type Told } from '../contract/live.ts';
import type { Community } from './community.ts';
import { sessionOf, type Session } from './session.ts';

/** Milliseconds without a sign of life after which a stream is dead: three that the server did not give. */
const SILENCE = 65_000;
const LONGEST_PAUSE = 5 * 60_000;

type Topic = keyof Told;
type Listener = (data: never) => void;

/**
 * What changes in a community, told to whoever listens on this page, while a member is signed in. One stream for all tabs of a
 * browser: the one that holds the lock reads it and tells the others, and when it is closed another goes on where it was.
 */
export class Live {
  readonly #session: Session;
  readonly #name: string;
  readonly #tabs: BroadcastChannel;
  readonly #listeners = new Map<Topic, Set<Listener>>();
  #last = '';
  #failures = 0;
  /** Ends the stream, and the wait for it. */
  #stop: AbortController | undefined;
  #wake = (): void => undefined;

  constructor(community: Community, session: Session) {
    this.#session = session;
    this.#name = `community-widgets live ${community.api}`;
    this.#tabs = new BroadcastChannel(this.#name);
    this.#tabs.onmessage = ({ data }) => this.#take(data as Message);
    session.listen(() => this.#turn());
    addEventListener('online', () => this.#wake());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.#wake();
    });
    this.#turn();
  }

  /** Calls `listener` with what is told of a topic, until the function that it answers is called. */
  listen<Name extends Topic>(topic: Name, listener: (data: Told[Name]) => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set<Listener>();
    this.#listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Begins when somebody comes in, ends when they go. */
  #turn(): void {
    if (!this.#session.member) {
      this.#stop?.abort();
      this.#stop = undefined;
      this.#last = '';
    } else if (!this.#stop) {
      const { signal } = (this.#stop = new AbortController());
      const lead = () => this.#lead(signal);
      // Without locks (insecure contexts have none) each tab has a stream of its own.
      void (navigator.locks ? navigator.locks.request(this.#name, { signal }, lead) : lead()).catch(() => {});
    }
  }

  async #lead(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (await this.#read(signal).catch(() => false)) this.#failures = 0;
      else this.#failures++;
      if (!signal.aborted) await this.#pause(signal);
    }
  }

  /** Reads one stream to its end; false: it did not begin. */
  async #read(signal: AbortSignal): Promise<boolean> {
    const dead = new AbortController();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(() => dead.abort(), SILENCE);
    };
    const end = () => dead.abort();
    signal.addEventListener('abort', end);
    try {
      hear();
      const headers = this.#last ? { 'Last-Event-ID': this.#last } : {};
      const response = await this.#session.fetch('/live', {
        headers,
        signal: dead.signal,
        cache: 'no-store',
      });
      // Asks who one is: that brings another token, or says that the session has ended.
      if (response.status === 401) await this.#session.call(memberCalls.member);
      if (!response.ok || !response.body) return false;
      this.#failures = 0;
      const parser = createParser({
        onEvent: ({ id = '', event = '', data }) => this.#hear({ id, topic: event as Topic, data }),
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        hear();
        parser.feed(part.value);
      }
      return true;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', end);
      dead.abort();
    }
  }

  /** Longer after each failure, with jitter; over at once when the browser is online again or the page is seen. */
  async #pause(signal: AbortSignal): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.#failures);
    await new Promise<void>((done) => {
      const timer = setTimeout(done, longest * (0.5 + Math.random() / 2));
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
      signal.addEventListener('abort', this.#wake, { once: true });
    });
    this.#wake = () => undefined;
  }

  #hear(message: Message): void {
    // What this tab read before the stream began may be older than where it begins.
    const began = message.topic === 'hello';
    this.#tabs.postMessage(message);
    this.#take(began ? { ...message, topic: 'reset' } : message);
  }

  #take({ id, topic, data }: Message): void {
    this.#last = id || this.#last;
    const checked = told[topic]?.safeParse(parse(data));
    if (!checked?.success) return;
    for (const listener of this.#listeners.get(topic) ?? []) listener(checked.data as never);
  }
}

interface Message {
  id: string;
  topic: Topic;
  data: string;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What changes in a community: one for the page. */
export const liveOf = (community: Community): Promise<Live> =>
  (community.live ??= sessionOf(community).then((session) => new Live(community, session)));
