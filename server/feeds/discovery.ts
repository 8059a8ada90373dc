import { hasContents, httpErrorMessage } from '../safe-fetch/http-error-message.ts';
import type { FeedRead, LinkError, LinkReader } from '../safe-fetch/port.ts';
import type { SafeFetch, SafeFetchResponse } from '../safe-fetch/safe-fetch.ts';
import { readFeed } from './read.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, application/json;q=0.8, text/xml;q=0.7, */*;q=0.1';

/** Fetches and parses a feed, unless it is unchanged (RFC 9110, section 13). */
export const openFeed =
  (outside: SafeFetch): LinkReader['feed'] =>
  async (address, { etag, modified }, signal) => {
    const answer = await outside(address, {
      accept: ACCEPT,
      headers: { ...(etag && { 'If-None-Match': etag }), ...(modified && { 'If-Modified-Since': modified }) },
      signal,
    });
    if ('fault' in answer) return answer;
    if (answer.status === 304) return 'unchanged';
    if (!hasContents(answer.status))
      return { fault: 'status', say: httpErrorMessage(answer.status), ...restOf(retryAfter(answer)) };
    return read(answer);
  };

function read(answer: SafeFetchResponse): FeedRead | LinkError {
  const { body, headers, address, permanent } = answer;
  const feed = readFeed({ body, contentType: headers.get('content-type'), address });
  if ('fault' in feed) return feed;
  const { title, entries, ttl = 0 } = feed;
  return {
    title,
    entries,
    etag: headers.get('etag'),
    modified: headers.get('last-modified'),
    ...(permanent && { movedTo: permanent }),
    ...restOf(Math.max(ttl * 60, retryAfter(answer))),
  };
}

const restOf = (seconds: number) => (seconds > 0 ? { restFor: seconds } : {});

/**
 * The Retry-After header in seconds; 0 if it is missing. A date is compared with the server's own clock if it sends
 * one (RFC 9110, section 10.2.3).
 */
function retryAfter({ headers }: SafeFetchResponse): number {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said);
  const moment = Date.parse(said);
  const now = Date.parse(headers.get('date') ?? '');
  const seconds = Math.ceil((moment - (Number.isNaN(now) ? Date.now() : now)) / 1000);
  return seconds > 0 ? seconds : 0;
}
