import * as z from 'zod/mini';

/** Most people of one page of a list. */
const MAX_PAGE_SIZE = 100;

/** A part of an email address or a name. */
export const searchText = z.string().check(z.trim(), z.maxLength(100));

/** The query parameters that select a page of a list of people. */
export const pageSize = {
  after: z.optional(z.string().check(z.maxLength(200), z.describe('`next` of the page before'))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_PAGE_SIZE))),
};
