import type { AppContext } from '../app-context.ts';
import type { ChangeOrder } from '../database/change-order.ts';
import type { Notices } from '../database/notices.ts';
import type { Observer } from '../observer.ts';
import { type ChangeReader, changeReaders } from './change-reader.ts';
import type { Change, ChangePosition } from './queries.ts';
import { Stream } from './stream.ts';
import type { Listener, Topics } from './topics.ts';

/** Milliseconds between heartbeats. Each one also checks whether the sessions are still open. */
const HEARTBEAT_MS = 20_000;
/** Milliseconds between polls without database notifications, and with them. */
const POLL_MS = 3000;
const FALLBACK_POLL_MS = 30_000;
/** Milliseconds before polling again for changes that an older transaction holds back. */
const RETRY_MS = 50;
const MAX_CHANGES = 500;
/** Concurrent streams per member and process. */
const MAX_STREAMS_PER_MEMBER = 12;

/** The topic and its data. */
type TopicMessage = [topic: string, data: unknown];

export interface BrokerOptions {
  ctx: AppContext;
  topics: Topics;
  /** Returns the ids of those sessions that are still open. */
  openSessions: (ctx: AppContext, ids: string[]) => Promise<Set<string>>;
  notices: Notices | undefined;
  /** Default: `snapshot`. */
  changeOrder?: ChangeOrder | undefined;
  /** Called with unexpected errors. */
  report: (error: unknown) => void;
  /** Aborting it ends all streams. */
  closing: AbortSignal | undefined;
  observer?: Pick<Observer, 'streamsOpen' | 'changeDelivered'> | undefined;
}

/** Sends changes made by any process to the open pages of this process. */
export class Broker {
  readonly #options: BrokerOptions;
  readonly #reader: ChangeReader;
  readonly #streams = new Set<Stream>();
  #position: ChangePosition | undefined;
  #working: Promise<void> | undefined;
  #asked = false;
  #unlisten: Promise<(() => Promise<void>) | undefined> | undefined;
  #pollTimer: NodeJS.Timeout | undefined;
  #heartbeatTimer: NodeJS.Timeout | undefined;

