import type { Failure } from '../api/client.ts';

/** What is known of something that is read from the API and kept by this browser. */
export type LoadState<Data> =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly failure: Failure }
  | (Data & {
      readonly name: 'loaded';
      /** When this browser read it, where it is a copy from an earlier visit; milliseconds since 1970. */
      readonly keptAt?: number | undefined;
      /** Why it could not be brought up to date. */
      readonly failure?: Failure | undefined;
    });
