import * as z from 'zod/mini';
import { HttpAddress } from './values.ts';
import { postKinds } from './post-kinds.ts';
import { Post, Thumbnail } from './showcase.ts';

export const postStates = ['pending', 'published', 'declined', 'withdrawn', 'hidden'] as const;

/** A post for the eyes of its author and of hosts. */
export const OwnPost = z.object({
  post: Post,
  state: z.enum(postStates),
  /** Why a host declined or hid it; empty where nobody said. */
  reason: z.string(),
  /** How often it was reported and no host has looked since; for hosts, else 0. */
  reports: z.number(),
  /** What the reports say; for hosts. */
  complaints: z.array(z.string()),
});
export type OwnPost = z.infer<typeof OwnPost>;

export const OwnPosts = z.object({ posts: z.array(OwnPost), next: z.nullable(z.string()) });
export type OwnPosts = z.infer<typeof OwnPosts>;

/** What the server read behind a pasted link, for the member to correct. */
export const Preview = z.object({
  /** Names what was read, in the submission that follows. */
  id: z.string(),
  link: HttpAddress,
  kind: z.enum(postKinds),
  title: z.string(),
  excerpt: z.string(),
  author: z.string(),
  language: z.nullable(z.string()),
  picture: z.nullable(Thumbnail),
  media: z.nullable(HttpAddress),
  /** Whether a submission is seen at once, or first by a host. */
  atOnce: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

/** What a member has cheered, of the posts asked for. */
export const OwnCheers = z.object({ posts: z.array(z.string()) });
export type OwnCheers = z.infer<typeof OwnCheers>;

export const Cheered = z.object({ cheers: z.number(), cheered: z.boolean() });
export type Cheered = z.infer<typeof Cheered>;

/** A feed whose entries become posts, and how it does. */
export const FeedSource = z.object({
  id: z.string(),
  address: HttpAddress,
  title: z.string(),
  /** What becomes of a new entry. */
  rule: z.enum(['queue', 'publish']),
  topics: z.array(z.string()),
  /** When it was read last, and when it is read next; null: not yet. */
  polledAt: z.nullable(z.string()),
  nextPollAt: z.nullable(z.string()),
  /** How many of its entries became posts. */
  posts: z.number(),
  /** What is wrong with it, in a sentence; empty while it is well. */
  fault: z.string(),
});
export type FeedSource = z.infer<typeof FeedSource>;

export const FeedSources = z.object({ sources: z.array(FeedSource) });
export type FeedSources = z.infer<typeof FeedSources>;
