import * as z from 'zod/mini';
import { HttpAddress } from './values.ts';
import { postKinds } from './post-kinds.ts';
import { Post, Thumbnail } from './showcase.ts';

export const postStates = ['pending', 'published', 'declined', 'withdrawn', 'hidden'] as const;

/** A post as its author and hosts see it. */
export const OwnPost = z.object({
  post: Post,
  state: z.enum(postStates),
  /** Why a host declined or hid it; empty if no reason was given. */
  reason: z.string(),
  /** Number of reports that no host has reviewed. 0 for members who are not hosts. */
  reports: z.number(),
  /** The texts of the reports. For hosts only. */
  complaints: z.array(z.string()),
});
export type OwnPost = z.infer<typeof OwnPost>;

export const OwnPosts = z.object({ posts: z.array(OwnPost), next: z.nullable(z.string()) });
export type OwnPosts = z.infer<typeof OwnPosts>;

/** The metadata of a pasted link, for the member to correct. */
export const Preview = z.object({
  /** Identifies the preview in the submission. */
  id: z.string(),
  link: HttpAddress,
  kind: z.enum(postKinds),
  title: z.string(),
  excerpt: z.string(),
  author: z.string(),
  language: z.nullable(z.string()),
  picture: z.nullable(Thumbnail),
  media: z.nullable(HttpAddress),
  /** Whether a submission is published immediately, without review by a host. */
  atOnce: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

/** Those of the requested posts that the member has cheered. */
export const OwnCheers = z.object({ posts: z.array(z.string()) });
export type OwnCheers = z.infer<typeof OwnCheers>;

export const Cheered = z.object({ cheers: z.number(), cheered: z.boolean() });
export type Cheered = z.infer<typeof Cheered>;

/** A feed whose entries become posts, and its status. */
export const FeedSource = z.object({
  id: z.string(),
  address: HttpAddress,
  title: z.string(),
  /** Whether new entries wait for a host or are published directly. */
  rule: z.enum(['queue', 'publish']),
  topics: z.array(z.string()),
  /** Times of the last and the next poll. `polledAt` is null until the first poll. */
  polledAt: z.nullable(z.string()),
  nextPollAt: z.nullable(z.string()),
  /** Number of its entries that became posts. */
  posts: z.number(),
  /** Message about what is wrong with the feed; empty if nothing is. */
  fault: z.string(),
});
export type FeedSource = z.infer<typeof FeedSource>;

export const FeedSources = z.object({ sources: z.array(FeedSource) });
export type FeedSources = z.infer<typeof FeedSources>;
