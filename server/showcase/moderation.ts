import type { DecisionRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { memberWithId } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import { emailAuthor } from './emails.ts';
import { changePost, lockPosts, type PostRecord, releaseLinks } from './queries/posts.ts';
import { deleteReports } from './queries/reports.ts';
import { trust } from './queries/trust.ts';

const becomes = { publish: 'published', decline: 'declined', hide: 'hidden' } as const;
/**
 * The states that each decision applies to. Declined and withdrawn posts are final, but their author may
 * submit the piece again.
 */
const from = {
  publish: ['pending', 'published', 'hidden'],
  decline: ['pending'],
  hide: ['published'],
};

/** Applies a host's decision to some posts. Posts in a state that it does not apply to stay unchanged. */
export async function decide(
  ctx: AppContext,
  { posts: ids, decision, was, reason = '', trust: trusts }: DecisionRequest,
): Promise<void> {
  const posts = await lockPosts(ctx.db, ids);
  if (was && (posts.length < new Set(ids).size || posts.some(({ state }) => state !== was)))
    throw alreadyDecided();
  const changed = posts.filter(({ state }) => from[decision].includes(state));
  const state = becomes[decision];
  for (const post of changed) {
    const held = state !== 'published';
    await changePost(ctx.db, post.id, { state, held, reason, ...firstSeen(ctx, post, state) });
    if (post.state === state) continue;
    await publishChange(ctx, 'showcase', post.id);
    await tell(ctx, { ...post, reason }, state);
  }
  // Reports of posts that stay unchanged are still to be handled.
  await deleteReports(
    ctx.db,
    changed.map(({ id }) => id),
  );
  if (state !== 'published') return;
  await releaseLinks(
    ctx.db,
    changed.map(({ link_key: key }) => key),
  );
  if (trusts) await trust(ctx.db, [...new Set(changed.flatMap(({ author_id: author }) => author ?? []))]);
}

const alreadyDecided = () =>
  new ProblemError('conflict', {
    detail: 'Another host has decided on one of these posts. Load them again.',
  });

/** A member's post is dated when it is first published. A feed entry keeps its own date. */
function firstSeen({ clock }: AppContext, post: PostRecord, state: PostRecord['state']) {
  const now = clock.now();
  const first = state === 'published' && post.published_at === null;
  return {
    updated_at: now,
    ...(first && { published_at: now }),
    ...(first && post.source_id === null && { dated_at: now }),
  };
}

async function tell(
  ctx: AppContext,
  post: PostRecord,
  became: 'published' | 'declined' | 'hidden',
): Promise<void> {
  const author = post.author_id && (await memberWithId(ctx.db, post.author_id));
  if (author) await emailAuthor(ctx, author, { post, became });
}
