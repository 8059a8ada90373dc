import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import {
  CheerRequest,
  CheersQuery,
  DecisionRequest,
  PageQuery,
  PostChangeRequest,
  PreviewRequest,
  SubmissionRequest,
} from './showcase-requests.ts';
import { HttpUrl } from './values.ts';
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
  reportReasons: z.array(z.string()),
});
export type OwnPost = z.infer<typeof OwnPost>;

export const OwnPosts = z.object({ posts: z.array(OwnPost), next: z.nullable(z.string()) });
export type OwnPosts = z.infer<typeof OwnPosts>;

/** The metadata of a pasted link, for the member to correct. */
export const Preview = z.object({
  /** Identifies the preview in the submission. */
  id: z.string(),
  link: HttpUrl,
  kind: z.enum(postKinds),
  title: z.string(),
  excerpt: z.string(),
  author: z.string(),
  language: z.nullable(z.string()),
  picture: z.nullable(Thumbnail),
  media: z.nullable(HttpUrl),
  /** Whether a submission is published immediately, without review by a host. */
  publishesImmediately: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

/** Those of the requested posts that the member has cheered. */
export const OwnCheers = z.object({ posts: z.array(z.string()) });
export type OwnCheers = z.infer<typeof OwnCheers>;

export const Cheered = z.object({ cheers: z.number(), cheered: z.boolean() });
export type Cheered = z.infer<typeof Cheered>;

/** The endpoints of members and hosts in the showcase. */
export const ownPostEndpoints = {
  previewLink: endpoint({
    method: 'POST',
    path: '/showcase/previews',
    role: 'member',
    summary: 'Reads the page behind a link, for the card of a submission',
    request: PreviewRequest,
    status: 200,
    response: Preview,
    problems: ['link-unreadable'],
    idempotencyKey: 'none',
  }),
  submitPost: endpoint({
    method: 'POST',
    path: '/showcase/posts',
    role: 'member',
    summary: 'Submits a work to the showcase',
    request: SubmissionRequest,
    status: 201,
    response: OwnPost,
  }),
  ownPosts: endpoint({
    method: 'GET',
    path: '/showcase/mine',
    role: 'member',
    summary: 'The member’s own posts, with their state',
    query: PageQuery,
    status: 200,
    response: OwnPosts,
  }),
  changePost: endpoint({
    method: 'PATCH',
    path: '/showcase/posts/:post',
    role: 'member',
    summary: 'Changes one’s own post; hosts can change any',
    request: PostChangeRequest,
    status: 200,
    response: OwnPost,
    problems: ['not-found'],
  }),
  withdrawPost: endpoint({
    method: 'DELETE',
    path: '/showcase/posts/:post',
    role: 'member',
    summary: 'Withdraws one’s own post for good',
    status: 204,
    problems: ['not-found'],
    idempotencyKey: 'none',
  }),
  ownCheers: endpoint({
    method: 'GET',
    path: '/showcase/cheers',
    role: 'member',
    summary: 'Which of the given posts the member cheers',
    query: CheersQuery,
    status: 200,
    response: OwnCheers,
  }),
  cheerPost: endpoint({
    method: 'PUT',
    path: '/showcase/posts/:post/cheer',
    role: 'member',
    summary: 'Cheers a post, or takes the cheer back',
    request: CheerRequest,
    status: 200,
    response: Cheered,
    problems: ['not-found'],
  }),
  moderationQueue: endpoint({
    method: 'GET',
    path: '/showcase/queue',
    role: 'host',
    scope: 'showcase:read',
    summary: 'Posts that wait for a host: pending and reported ones, oldest first',
    query: PageQuery,
    status: 200,
    response: OwnPosts,
  }),
  moderatePosts: endpoint({
    method: 'POST',
    path: '/showcase/decisions',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Publishes, declines or hides posts; their authors get an email',
    request: DecisionRequest,
    status: 204,
    problems: ['conflict'],
  }),
} as const;
