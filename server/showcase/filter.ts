import type { FilterQuery, PageQuery } from '../../src/contract/index.ts';
import type { Cursor, PageRequest } from '../http/list-page.ts';
import type { Filter } from './queries/posts.ts';

/** More words than people search for. Each costs an index lookup. */
const MAX_SEARCH_WORDS = 10;

/** The filter in a request's query. */
export function filterFrom({ q, ...filter }: FilterQuery): Filter {
  const words = q?.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  return { ...filter, words: words?.slice(0, MAX_SEARCH_WORDS) };
}

/** The page in a request's query. An empty `after` is the first page. */
export const pageFrom = ({ after, limit }: PageQuery): PageRequest => ({ after: after || undefined, limit });

export const dateCursor = ({ dated_at: date, id }: { dated_at: Date; id: string }): Cursor => ({ date, id });
