import type { FilterQuery, PageQuery } from '../../src/contract/index.ts';
import { invalidField } from '../problem.ts';
import { type Cursor, cursorAt, cursorFrom } from './cursor.ts';
import type { Filter } from './queries/posts.ts';

const DEFAULT_PAGE_SIZE = 24;
/** More words than people search for. Each costs an index lookup. */
const MAX_SEARCH_WORDS = 10;

/** The filter in a request's query. */
export function filterFrom({ q, ...filter }: FilterQuery): Filter {
  const words = q?.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { ...filter, words: words?.slice(0, MAX_SEARCH_WORDS) };
}

export const dateCursor = ({ dated_at: date, id }: { dated_at: Date; id: string }): Cursor => ({ date, id });
export const creationCursor = ({ created_at: date, id }: { created_at: Date; id: string }): Cursor => ({
  date,
  id,
});

/** What to read of a list. */
export interface ListPage {
  after: Cursor | undefined;
  most: number;
}

/** A page of a list, and the cursor of the next one: null if there are no more posts. */
export async function pageOf<Post>(
  { after: cursor, limit: most = DEFAULT_PAGE_SIZE }: PageQuery,
  read: (page: ListPage) => Promise<Post[]>,
  cursorOf: (post: Post) => Cursor,
): Promise<{ posts: Post[]; next: string | null }> {
  const after = cursor ? cursorAt(cursor) : undefined;
  if (cursor && !after) throw invalidField('after', 'Use the `next` of the page before.');
  // One more than asked for, to know whether there is a next page.
  const found = await read({ after, most: most + 1 });
  const posts = found.slice(0, most);
  return { posts, next: found.length > most ? cursorFrom(cursorOf(posts.at(-1)!)) : null };
}
