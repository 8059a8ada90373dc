import type { PostKind } from '../../src/contract/index.ts';

/** Why another site could not be read. `say` is a message for the person who asked. */
export interface LinkError {
  fault: string;
  say: string;
}

/** What a link leads to. All texts are plain text, and all URLs http(s). */
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
  /** Stable within its feed. */
  id: string;
  link: string;
  /** ISO 8601. */
  date?: string;
  topics: string[];
}

/** The current state of a feed. */
export interface FeedRead {
  title: string;
  entries: FeedEntry[];
  etag: string | null;
  modified: string | null;
  /** The new URL after a permanent redirect. */
  movedTo?: string;
  /** Seconds until the feed asks to be polled again. */
  restFor?: number;
}

/** A picture in several widths, and its dominant colour as a placeholder. `width` and `height` are the original's. */
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

/** Decodes a picture and makes a small one without metadata, such as the location where it was taken. */
export type MakeAvatar = (bytes: Uint8Array) => Promise<Avatar | { fault: string; say: string }>;

/** A request to another program, which is sent to its address only: no redirect is followed. */
export interface OutboundRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers: Record<string, string>;
  json?: string | undefined;
}

export interface OutboundAnswer {
  status: number;
  headers: Headers;
  /** The beginning of a long one. */
  body: Uint8Array;
}

/**
 * How the server reaches other sites. It makes outbound requests to user-supplied URLs only through this interface.
 */
export interface LinkReader {
  unfurl(link: string, signal: AbortSignal): Promise<LinkPreview | LinkError>;
  thumbnails(address: string, signal: AbortSignal): Promise<Thumbnails | LinkError>;
  feed(
    address: string,
    known: { etag: string | null; modified: string | null },
    signal: AbortSignal,
  ): Promise<FeedRead | 'unchanged' | (LinkError & { restFor?: number })>;
  send(address: string, request: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer | LinkError>;
}

/** For environments without outbound requests, such as a browser. Every call fails. */
export const offlineLinkReader: LinkReader = {
  unfurl: async () => offline,
  thumbnails: async () => offline,
  feed: async () => offline,
  send: async () => offline,
};
const offline: LinkError = { fault: 'closed', say: 'This server does not look at other sites.' };
