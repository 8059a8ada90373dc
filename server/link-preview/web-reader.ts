import { openFeed } from '../feeds/discovery.ts';
import { abortable } from '../safe-fetch/abortable.ts';
import { tooSlow } from '../safe-fetch/fetch-error.ts';
import { hasContents, httpStatusError } from '../safe-fetch/http-error-message.ts';
import type { LinkError, LinkReader, Thumbnails } from '../safe-fetch/port.ts';
import { safeFetch, type SafeFetch, type SafeFetchOptions } from '../safe-fetch/safe-fetch.ts';
import { previewLink } from './preview.ts';
import { thumbnails } from './thumbnails.ts';

const MAX_PICTURE_BYTES = 10_000_000;
/** More than any answer of an API that is read here. */
const MAX_ANSWER_BYTES = 256_000;

/** Creates the `LinkReader` that fetches from other sites with `safeFetch`. */
export function createLinkReader(options: SafeFetchOptions = {}): LinkReader {
  const outside: SafeFetch = (address, request) => safeFetch(address, { ...options, ...request });
  return {
    unfurl: (link, signal) => previewLink(outside, link, signal),
    thumbnails: (address, signal) => fetchPicture(outside, address, signal),
    feed: openFeed(outside),
    send: (address, { method, json, headers }, signal) =>
      outside(address, {
        ...{ send: { method, json }, headers, accept: 'application/json', signal },
        ...{ mostBytes: MAX_ANSWER_BYTES, cut: true },
      }),
  };
}

async function fetchPicture(
  outside: SafeFetch,
  address: string,
  signal: AbortSignal,
): Promise<Thumbnails | LinkError> {
  const answer = await outside(address, {
    accept: 'image/avif,image/webp,image/*;q=0.8',
    mostBytes: MAX_PICTURE_BYTES,
    signal,
  });
  if ('fault' in answer) return answer;
  if (!hasContents(answer.status)) return httpStatusError(answer.status);
  try {
    return await abortable(thumbnails(answer.body, signal), signal);
  } catch (error) {
    if (signal.aborted) return tooSlow;
    throw error;
  }
}
