import { videoAt } from '../../src/contract/videos.ts';
import { withoutTracking } from '../link-preview/normalize-url.ts';
import { sha256 } from '../secret.ts';

/**
 * The link without what does not change where it leads, so that one piece is shown once: scheme, `www.`, tracking parameters,
 * order of parameters, fragment, slashes at the end, letters written as `%61`. All addresses of one video are one.
 */
export function linkKey(link: string): string {
  const video = videoAt(link);
  if (video) return video.key;
  const url = new URL(withoutTracking(link));
  const host = url.host
    .toLowerCase()
    .replace(/^(www|m)\./, '')
    .replace(/\.(?=:|$)/, '');
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  return `${host}${withoutLastSlashes(plainPath(url.pathname))}${query && `?${query}`}`;
}

/** Escapes of what needs none are written as what they mean (RFC 3986, section 6.2.2.2). */
const plainPath = (path: string) =>
  path.replace(/%[\da-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });

/** An expression for the end of a text would look for it at each slash. */
function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** Bytes of a key: an index of PostgreSQL has no room for more than 2,704. */
const MAX_KEY_BYTES = 500;

/** A text as a key of an index: itself, or its hash where it is long. */
export async function indexKey(text: string): Promise<string> {
  const isShort = new TextEncoder().encode(text).length <= MAX_KEY_BYTES;
  return isShort ? text : `sha256:${await sha256(text)}`;
}

/** What a post is known by: one piece has one, however its link is written. */
export const linkIndexKey = (link: string): Promise<string> => indexKey(linkKey(link));
