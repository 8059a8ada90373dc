import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { tooLarge, unreadable, type OutsideFault } from './fault.ts';

/** What we can read (RFC 9110, section 12.5.3). */
export const acceptEncoding = 'gzip, deflate, br';

/** Bytes that arrive together, before anybody can count them. */
const SLACK = 256 * 1024;

interface Measure {
  /** Bytes, counted after decompression. */
  most: number;
  /** Whether the beginning of what is longer is good enough. */
  cut: boolean;
  signal: AbortSignal;
}

/** Reads a body and decompresses it, but never holds more than `most` bytes: nothing more is taken from the network then. */
export async function readBody(
  response: IncomingMessage,
  { most, cut, signal }: Measure,
): Promise<Uint8Array | OutsideFault> {
  const decoder = await decoderOf(response, signal);
  if (decoder === 'unknown') {
    response.destroy();
    return unreadable;
  }
  if (!cut && !decoder && Number(response.headers['content-length']) > most) {
    response.destroy();
    return tooLarge;
  }
  const taken: Uint8Array[] = [];
  const full = new AbortController();
  const take = taking(taken, most, full);
  try {
    await (decoder
      ? // A body whose endless blocks hold nothing never gets long after decompression: it is measured before, too.
        pipeline(response, taking(undefined, 2 * most + SLACK, full), decoder, take, drain, { signal })
      : pipeline(response, take, drain, { signal }));
  } catch (error) {
    if (!full.signal.aborted) throw error;
    if (!cut) return tooLarge;
  }
  return Buffer.concat(taken);
}

const drain = async (source: AsyncIterable<Uint8Array>) => {
  for await (const _ of source);
};

/** Passes on up to `most` bytes, then breaks the pipe off. */
function taking(into: Uint8Array[] | undefined, most: number, full: AbortController) {
  let left = most;
  return async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      into?.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left < 0) {
        full.abort();
        throw new Error('Longer than wanted');
      }
      yield chunk;
    }
  };
}

async function decoderOf(response: IncomingMessage, signal: AbortSignal) {
  switch (response.headers['content-encoding']?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return inflate(response, signal);
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
}

/** Some servers leave out the zlib wrapping that RFC 9110 (section 8.4.1.2) asks for; its first byte tells. */
async function inflate(response: IncomingMessage, signal: AbortSignal) {
  if (response.readableLength === 0 && !response.readableEnded) await once(response, 'readable', { signal });
  const beginning = response.read() as Buffer | null;
  if (beginning) response.unshift(beginning);
  const isWrapped = ((beginning?.[0] ?? 0) & 0x0f) === 8;
  return isWrapped ? createInflate() : createInflateRaw();
}
