import type { Failure, Result } from '../api/client.ts';

/** Why the content of a panel could not be loaded, and what tries again: it resolves to whether that worked. */
export interface LoadFailure extends Pick<Failure, 'code'> {
  readonly retry: () => Promise<boolean>;
}

/** What remains to be said of a load: nothing if it worked. */
export const loadFailure = (result: Result<unknown>, retry: LoadFailure['retry']): LoadFailure | undefined =>
  result.ok ? undefined : { code: result.failure.code, retry };
