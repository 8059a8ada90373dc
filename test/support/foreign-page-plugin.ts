import type { TestRunnerPlugin } from '@web/test-runner';

/** Where a test gets a page that it has written itself, with an address of its own. */
export const FOREIGN_PAGE = '/foreign-page';

export const foreignPagePlugin = (): TestRunnerPlugin => ({
  name: 'foreign-page',
  serve: ({ path, query }) =>
    path === FOREIGN_PAGE ? { body: String(query['html']), type: 'html' } : undefined,
});
