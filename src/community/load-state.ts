import type { Failure } from '../api/client.ts';

/** The state of data that is read from the API and cached by this browser. */
export type LoadState<Data> =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly failure: Failure }
  | (Data & {
      readonly name: 'loaded';
      /** When it was loaded, if it is a cached copy from an earlier visit; milliseconds since 1970. */
      readonly keptAt?: number | undefined;
      /** Why it could not be updated. */
      readonly failure?: Failure | undefined;
    });
