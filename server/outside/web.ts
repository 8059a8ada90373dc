import type { Fault, Web } from '../showcase/web.ts';
import type { Thumbnails } from '../showcase/rows/pictures.ts';
import { tooSlow } from './fault.ts';
import { openFeed } from './feed.ts';
import { fetchOutside, type Outside, type OutsideOptions } from './fetch.ts';
import { thumbnails } from './picture.ts';
import { unlessAborted } from './patience.ts';
import { hasContents, statusFault } from './status.ts';
import { unfurl } from './unfurl.ts';

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
