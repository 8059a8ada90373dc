import type { FeedEntry } from '../safe-fetch/port.ts';

/** Characters of the texts that a post can hold. */
export const MAX_TITLE_LENGTH = 200;
export const MAX_EXCERPT_LENGTH = 500;
export const MAX_NAME_LENGTH = 200;

/** An entry as it was found: it may lack what a post needs. */
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
  /** Minutes for which it need not be asked again. */
  ttl: number | undefined;
  entries: ParsedEntry[];
}
