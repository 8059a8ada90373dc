import { inTransaction } from '../database/transaction.ts';
import type { ThumbnailJobRow } from '../database/tables.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { randomName } from '../secret.ts';
import type { JobContext } from '../app-context.ts';
import { saveThumbnails } from './queries/pictures.ts';
import { changePost, postWithId } from './queries/posts.ts';
import { deleteThumbnailJob } from './queries/thumbnail-jobs.ts';

const LEASE_MS = 5 * 60_000;
const TIMEOUT_MS = 20_000;
/** Attempts, at least five minutes apart. */
const MAX_ATTEMPTS = 5;

/** Runs every due thumbnail job, for posts from feeds and from groups. */
export async function fetchPictures(ctx: JobContext): Promise<void> {
  for (;;) {
    const { report } = ctx;
    const terms = { now: ctx.clock.now(), lease: LEASE_MS };
    const job = await claimDueJob<ThumbnailJobRow>(ctx.db, 'thumbnail_jobs', terms);
    if (!job) return;
    await fetchPicture(ctx, job).catch(report);
  }
}

async function fetchPicture(ctx: JobContext, job: ThumbnailJobRow): Promise<void> {
  const { web } = ctx;
  const { post_id: id, attempts } = job;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const address = job.is_page ? await readPage(ctx, job, signal) : job.url;
  if (address === undefined) return;
  const picture = await web.thumbnails(address, signal);
  if ('fault' in picture) {
    const hopeless = attempts >= MAX_ATTEMPTS || picture.fault === 'not-a-picture';
    if (hopeless) await deleteThumbnailJob(ctx.db, id);
    return;
  }
  await inTransaction(ctx, async ({ db, clock }) => {
    const name = randomName();
    await saveThumbnails(db, name, picture, clock.now());
    await changePost(db, id, { picture_id: name });
    await deleteThumbnailJob(db, id);
  });
}

/**
 * Stores the page's media and alt text in the post, and its excerpt if the post has none. Returns the URL of
 * the page's picture, if there is one.
 */
async function readPage(
  ctx: JobContext,
  { post_id: id, url: address, attempts }: ThumbnailJobRow,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await ctx.web.unfurl(address, signal);
  if ('fault' in found) {
    if (attempts >= MAX_ATTEMPTS) await deleteThumbnailJob(ctx.db, id);
    return undefined;
  }
  const post = await postWithId(ctx.db, id);
  const { media = null, excerpt, picture, pictureAlt = '' } = found;
  if (post)
    await changePost(ctx.db, id, {
      media_url: media,
      alt: pictureAlt,
      ...(!post.excerpt && { excerpt: excerpt.slice(0, 500) }),
    });
  if (!picture || !post) await deleteThumbnailJob(ctx.db, id);
  return post && picture;
}
