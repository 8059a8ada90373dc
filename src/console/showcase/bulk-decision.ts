import type { Failure } from '../../api/client.ts';
import type { Community } from '../../community/community.ts';
import { createIdempotencyKey } from '../../community/idempotency-key.ts';
import { ownPostEndpoints } from '../../contract/own-posts.ts';
import type { PostEntry } from '../../contract/showcase-hosting.ts';
import type { DecisionRequest } from '../../contract/showcase-requests.ts';
import type { Decision } from './post-panel.ts';

/** Posts that one request decides on. */
const MAX_POSTS = 100;

type State = NonNullable<DecisionRequest['was']>;

/** The states of posts that each decision applies to. Published posts are kept one by one. */
const from: Readonly<Record<Decision, readonly State[]>> = {
  publish: ['pending', 'hidden'],
  decline: ['pending'],
  hide: ['published'],
};

const appliesTo = (decision: Decision, { state }: PostEntry): boolean =>
  (from[decision] as readonly string[]).includes(state);

/** Whether several posts can be decided on at once with this one among them. */
export const canBeChosen = (post: PostEntry): boolean =>
  appliesTo('publish', post) || appliesTo('hide', post);

/** Those among some posts that a decision applies to. */
export const decidable = <Post extends PostEntry>(posts: readonly Post[], decision: Decision): Post[] =>
  posts.filter((post) => appliesTo(decision, post));

export interface BulkResult<Post> {
  done: Post[];
  /** Those that another host has decided on since they were read. */
  taken: Post[];
  /** Why the rest is as it was. */
  failure?: Failure;
}

/** One decision on several posts. Sent again after a lost connection, it has the same keys, and is applied once. */
export class BulkDecision<Post extends PostEntry> {
  readonly #keys = new Map<string, string>();
  readonly #request: Pick<DecisionRequest, 'decision' | 'reason'>;

  constructor(request: Pick<DecisionRequest, 'decision' | 'reason'>) {
    this.#request = request;
  }

  isSame = ({ decision, reason }: Pick<DecisionRequest, 'decision' | 'reason'>): boolean =>
    decision === this.#request.decision && reason === this.#request.reason;

  async apply(community: Community, posts: readonly Post[]): Promise<BulkResult<Post>> {
    const result: BulkResult<Post> = { done: [], taken: [] };
    for (const state of from[this.#request.decision]) {
      const some = posts.filter((it) => it.state === state);
      if (some.length && !result.failure) await this.#send(community, some, { was: state, result });
    }
    return result;
  }

  /** If one of the posts is decided, nothing is changed: which one it is, is found by halves. */
  async #send(
    community: Community,
    posts: readonly Post[],
    about: { was: State; result: BulkResult<Post> },
  ): Promise<void> {
    const { was, result } = about;
    if (posts.length <= MAX_POSTS) {
      const body: DecisionRequest = { ...this.#request, posts: posts.map(({ post }) => post.id), was };
      const sent = await community.call(ownPostEndpoints.moderatePosts, { body, key: this.#keyFor(body) });
      if (sent.ok) return void result.done.push(...posts);
      if (sent.failure.code !== 'conflict') return void (result.failure = sent.failure);
      if (posts.length === 1) return void result.taken.push(...posts);
    }
    const half = Math.ceil(posts.length / 2);
    for (const some of [posts.slice(0, half), posts.slice(half)])
      if (!result.failure) await this.#send(community, some, about);
  }

  #keyFor({ posts, was }: DecisionRequest): string {
    const request = `${was} ${posts.join(' ')}`;
    const key = this.#keys.get(request) ?? createIdempotencyKey();
    this.#keys.set(request, key);
    return key;
  }
}
