import type { Context } from 'hono';
import { type PostKind, postKinds } from '../../src/contract/index.ts';
import { timestampFrom } from '../http/timestamps.ts';
import { ProblemError } from '../problem.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import type { Filter } from './queries/posts.ts';

const DEFAULT_PAGE_SIZE = 24;
const MAX_PAGE_SIZE = 50;
/** More words than people search for. Each costs an index lookup. */
const MAX_SEARCH_WORDS = 10;

/** The filter in a request's query parameters. */
export function filterIn(c: Context): Filter | ProblemError {
  const { kind, topic, event, group, author, q } = c.req.query();
  if (kind && !postKinds.includes(kind as PostKind))
    return wrong('kind', `Write one of ${postKinds.join(', ')}.`);
  for (const [name, value] of Object.entries({ topic, event, group, author, q }))
    if (value && (value.length > 200 || /\p{Cc}/u.test(value))) return wrong(name, 'Write fewer words.');
  const words = q?.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { kind, topic, event, group, author, words: words?.slice(0, MAX_SEARCH_WORDS) };
}

/** The cursor and the page size in a request's query parameters. */
export function pageIn(c: Context): { after: Cursor | undefined; most: number } | ProblemError {
  const { after: cursor, limit } = c.req.query();
  const after = cursor ? cursorAt(cursor) : undefined;
  if (cursor && !after) return wrong('after', 'Write what `next` said.');
  const most = limit === undefined ? DEFAULT_PAGE_SIZE : Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > MAX_PAGE_SIZE)
    return wrong('limit', `Write 1 to ${MAX_PAGE_SIZE}.`);
  return { after, most };
}

/** The `since` query parameter. */
export function sinceIn(c: Context): Date | ProblemError {
  return timestampFrom(c.req.query('since') ?? '') ?? wrong('since', 'Write what `newest` said.');
}

const wrong = (field: string, detail: string) =>
  new ProblemError('validation-failed', { errors: [{ field, detail }] });