  constructor(options: BrokerOptions) {
    this.#options = options;
    this.#reader = changeReaders[options.changeOrder ?? 'snapshot'](options.ctx);
    options.closing?.addEventListener('abort', () => this.#endAll());
  }

  /** Opens a stream that resumes after `last`. Undefined if the member has too many streams. */
  async open(
    member: Listener,
    session: string,
    last: ChangePosition | undefined,
  ): Promise<Stream | undefined> {
    this.#listen();
    await this.#unlisten;
    await this.#poll();
    const own = [...this.#streams].filter((stream) => stream.member.id === member.id);
    if (own.length >= MAX_STREAMS_PER_MEMBER) return undefined;
    const stream = new Stream(member, session, (gone) => this.#removeStream(gone));
    // No await between these lines: later changes go to the stream, and earlier ones are replayed.
    const here = this.#position;
    if (!here) throw new Error('It cannot be seen what changes');
    this.#streams.add(stream);
    this.#options.observer?.streamsOpen(this.#streams.size);
    try {
      await this.#replay(stream, last, here);
    } catch (error) {
      stream.end();
      throw error;
    }
    stream.begin();
    // The server may have begun to stop meanwhile.
    if (this.#options.closing?.aborted) stream.end();
    return stream;
  }

  /** Sends the changes since the earlier stream ended, or `hello` or `reset`. */
  async #replay(stream: Stream, last: ChangePosition | undefined, here: ChangePosition): Promise<void> {
    if (!last) return stream.tellFirst('hello', {}, here);
    const isResumable = await this.#reader.isKept(last);
    const missed = isResumable ? await this.#reader.changesSince(last, MAX_CHANGES + 1) : undefined;
    if (!missed || missed.length > MAX_CHANGES) return stream.tellFirst('reset', {}, here);
    for (const change of missed.filter((each) => !isAfter(each, here))) {
      const message = (await this.#loadTopic(change))(stream.member);
      if (message) stream.tellFirst(...message, change);
    }
  }

  /** Starts polling and heartbeats with the first stream. `#removeStream` stops them after the last one. */
  #listen(): void {
    const { report } = this.#options;
    if (this.#heartbeatTimer !== undefined) return;
    this.#heartbeatTimer = interval(() => void this.#sendHeartbeats().catch(report), HEARTBEAT_MS);
    // A change that has to come of age first is not there yet when it is heard of.
    const notices = this.#options.changeOrder === 'age' ? undefined : this.#options.notices;
    this.#pollEvery(notices ? FALLBACK_POLL_MS : POLL_MS);
    const pollSooner = () => this.#pollEvery(POLL_MS);
    this.#unlisten = notices?.(() => void this.#poll(), pollSooner).catch((error: unknown) => {
      report(error);
      pollSooner();
      return undefined;
    });
  }

  #pollEvery(milliseconds: number): void {
    clearInterval(this.#pollTimer);
    // It may be learned only after the last stream has ended.
    if (this.#heartbeatTimer !== undefined) this.#pollTimer = interval(() => void this.#poll(), milliseconds);
  }

  #removeStream(stream: Stream): void {
    this.#streams.delete(stream);
    this.#options.observer?.streamsOpen(this.#streams.size);
    if (this.#streams.size) return;
    clearInterval(this.#pollTimer);
    clearInterval(this.#heartbeatTimer);
    this.#heartbeatTimer = undefined;
    void this.#unlisten?.then((end) => end?.()).catch(this.#options.report);
    this.#unlisten = undefined;
  }

  #endAll(): void {
    for (const stream of [...this.#streams]) stream.end();
  }

  /** Polls for changes. A request during a running poll makes it run once more. */
  #poll(): Promise<void> {
    this.#asked = true;
    return (this.#working ??= this.#lookAgain());
  }

  async #lookAgain(): Promise<void> {
    try {
      while (this.#asked) {
        this.#asked = false;
        await this.#deliverChanges();
      }
    } catch (error) {
      this.#options.report(error);
    } finally {
      this.#working = undefined;
    }
  }

  async #deliverChanges(): Promise<void> {
    if (!this.#streams.size) {
      const newest = await this.#reader.newestPosition();
      // Skip the past only if no stream was added meanwhile.
      if (!this.#streams.size) this.#position = newest;
    }
    for (;;) {
      const changes = await this.#reader.changesSince(this.#position!, MAX_CHANGES);
      for (const change of onceEach(changes)) await this.#tell(change);
      if (changes.length < MAX_CHANGES) break;
    }
    if (await this.#reader.hasMoreChanges()) setTimeout(() => void this.#poll(), RETRY_MS);
  }

  async #tell(change: Change): Promise<void> {
    const reading = await this.#loadTopic(change);
    for (const stream of [...this.#streams]) {
      const message = reading(stream.member);
      if (message) stream.tell(...message, change);
    }
    this.#position = change;
    const { ctx, observer } = this.#options;
    observer?.changeDelivered((ctx.clock.now().getTime() - change.createdAt.getTime()) / 1000);
    // The role or a session may have changed. End the member's streams; pages with a valid session reconnect
    // immediately.
    if (change.topic === 'member')
      for (const stream of [...this.#streams]) if (stream.member.id === change.subject) stream.end();
  }

  /**
   * Loads a change as a function from a member to their message. If it can't be loaded (a newer version may have
   * written it), members receive `reset` and read everything again.
   */
  async #loadTopic({ topic, subject }: Change): Promise<(member: Listener) => TopicMessage | undefined> {
    const { ctx, topics, report } = this.#options;
    try {
      const dataFor = await topics[topic](ctx, subject);
      return (member) => {
        const data = dataFor(member);
        return data === undefined ? undefined : [topic, data];
      };
    } catch (error) {
      report(error);
      return () => ['reset', {}];
    }
  }

  async #sendHeartbeats(): Promise<void> {
    const { ctx, openSessions } = this.#options;
    const ids = [...this.#streams].map(({ session }) => session);
    const alive = await openSessions(ctx, ids);
    for (const stream of [...this.#streams]) {
      if (stream.isOver || !alive.has(stream.session)) stream.end();
      else stream.beat();
    }
  }
}

/** A timer that does not keep the process alive. In a browser, a timer is a number. */
function interval(work: () => void, milliseconds: number): NodeJS.Timeout {
  const timer = setInterval(work, milliseconds);
  timer.unref?.();
  return timer;
}

const isAfter = (one: ChangePosition, other: ChangePosition) =>
  BigInt(one.xid) === BigInt(other.xid)
    ? BigInt(one.id) > BigInt(other.id)
    : BigInt(one.xid) > BigInt(other.xid);

/** Keeps only the last of several changes of the same subject. */
function onceEach(changes: Change[]): Change[] {
  const last = new Map(changes.map((change) => [`${change.topic} ${change.subject}`, change]));
  return changes.filter((change) => last.get(`${change.topic} ${change.subject}`) === change);
}
