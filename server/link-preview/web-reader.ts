import type { Fault, Web } from '../safe-fetch/port.ts';
import type { Thumbnails } from '../showcase/queries/pictures.ts';
import { tooSlow } from '../safe-fetch/fetch-error.ts';
import { openFeed } from '../feeds/discovery.ts';
import { fetchOutside, type Outside, type OutsideOptions } from '../safe-fetch/safe-fetch.ts';
import { thumbnails } from './picture.ts';
import { unlessAborted } from '../safe-fetch/abortable.ts';
import { hasContents, statusFault } from '../safe-fetch/http-error-message.ts';
import { unfurl } from './preview.ts';

const MOST_PICTURE_BYTES = 10_000_000;

/** Opens the one door through which the server reaches out to other people's sites. */
export function openWeb(options: OutsideOptions = {}): Web {
  const outside: Outside = (address, request) => fetchOutside(address, { ...options, ...request });
  return {
    unfurl: (link, signal) => unfurl(outside, link, signal),
    thumbnails: (address, signal) => fetchPicture(outside, address, signal),
    feed: openFeed(outside),
  };
}

async function fetchPicture(
  outside: Outside,
  address: string,
  signal: AbortSignal,
): Promise<Thumbnails | Fault> {
  const answer = await outside(address, {
    accept: 'image/avif,image/webp,image/*;q=0.8',
    mostBytes: MOST_PICTURE_BYTES,
    signal,
  });
  if ('fault' in answer) return answer;
  if (!hasContents(answer.status)) return statusFault(answer.status);
  try {
    return await unlessAborted(thumbnails(answer.body, signal), signal);
  } catch (error) {
    if (signal.aborted) return tooSlow;
    throw error;
  }
}
