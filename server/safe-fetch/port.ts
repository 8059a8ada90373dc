import type { PostKind } from '../../src/contract/index.ts';
import type { Thumbnails } from '../showcase/queries/pictures.ts';

/** What could not be had of somebody else's site, in a sentence for whoever asked for it. */
export interface LinkError {
  fault: string;
  say: string;
}

/** What is behind a link. All texts are plain text, all addresses http(s). */
export interface LinkPreview {
  link: string;
  kind: PostKind;
  title: string;
  excerpt: string;
  author?: { name: string; link?: string };
  language?: string;
  picture?: string;
  pictureAlt?: string;
  media?: string;
}

export interface FeedEntry extends Omit<LinkPreview, 'link'> {
  /** Stable, within its feed. */
  id: string;
  link: string;
  /** ISO 8601. */
  date?: string;
  topics: string[];
}

/** A feed as it is now; or that it has not changed. */
export interface FeedRead {
  title: string;
  entries: FeedEntry[];
  etag: string | null;
  modified: string | null;
  /** Where it has moved to for good. */
  movedTo?: string;
  /** Seconds it asks to be left alone. */
  restFor?: number;
}

/** Other people's sites, as far as the showcase looks at them. The one door through which the server reaches out. */
export interface LinkReader {
  unfurl(link: string, signal: AbortSignal): Promise<LinkPreview | LinkError>;
  thumbnails(address: string, signal: AbortSignal): Promise<Thumbnails | LinkError>;
  feed(
    address: string,
    known: { etag: string | null; modified: string | null },
    signal: AbortSignal,
  ): Promise<FeedRead | 'unchanged' | (LinkError & { restFor?: number })>;
}

/** Where no door is built in, as in a browser. */
export const offlineLinkReader: LinkReader = {
  unfurl: async () => offline,
  thumbnails: async () => offline,
  feed: async () => offline,
};
const offline: LinkError = { fault: 'closed', say: 'This server does not look at other sites.' };
