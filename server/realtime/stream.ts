import type { ChangePosition } from './queries.ts';
import type { Listener } from './topics.ts';

/** Bytes that may be buffered for a client that doesn't read. */
const MAX_UNREAD_BYTES = 256 * 1024;
/** Lifetime of a stream in milliseconds. Afterwards the client reconnects and authenticates again. */
const LIFETIME_MS = 30 * 60 * 1000;

/** Milliseconds that a client waits before it reconnects. Increases with each failed attempt. */
const RETRY_MS = 1000;

const utf8 = new TextEncoder();

/** A stream of changes to one open page, as server-sent events. */
export class Stream {
  readonly member: Listener;
  readonly session: string;
  readonly body: ReadableStream<Uint8Array>;
  readonly #endsAt: number;
  readonly #gone: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Changes that arrive before `begin`. Undefined afterwards. */
  #later: string[] | undefined = [];

  constructor(member: Listener, session: string, gone: (stream: Stream) => void) {
    this.member = member;
    this.session = session;
    this.#endsAt = Date.now() + LIFETIME_MS;
    this.#gone = () => gone(this);
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
          controller.enqueue(utf8.encode(`retry: ${RETRY_MS}\n\n`));
        },
        cancel: () => this.#leave(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MAX_UNREAD_BYTES }),
    );
  }

  get isOver(): boolean {
    return Date.now() > this.#endsAt;
  }

  /** Sends a new change. Queued until `begin` is called. */
  tell(topic: string, data: unknown, at: ChangePosition): void {
    const text = eventText(topic, data, at);
    if (this.#later) this.#later.push(text);
    else this.#send(text);
  }

  /** Sends a past change, before `begin` is called. */
  tellFirst(topic: string, data: unknown, at: ChangePosition): void {
    this.#send(eventText(topic, data, at));
  }

  begin(): void {
    const waiting = this.#later ?? [];
    this.#later = undefined;
    for (const text of waiting) this.#send(text);
  }

  /** Heartbeat, so proxies keep the connection open. */
  beat(): void {
    this.#send(':\n\n');
  }

  end(): void {
    try {
      this.#controller?.close();
    } catch {
      // The client has already closed it.
    }
    this.#leave();
  }

  #send(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(utf8.encode(text));
    // The client doesn't read: disconnect it and drop its buffer. It reconnects when it reads again.
    controller.error('live: a client that did not read was let go');
    this.#leave();
  }

  #leave(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#gone();
  }
}

const eventText = (topic: string, data: unknown, { xid, id }: ChangePosition) =>
  `id: ${xid}.${id}\nevent: ${topic}\ndata: ${JSON.stringify(data)}\n\n`;
