import { videoAt } from '../../src/contract/videos.ts';
import { withoutTracking } from '../link-preview/normalize-url.ts';
import { sha256 } from '../secret.ts';

/**
 * A canonical form of a link, so that the same piece is shown only once. Ignores what does not change the
 * target: scheme, `www.` and `m.`, tracking parameters, order of parameters, fragment, trailing slashes and
 * needless percent-encoding such as `%61`. All URLs of one video have the same key.
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

/** Decodes escapes of unreserved characters (RFC 3986, section 6.2.2.2). */
const plainPath = (path: string) =>
  path.replace(/%[\da-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });

/** Not a regular expression: `/+$` would be tried at every slash, which takes quadratic time. */
function withoutLastSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** Maximum size of a key, in bytes. A PostgreSQL index entry has room for at most 2,704. */
const MAX_KEY_BYTES = 500;

/** A text as an index key: the text itself, or its hash if it is long. */
export async function indexKey(text: string): Promise<string> {
  const isShort = new TextEncoder().encode(text).length <= MAX_KEY_BYTES;
  return isShort ? text : `sha256:${await sha256(text)}`;
}

/** The index key of a post's link. Different spellings of a link have the same key. */
export const linkIndexKey = (link: string): Promise<string> => indexKey(linkKey(link));
