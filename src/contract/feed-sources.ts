import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { SourceChangeRequest, SourceRequest } from './showcase-requests.ts';
import { HttpUrl } from './values.ts';

/** A feed whose entries become posts, and its status. */
export const FeedSource = z.object({
  id: z.string(),
  address: HttpUrl,
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

/** The endpoints of the feeds whose entries become posts. */
export const feedSourceEndpoints = {
  feedSources: endpoint({
    method: 'GET',
    path: '/showcase/sources',
    role: 'host',
    scope: 'showcase:read',
    summary: 'The feeds, with their state',
    status: 200,
    response: FeedSources,
  }),
  addFeedSource: endpoint({
    method: 'POST',
    path: '/showcase/sources',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Adds an RSS, Atom or JSON feed',
    request: SourceRequest,
    status: 201,
    response: FeedSource,
  }),
  changeFeedSource: endpoint({
    method: 'PATCH',
    path: '/showcase/sources/:source',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Changes a feed’s rule or topics, or polls it now',
    request: SourceChangeRequest,
    status: 200,
    response: FeedSource,
    problems: ['not-found'],
    idempotencyKey: 'none',
  }),
  removeFeedSource: endpoint({
    method: 'DELETE',
    path: '/showcase/sources/:source',
    role: 'host',
    scope: 'showcase:write',
    summary: 'Removes a feed; its posts stay',
    status: 204,
    problems: ['not-found'],
    idempotencyKey: 'none',
  }),
} as const;
