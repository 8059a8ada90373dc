import { once } from 'node:events';

/** Writes text, and waits if the stream has more than it can hold. */
export async function writeText(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}
