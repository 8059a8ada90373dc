import type { TestRunnerPlugin } from '@web/test-runner';

/** The path of a page that a test writes, so that the page has a URL of its own. */
export const FOREIGN_PAGE = '/foreign-page';

export const foreignPagePlugin = (): TestRunnerPlugin => ({
  name: 'foreign-page',
  serve: ({ path, query }) =>
    path === FOREIGN_PAGE ? { body: String(query['html']), type: 'html' } : undefined,
});
