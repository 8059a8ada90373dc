import { type Message, readStream } from './live-stream.ts';
import type { Session } from './session.ts';
import { TabChannel } from './tab-channel.ts';

const LONGEST_PAUSE = 5 * 60_000;
/** Milliseconds for which a page may be hidden and still open a stream. */
const HIDDEN = 10 * 60_000;
/** Milliseconds between two signs that the reading tab gives the others. Browsers slow hidden tabs down to one a minute. */
const BEAT = 20_000;
/** Milliseconds without one after which that tab is taken to be asleep. */
const SILENCE = 150_000;

/** What the tabs tell one another: an event of the stream, or something of their own. */
type Said = Message | { topic: 'here' } | { topic: 'who' } | { topic: 'at'; id: string };

/**
 * One stream of changes of one member for all tabs of a browser, for it has few connections: the tab that holds the lock reads it
 * and tells the others, and when it is closed or put to sleep another goes on where it was.
 */
export class LiveTabs {
  readonly #session: Session;
  readonly #name: string;
  readonly #hear: (message: Message) => void;
  readonly #channel: TabChannel<Said>;
  readonly #closing = new AbortController();
  #last = '';
  #failures = 0;
  /** Milliseconds after a stream that ended. */
  #pause = 1000;
  #hiddenAt = Date.now();
  /** Without locks (insecure contexts have none) each tab has a stream of its own. */
  #alone = !navigator.locks;
  #leads = false;
  #steals = false;
  /** Ends this tab's turn, or its wait for it. */
  #turn: AbortController | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** When a sign of the reading tab is missed, in milliseconds since 1970. */
  #missedAt = Infinity;
  #wake = (): void => undefined;

  constructor(session: Session, name: string, hear: (message: Message) => void) {
    this.#session = session;
    this.#name = name;
    this.#hear = hear;
    this.#channel = new TabChannel(name, (said) => this.#take(said));
    addEventListener('online', this.#goOn);
    document.addEventListener('visibilitychange', this.#notice);
    void this.#queue(this.#closing.signal);
  }

  close(): void {
    this.#closing.abort();
    this.#turn?.abort();
    clearTimeout(this.#silence);
    this.#wake();
    this.#channel.close();
    removeEventListener('online', this.#goOn);
    document.removeEventListener('visibilitychange', this.#notice);
  }

  /** One turn after the other. */
  async #queue(closed: AbortSignal): Promise<void> {
    while (!closed.aborted) {
      if (this.#isIdle) await this.#until(Infinity);
      else await this.#wait();
    }
  }

  /** Waits for the lock, and reads while it is held. */
  async #wait(): Promise<void> {
    const { locks } = navigator;
    const turn = (this.#turn = new AbortController());
    const lead = () => this.#lead(turn.signal);
    try {
      if (this.#alone) return await lead();
      if (this.#steals) return await locks.request(this.#name, { steal: true }, lead);
      this.#say({ topic: 'who' });
      this.#watch();
      await locks.request(this.#name, { signal: turn.signal }, lead);
    } catch (error) {
      // A page in a sandbox may not ask for one.
      if ((error as Error).name !== 'AbortError') this.#alone = true;
    } finally {
      // The lock may have been taken away.
      turn.abort();
    }
  }

  async #lead(over: AbortSignal): Promise<void> {
    if (over.aborted) return;
    this.#leads = true;
    this.#steals = false;
    clearTimeout(this.#silence);
    this.#missedAt = Infinity;
    const beat = setInterval(() => this.#say({ topic: 'here' }), BEAT);
    over.addEventListener('abort', () => {
      this.#leads = false;
      clearInterval(beat);
      this.#wake();
    });
    while (!over.aborted && !this.#isIdle) {
      const began = await readStream(this.#session, {
        last: this.#last,
        signal: over,
        hear: (message) => this.#tell(message),
        wait: (milliseconds) => (this.#pause = milliseconds),
      });
      this.#failures = began ? 0 : this.#failures + 1;
      const longest = Math.min(LONGEST_PAUSE, this.#pause * 2 ** this.#failures);
      // With jitter, so that not all come again at once.
      if (!over.aborted) await this.#until(longest * (0.5 + Math.random() / 2));
    }
  }

  /** Waits so many milliseconds, or until the browser is online again, the page is seen, or this ends. */
  #until(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = milliseconds < Infinity ? setTimeout(done, milliseconds) : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** Whether nobody has looked at the page for long. */
  get #isIdle(): boolean {
    return document.hidden && Date.now() - this.#hiddenAt > HIDDEN;
  }

  readonly #goOn = (): void => this.#wake();

  readonly #notice = (): void => {
    if (document.hidden) this.#hiddenAt = Date.now();
    else {
      this.#wake();
      this.#look();
    }
  };

  /** Waits for a sign of the tab that reads. */
  #watch(): void {
    if (this.#leads) return;
    clearTimeout(this.#silence);
    this.#missedAt = Date.now() + SILENCE;
    this.#silence = setTimeout(() => this.#look(), SILENCE);
  }

  /** Takes the lock from a tab that the system has put to sleep (as phones do), once this one is seen. */
  #look(): void {
    if (document.hidden || Date.now() < this.#missedAt) return;
    this.#steals = true;
    this.#turn?.abort();
  }

  #tell(message: Message): void {
    // What the tabs have read before the stream began may be older than where it begins.
    const told = message.topic === 'hello' ? { ...message, topic: 'reset' } : message;
    this.#say(told);
    this.#keep(told);
  }

  #keep(message: Message): void {
    this.#last = message.id || this.#last;
    this.#hear(message);
  }

  #say(said: Said): void {
    if (!this.#alone && !this.#closing.signal.aborted) this.#channel.post(said);
  }

  #take(said: Said): void {
    if (said.topic === 'who') {
      if (this.#leads && this.#last) this.#say({ topic: 'at', id: this.#last });
      return;
    }
    this.#watch();
    // A tab that comes, or comes back, may have missed what was told before.
    if (said.topic === 'at') {
      const { id } = said as Message;
      if (id !== this.#last) this.#keep({ id, topic: 'reset', data: '{}' });
    } else if (said.topic !== 'here') this.#keep(said as Message);
  }
}
