/**
 * Calls `hear` after each change, by any process, that open pages receive; and `silent` if it finds that it cannot
 * hear of changes any more, so that the caller must look for them. Resolves to a function that stops it.
 */
export type Notices = (hear: () => void, silent?: () => void) => Promise<() => Promise<void>>;
