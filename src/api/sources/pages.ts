import type { Source } from './source.ts';

type Read = Source['read'];

/**
 * Reads the next page if none of a page's posts can be shown: “Nothing here yet” would be wrong after a page of
 * reposts.
 */
export const readingOn =
  (page: Read, most = 4): Read =>
  async (after) => {
    const result = await page(after);
    const isEmpty = result.ok && !result.value.posts.length && result.value.next;
    return isEmpty && most > 1 ? readingOn(page, most - 1)(result.value.next) : result;
  };

/** How many posts on the first page are newer than `newest`. */
export const newsOf =
  (page: Read): NonNullable<Source['news']> =>
  async (newest) => {
    const result = await page(null);
    return result.ok ? result.value.posts.filter(({ date }) => date > newest).length : 0;
  };
