import type { FeedEntry } from '../safe-fetch/port.ts';

/** Maximum lengths of a post's texts, in characters. */
export const MAX_TITLE_LENGTH = 200;
export const MAX_EXCERPT_LENGTH = 500;
export const MAX_NAME_LENGTH = 200;

/** An entry as parsed. It may lack what a post needs. */
export interface ParsedEntry extends Omit<FeedEntry, 'link' | 'date'> {
  link: string | undefined;
  date: string | undefined;
}

export interface ParsedFeed {
  /** `atom`, `rss`, `rdf`, `cdf` or `json`. */
  format: string;
  title: string;
  link: string | undefined;
  date: string | undefined;
  language: string | undefined;
  /** Minutes before the feed needs to be fetched again. */
  ttl: number | undefined;
  entries: ParsedEntry[];
}
