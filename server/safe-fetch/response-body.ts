import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { type FetchError, tooLarge, unreadable } from './fetch-error.ts';

/** The supported encodings (RFC 9110, section 12.5.3). */
export const acceptEncoding = 'gzip, deflate, br';

/** Slack for bytes that arrive in one chunk, before they can be counted. */
const EXTRA_BYTES = 256 * 1024;

interface Measure {
  /** Maximum bytes after decompression. */
  most: number;
  /** Whether to return the beginning of a longer body instead of `tooLarge`. */
  cut: boolean;
  signal: AbortSignal;
}

/**
 * Reads and decompresses a body. Stops reading from the network after `most` bytes, so it never holds more than that.
 */
export async function readBody(
  response: IncomingMessage,
  { most, cut, signal }: Measure,
): Promise<Uint8Array | FetchError> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const length = Number(response.headers['content-length']);
  if (!cut && encoding === 'identity' && length > most) return leave(response, tooLarge);
  const chunks: AsyncIterator<Uint8Array, undefined> = response[Symbol.asyncIterator]();
  const { value: beginning } = await chunks.next();
  // A response without a body may still name an encoding; a 304 does.
  if (!beginning) return new Uint8Array();
  const decoder = decoderOf(encoding, beginning);
  if (decoder === 'unknown') return leave(response, unreadable);
  const body = joined(beginning, chunks);
  const taken: Uint8Array[] = [];
  const full = new AbortController();
  const take = taking(taken, most, full);
  try {
    await (decoder
      ? // Limit the compressed size too: endless empty blocks never produce any decompressed output.
        pipeline(body, taking(undefined, 2 * most + EXTRA_BYTES, full), decoder, take, drain, { signal })
      : pipeline(body, take, drain, { signal }));
  } catch (error) {
    if (!full.signal.aborted) throw error;
    if (!cut) return tooLarge;
  } finally {
    response.destroy();
  }
  return Buffer.concat(taken);
}

function leave(response: IncomingMessage, fault: FetchError): FetchError {
  response.destroy();
  return fault;
}

async function* joined(beginning: Uint8Array, rest: AsyncIterator<Uint8Array>) {
  yield beginning;
  yield* { [Symbol.asyncIterator]: () => rest };
}

const drain = async (source: AsyncIterable<Uint8Array>) => {
  for await (const _ of source);
};

/** Passes on up to `most` bytes, then aborts the pipeline. */
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

function decoderOf(encoding: string, beginning: Uint8Array) {
  switch (encoding) {
    case 'identity':
    case '':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      // Some servers omit the zlib wrapper that RFC 9110 (section 8.4.1.2) requires. The first byte shows whether it
      // is there.
      return (beginning[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
    case 'br':
      return createBrotliDecompress();
    default:
      return 'unknown';
  }
}
