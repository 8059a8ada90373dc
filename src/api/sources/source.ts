import type { Posts } from '../../contract/showcase.ts';
import type { Result } from '../client.ts';

/** Where posts come from: the API or another service. */
export interface Source {
  /** Reads the posts after `after`; the newest for null. */
  read(after: string | null): Promise<Result<Posts>>;
  /** The number of posts published since the newest of `read`; absent if the service can't tell. */
  news?(newest: string): Promise<number>;
  /** The first posts as this browser cached them, and when. */
  recall?(): Promise<{ posts: Posts; at: number } | undefined>;
  remember?(posts: Posts): Promise<void>;
}
