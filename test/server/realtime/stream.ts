import type { Row } from '../../../src/contract/index.ts';
import type { Community } from '../community.ts';
import type { Somebody } from '../events/live-day.ts';

export interface Heard {
  id: string;
  topic: string;
  data: Record<string, unknown>;
}

/** An open stream, read event by event. */
export class Listener {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(response: Response) {
    this.response = response;
    this.#reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The next event; undefined: the stream has ended. */
  async next(): Promise<Heard | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        if (!block.includes('data: ')) continue;
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)![1]!;
        const data = JSON.parse(field('data')) as Record<string, unknown>;
        return { id: field('id'), topic: field('event'), data };
      }
      const part = await this.#reader.read();
      if (part.done) return undefined;
      this.#text += part.value;
    }
  }

  /** What comes up to the first event of a topic. */
  async until(topic: string): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (let event = await this.next(); event; event = await this.next()) {
      heard.push(event);
      if (event.topic === topic) return heard;
    }
    throw new Error(`the stream ended before ${topic}: ${JSON.stringify(heard)}`);
  }

  /** Waits for the row whose piece has this title; an earlier change of the same member may come first. */
  async untilTitle(title: string): Promise<void> {
    for (let shown; shown !== title;) {
      const heard = await this.until('row');
      shown = (heard.at(-1)!.data['row'] as Row | null)?.piece?.title;
    }
  }

  close = () => this.#reader.cancel();
}

/** Opens a stream, and reads where it begins. */
export async function listen(who: Somebody, last?: string): Promise<Listener> {
  const headers = last === undefined ? {} : { 'Last-Event-ID': last };
  const response = await who.request('GET', '/live', undefined, { headers });
  if (!response.ok) throw new Error(await response.text());
  return new Listener(response);
}

export type { Community };
