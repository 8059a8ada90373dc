import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { OwnPost } from './own-posts.ts';
import { pageSize } from './people-requests.ts';
import { roles } from './roles.ts';
import { PostsQuery } from './showcase-requests.ts';

/** A post as hosts see it in the list. */
export const PostEntry = z.object({
  ...OwnPost.shape,
  /** Id of the member who submitted it; null: it came from a feed, or they have left. */
  member: z.nullable(z.string()),
  /** Whether what this member submits is published without review, because of their role or because a host trusts them. */
  trusted: z.boolean(),
  /** Title of the feed that it came from; null: none, or the feed has been removed. */
  source: z.nullable(z.string()),
  submittedAt: Timestamp,
});
export type PostEntry = z.infer<typeof PostEntry>;

/** `next`: for the query parameter `after`; null on the last page. `total`: of all pages. */
export const PostList = z.object({
  posts: z.array(PostEntry),
  next: z.nullable(z.string()),
  total: z.number(),
});
export type PostList = z.infer<typeof PostList>;

/** A member whose submissions are published without review. */
export const TrustedAuthor = z.object({
  /** Their id. */
  member: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** Number of their published posts. */
  posts: z.number(),
});
export type TrustedAuthor = z.infer<typeof TrustedAuthor>;

export const TrustedAuthors = z.object({
  authors: z.array(TrustedAuthor),
  next: z.nullable(z.string()),
  total: z.number(),
});
export type TrustedAuthors = z.infer<typeof TrustedAuthors>;

export const TrustedAuthorsQuery = z.object(pageSize);

/** The endpoints of hosts for all posts and their authors. */
export const showcaseHostEndpoints = {
  posts: endpoint({
    method: 'GET',
    path: '/showcase/posts',
    role: 'host',
    scope: 'showcase:read',
    summary: 'All posts but withdrawn ones, newest submission first',
    query: PostsQuery,
    status: 200,
    response: PostList,
  }),
  trustedAuthors: endpoint({
    method: 'GET',
    path: '/showcase/trusted-authors',
    role: 'host',
    // It has email addresses.
    scope: 'members:read',
    summary: 'Trusted authors, whose submissions are published without review',
    query: TrustedAuthorsQuery,
    status: 200,
    response: TrustedAuthors,
  }),
  trustAuthor: endpoint({
    method: 'PUT',
    path: '/showcase/trusted-authors/:member',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Trusts a member: what they submit from now on is published without review',
    status: 204,
    problems: ['not-found'],
  }),
  untrustAuthor: endpoint({
    method: 'DELETE',
    path: '/showcase/trusted-authors/:member',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Takes the trust back: what the member submits from now on waits for a host',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
