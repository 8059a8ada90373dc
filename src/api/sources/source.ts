import type { Posts } from '../../contract/showcase.ts';
import type { Result } from '../client.ts';

/** Where posts come from: the API, or a service that people have already. */
export interface Source {
  /** The posts after `after`; the newest for null. */
  read(after: string | null): Promise<Result<Posts>>;
  /** How many were published since the newest of `read`; absent where nobody can say. */
  news?(newest: string): Promise<number>;
  /** The first posts as this browser saw them last, and when. */
  recall?(): Promise<{ posts: Posts; at: number } | undefined>;
  remember?(posts: Posts): Promise<void>;
}
