import { Parser } from 'htmlparser2';
import { plainText, webAddress } from '../html/plain-text.ts';
import type { FeedEntry, LinkError } from '../safe-fetch/port.ts';
import { decodeFeed } from './decode.ts';
import { readJsonFeed } from './json-feed.ts';
import type { ParsedEntry, ParsedFeed } from './parsed.ts';
import { among, readTree } from './tree.ts';
import { feedIn } from './xml-feed.ts';

const ROOTS = ['rss', 'feed', 'channel', 'rdf', 'rdf:rdf'];

export interface Document {
  body: Uint8Array;
  contentType?: string | null;
  /** The URL it was fetched from. Relative URLs are resolved against it. */
  address: string;
}

export interface ReadFeed extends Omit<ParsedFeed, 'entries'> {
  entries: FeedEntry[];
}

/**
 * Parses a feed, and returns the entries that have a link or a media file. All texts are plain text, and all URLs
 * http(s). Never throws, whatever the bytes are.
 */
export function readFeed(document: Document): ReadFeed | LinkError {
  const feed = parseFeed(document);
  if ('fault' in feed) return feed;
  return { ...feed, entries: withOwnIds(feed, feed.entries.flatMap(shown)) };
}

/** Parses a feed, including incomplete entries. */
export function parseFeed({ body, contentType, address }: Document): ParsedFeed | LinkError {
  const text = decodeFeed(body, contentType ?? '').trimStart();
  if (!text) return { fault: 'empty', say: 'There is nothing at this address: the answer is empty.' };
  if (text.startsWith('{') || text.startsWith('['))
    return (
      readJsonFeed(text, address) ?? {
        fault: 'not-a-feed',
        say: 'This is JSON, and no JSON Feed: it has no "version" of jsonfeed.org, or is broken off.',
      }
    );
  if (!text.includes('<')) return { fault: 'not-a-feed', say: 'This is neither RSS, Atom nor JSON Feed.' };
  const top = readTree(text, address);
  // Ignore a web page's markup, but allow text before a feed, such as server warnings.
  const [root] = top[0]?.name === 'html' ? [] : among(top, ROOTS);
  if (root) return feedIn(root);
  const packed = /jsonfeed\.org\/version/.test(text) ? readJsonFeed(text, address) : undefined;
  if (packed) return packed;
  const found = feedOfPage(text, address);
  const say = found
    ? `This is a web page, not a feed. Its feed is at ${found}`
    : 'This is a web page or something else, not a feed: neither RSS, Atom nor JSON Feed.';
  return { fault: 'html', say };
}

/** The feed URL that a web page declares in a `<link>`. */
function feedOfPage(html: string, address: string): string | undefined {
  let found: string | undefined;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href }) {
      const isFeed = /^application\/(rss\+xml|atom\+xml|feed\+json)$/i.test(type);
      if (name === 'link' && isFeed && /\balternate\b/i.test(rel)) found ??= webAddress(href, address);
    },
  });
  parser.end(html.slice(0, 200_000));
  return found;
}

/** Placeholders that programs write if an entry has no id. */
const NO_ID = /^(?:n\/?a|none|null|nil|undefined|nan|unknown|empty|guid|id|false|true|0+|[\s\p{P}\p{S}]*)$/iu;

/**
 * Makes the ids unique. An entry whose id is missing or shared with others is identified by its media file or link.
 * Those don't depend on which other entries are in the feed, so the id stays the same at the next poll.
 */
function withOwnIds({ link, title }: ParsedFeed, entries: FeedEntry[]): FeedEntry[] {
  const links = Map.groupBy(entries, ({ id }) => id);
  const isShared = ({ id }: FeedEntry) => new Set(links.get(id)!.map(address)).size > 1;
  return entries.map((entry) => {
    const isNone = NO_ID.test(entry.id) || entry.id === link || entry.id === title;
    return isNone || isShared(entry) ? { ...entry, id: address(entry) } : entry;
  });
}

// Prefer the media file: episodes often share the link of their podcast.
const address = ({ media, link }: FeedEntry) => media ?? link;

function shown({ link, date, ...entry }: ParsedEntry): FeedEntry[] {
  const leads = link ?? entry.media;
  if (!leads) return [];
  // Short notes have no title, and some have no text at all.
  const title = entry.title || plainText(entry.excerpt, 80) || new URL(leads).hostname;
  const id = entry.id || entry.media || leads;
  return [{ ...entry, title, link: leads, id, ...(date && { date }) }];
}
