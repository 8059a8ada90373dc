import type { PostKind } from '../../src/contract/index.ts';

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

/** A picture in several widths, and its colour until it is there. */
/** A picture in its widths, as it is made. */
export interface Thumbnails {
  width: number;
  height: number;
  color: string;
  variants: { width: number; bytes: Uint8Array }[];
}

/** A member's picture, small and without metadata. */
export interface Avatar {
  bytes: Uint8Array;
  type: 'image/jpeg' | 'image/png' | 'image/webp';
}

/** Decodes a picture and makes a small one of it without metadata, such as the place where it was taken. */
export type MakeAvatar = (bytes: Uint8Array) => Promise<Avatar | { fault: string; say: string }>;

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
