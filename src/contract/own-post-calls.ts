import { get, session, type Call } from './call.ts';
import { Cheered, FeedSource, FeedSources, OwnCheers, OwnPost, OwnPosts, Preview } from './own-posts.ts';
import type * as asked from './showcase-requests.ts';

const post = '/showcase/posts/:post';
const source = '/showcase/sources/:source';

/** The calls of members and hosts in the showcase. */
export const ownPostCalls = {
  preview: {
    method: 'POST',
    path: '/showcase/previews',
    status: 200,
    answer: Preview,
    ...session,
  } as Call<asked.PreviewRequest, typeof Preview>,
  submit: {
    method: 'POST',
    path: '/showcase/posts',
    status: 201,
    answer: OwnPost,
    ...session,
  } as Call<asked.SubmissionRequest, typeof OwnPost>,
  ownPosts: { ...get('/showcase/mine', OwnPosts), ...session },
  changePost: {
    method: 'PATCH',
    path: post,
    status: 200,
    answer: OwnPost,
    ...session,
  } as Call<asked.PostChangeRequest, typeof OwnPost>,
  withdrawPost: { method: 'DELETE', path: post, status: 204, ...session },
  ownCheers: { ...get('/showcase/cheers', OwnCheers), ...session },
  cheer: {
    method: 'PUT',
    path: `${post}/cheer`,
    status: 200,
    answer: Cheered,
    ...session,
  } as Call<asked.CheerRequest, typeof Cheered>,
  queue: { ...get('/showcase/queue', OwnPosts), ...session },
  decide: {
    method: 'POST',
    path: '/showcase/decisions',
    status: 204,
    ...session,
  } as Call<asked.DecisionRequest>,
  sources: { ...get('/showcase/sources', FeedSources), ...session },
  addSource: {
    method: 'POST',
    path: '/showcase/sources',
    status: 201,
    answer: FeedSource,
    ...session,
  } as Call<asked.SourceRequest, typeof FeedSource>,
  changeSource: {
    method: 'PATCH',
    path: source,
    status: 200,
    answer: FeedSource,
    ...session,
  } as Call<asked.SourceChangeRequest, typeof FeedSource>,
  removeSource: { method: 'DELETE', path: source, status: 204, ...session },
} as const;
