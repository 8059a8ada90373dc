import { hasContents, httpErrorMessage } from '../safe-fetch/http-error-message.ts';
import type { FeedRead, LinkError, LinkReader } from '../safe-fetch/port.ts';
import { retryAfter } from '../safe-fetch/retry-after.ts';
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
      return { fault: 'status', say: httpErrorMessage(answer.status), ...restOf(retryAfter(answer.headers)) };
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
    ...restOf(Math.max(ttl * 60, retryAfter(answer.headers))),
  };
}

const restOf = (seconds: number) => (seconds > 0 ? { restFor: seconds } : {});
