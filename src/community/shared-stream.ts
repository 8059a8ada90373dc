import { type Message, readStream } from './live-stream.ts';
import type { Session } from './session.ts';
import { TabChannel } from './tab-channel.ts';

const MAX_PAUSE_MS = 5 * 60_000;
/** How long a page may be hidden and still open a stream, in milliseconds. */
const MAX_HIDDEN_MS = 10 * 60_000;
/** How often the reading tab signals the others, in milliseconds. Browsers slow hidden tabs down to once a minute. */
const HEARTBEAT_MS = 20_000;
/** Silence, in milliseconds, after which the reading tab is considered asleep. */
const LEADER_TIMEOUT_MS = 150_000;

/** Messages between tabs: an event of the stream, or one of their own. */
type TabMessage = Message | { topic: 'here' } | { topic: 'who' } | { topic: 'at'; id: string };

/**
 * One stream of a member's changes for all tabs of a browser, because it has few connections: the tab that holds the
 * lock reads it and forwards events to the others; when it closes or sleeps, another tab resumes from the last event.
 */
export class SharedStream {
  readonly #session: Session;
  readonly #name: string;
  readonly #onMessage: (message: Message) => void;
  readonly #channel: TabChannel<TabMessage>;
  readonly #closing = new AbortController();
  #lastId = '';
  #failures = 0;
  /** Delay before a stream that ended is reopened, in milliseconds. */
  #pause = 1000;
  #hiddenAt = Date.now();
  /** Without locks (insecure contexts have none) each tab has a stream of its own. */
  #isAlone = !navigator.locks;
  #isLeader = false;
  #stealsLock = false;
  /** Aborts this tab's turn, or its wait for it. */
  #turn: AbortController | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** When the reading tab's next signal is overdue, in milliseconds since 1970. */
  #missedAt = Infinity;
  #wake = (): void => undefined;

  constructor(session: Session, name: string, hear: (message: Message) => void) {
    this.#session = session;
    this.#name = name;
    this.#onMessage = hear;
    this.#channel = new TabChannel(name, (said) => this.#onTabMessage(said));
    addEventListener('online', this.#onOnline);
    document.addEventListener('visibilitychange', this.#onVisibilityChange);
    void this.#run(this.#closing.signal);
  }

  close(): void {
    this.#closing.abort();
    this.#turn?.abort();
    clearTimeout(this.#silence);
    this.#wake();
    this.#channel.close();
    removeEventListener('online', this.#onOnline);
    document.removeEventListener('visibilitychange', this.#onVisibilityChange);
  }

  /** Takes one turn after the other. */
  async #run(closed: AbortSignal): Promise<void> {
    while (!closed.aborted) {
      if (this.#isIdle) await this.#sleep(Infinity);
      else await this.#takeTurn();
    }
  }

  /** Waits for the lock, and reads while it holds it. */
  async #takeTurn(): Promise<void> {
    const { locks } = navigator;
    const turn = (this.#turn = new AbortController());
    const lead = () => this.#readAsLeader(turn.signal);
    try {
      if (this.#isAlone) return await lead();
      if (this.#stealsLock) return await locks.request(this.#name, { steal: true }, lead);
      this.#post({ topic: 'who' });
      this.#watchLeader();
      await locks.request(this.#name, { signal: turn.signal }, lead);
    } catch (error) {
      // A sandboxed page may not request locks.
      if ((error as Error).name !== 'AbortError') this.#isAlone = true;
    } finally {
      // Another tab may have stolen the lock.
      turn.abort();
    }
  }

  async #readAsLeader(over: AbortSignal): Promise<void> {
    if (over.aborted) return;
    this.#isLeader = true;
    this.#stealsLock = false;
    clearTimeout(this.#silence);
    this.#missedAt = Infinity;
    const beat = setInterval(() => this.#post({ topic: 'here' }), HEARTBEAT_MS);
    over.addEventListener('abort', () => {
      this.#isLeader = false;
      clearInterval(beat);
      this.#wake();
    });
    while (!over.aborted && !this.#isIdle) {
      const began = await readStream(this.#session, {
        last: this.#lastId,
        signal: over,
        hear: (message) => this.#broadcast(message),
        wait: (milliseconds) => (this.#pause = milliseconds),
      });
      this.#failures = began ? 0 : this.#failures + 1;
      const longest = Math.min(MAX_PAUSE_MS, this.#pause * 2 ** this.#failures);
      // With jitter, so that clients don't all reconnect together.
      if (!over.aborted) await this.#sleep(longest * (0.5 + Math.random() / 2));
    }
  }

  /**
   * Waits for `milliseconds`, or until the browser is online again, the page becomes visible, or the stream is closed.
   */
  #sleep(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = milliseconds < Infinity ? setTimeout(done, milliseconds) : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  /** Whether the page has been hidden for long. */
  get #isIdle(): boolean {
    return document.hidden && Date.now() - this.#hiddenAt > MAX_HIDDEN_MS;
  }

  readonly #onOnline = (): void => this.#wake();

  readonly #onVisibilityChange = (): void => {
    if (document.hidden) this.#hiddenAt = Date.now();
    else {
      this.#wake();
      this.#checkLeader();
    }
  };

  /** Waits for a signal of the reading tab. */
  #watchLeader(): void {
    if (this.#isLeader) return;
    clearTimeout(this.#silence);
    this.#missedAt = Date.now() + LEADER_TIMEOUT_MS;
    this.#silence = setTimeout(() => this.#checkLeader(), LEADER_TIMEOUT_MS);
  }

  /** If the reading tab is asleep (phones suspend tabs), takes its lock once this tab is visible. */
  #checkLeader(): void {
    if (document.hidden || Date.now() < this.#missedAt) return;
    this.#stealsLock = true;
    this.#turn?.abort();
  }

  #broadcast(message: Message): void {
    // Data that the tabs loaded before the stream began may be outdated, so they reload it.
    const shared = message.topic === 'hello' ? { ...message, topic: 'reset' } : message;
    this.#post(shared);
    this.#deliver(shared);
  }

  #deliver(message: Message): void {
    this.#lastId = message.id || this.#lastId;
    this.#onMessage(message);
  }

  #post(said: TabMessage): void {
    if (!this.#isAlone && !this.#closing.signal.aborted) this.#channel.post(said);
  }

  #onTabMessage(said: TabMessage): void {
    if (said.topic === 'who') {
      if (this.#isLeader && this.#lastId) this.#post({ topic: 'at', id: this.#lastId });
      return;
    }
    this.#watchLeader();
    // A new tab, or one that wakes up, may have missed earlier events.
    if (said.topic === 'at') {
      const { id } = said as Message;
      if (id !== this.#lastId) this.#deliver({ id, topic: 'reset', data: '{}' });
    } else if (said.topic !== 'here') this.#deliver(said as Message);
  }
}
