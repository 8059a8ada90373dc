import type { FeedSource, SourceChangeRequest, SourceRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import {
  allSources,
  changeSource,
  deleteSource,
  insertSource,
  type SourceRecord,
  sourceWithId,
} from './queries/sources.ts';

/** Adds a feed. It is polled right away. */
export async function addSource(
  ctx: AppContext,
  { address, rule, topics = [] }: SourceRequest,
): Promise<FeedSource> {
  const now = ctx.clock.now();
  const source: SourceRecord = {
    id: randomName(),
    url: new URL(address).href,
    title: new URL(address).hostname,
    rule,
    topics: [...new Set(topics)],
    etag: null,
    last_modified: null,
    error: '',
    attempts: 0,
    due_at: now,
    polled_at: null,
    created_at: now,
  };
  if (await insertSource(ctx.db, source)) return shownSource({ ...source, posts: 0 });
  throw invalidField('address', 'This feed has already been added.');
}

/** Changes the given fields. `poll` makes the feed due now, even if its site asked for a pause. */
export async function updateSource(
  ctx: AppContext,
  { source: id, rule, topics, poll }: SourceChangeRequest & { source: string },
): Promise<FeedSource> {
  if (!(await sourceWithId(ctx.db, id))) throw noSource();
  const now = ctx.clock.now();
  const change = {
    ...(rule && { rule }),
    ...(topics && { topics: [...new Set(topics)] }),
    ...(poll && { due_at: now, attempts: 0 }),
  };
  if (Object.keys(change).length > 0) await changeSource(ctx.db, id, change);
  const changed = (await sources(ctx.db)).find((it) => it.id === id);
  if (!changed) throw noSource();
  return changed;
}

export async function removeSource(database: Database, id: string): Promise<void> {
  if (!(await deleteSource(database, id))) throw noSource();
}

export const sources = async (database: Database): Promise<FeedSource[]> =>
  (await allSources(database)).map(shownSource);

const noSource = () => new ProblemError('not-found', { detail: 'There is no such feed.' });

function shownSource(source: SourceRecord & { posts: number }): FeedSource {
  const { id, url: address, title, rule, topics, error: fault, posts } = source;
  return {
    id,
    address,
    title,
    rule,
    topics,
    posts,
    fault,
    polledAt: source.polled_at?.toISOString() ?? null,
    nextPollAt: source.due_at.toISOString(),
  };
}
