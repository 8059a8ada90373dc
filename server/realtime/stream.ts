import type { ChangePosition } from './queries.ts';
import type { Listener } from './topics.ts';

/** What a client that does not read may leave unread, in bytes. */
const MAX_UNREAD_BYTES = 256 * 1024;
/** How long one stream lasts: then the client shows again who it is. Milliseconds. */
const LIFETIME_MS = 30 * 60 * 1000;

/** How long a client waits before it comes again, in milliseconds; longer each time it does not get through. */
const RETRY_MS = 1000;

const utf8 = new TextEncoder();

/** One open page that is told what changes, as server-sent events. */
export class Stream {
  readonly member: Listener;
  readonly session: string;
  readonly body: ReadableStream<Uint8Array>;
  readonly #endsAt: number;
  readonly #gone: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** What came while the past was still being told. */
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

  /** Tells of something that has changed now. */
  tell(topic: string, data: unknown, at: ChangePosition): void {
    const text = eventText(topic, data, at);
    if (this.#later) this.#later.push(text);
    else this.#send(text);
  }

  /** Tells of the past; what happens meanwhile waits until `begin`. */
  tellFirst(topic: string, data: unknown, at: ChangePosition): void {
    this.#send(eventText(topic, data, at));
  }

  begin(): void {
    const waiting = this.#later ?? [];
    this.#later = undefined;
    for (const text of waiting) this.#send(text);
  }

  /** A sign of life, for whatever stands between. */
  beat(): void {
    this.#send(':\n\n');
  }

  end(): void {
    try {
      this.#controller?.close();
    } catch {
      // The client was faster.
    }
    this.#leave();
  }

  #send(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(utf8.encode(text));
    // Whoever does not read is let go, with what waits for them, and comes again when they do.
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
