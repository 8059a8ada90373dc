import type { PictureErrandRow } from '../database/tables.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { randomName } from '../secret.ts';
import type { JobContext } from './feed-polling.ts';
import { saveThumbnails } from './queries/pictures.ts';
import { changePost, postWithId } from './queries/posts.ts';
import { deleteThumbnailJob } from './queries/thumbnail-jobs.ts';

const LEASE = 5 * 60_000;
const PATIENCE = 20_000;
/** Tries, ever five minutes later. */
const MOST_TRIES = 5;

/** Fetches every picture that a post of a feed still waits for. */
export async function fetchPictures(ctx: JobContext): Promise<void> {
  for (;;) {
    const { report } = ctx;
    const terms = { now: ctx.clock.now(), lease: LEASE };
    const errand = await claimDueJob<PictureErrandRow>(ctx.db, 'picture_errands', terms);
    if (!errand) return;
    await fetchPicture(ctx, errand).catch(report);
  }
}

async function fetchPicture(ctx: JobContext, errand: PictureErrandRow): Promise<void> {
  const { web } = ctx;
  const { id, attempts } = errand;
  const signal = AbortSignal.timeout(PATIENCE);
  const address = errand.page ? await lookBehind(ctx, errand, signal) : errand.address;
  if (address === undefined) return;
  const picture = await web.thumbnails(address, signal);
  if ('fault' in picture) {
    const hopeless = attempts >= MOST_TRIES || picture.fault === 'not-a-picture';
    if (hopeless) await deleteThumbnailJob(ctx.db, id);
    return;
  }
  await ctx.db.transaction().execute(async (transaction) => {
    const name = randomName();
    await saveThumbnails(transaction, name, picture, ctx.clock.now());
    await changePost(transaction, id, { picture: name });
    await deleteThumbnailJob(transaction, id);
  });
}

/** What a page shows of itself becomes the post's where nobody wrote anything; answers the address of its picture, if it has one. */
async function lookBehind(
  ctx: JobContext,
  { id, address, attempts }: PictureErrandRow,
  signal: AbortSignal,
): Promise<string | undefined> {
  const found = await ctx.web.unfurl(address, signal);
  if ('fault' in found) {
    if (attempts >= MOST_TRIES) await deleteThumbnailJob(ctx.db, id);
    return undefined;
  }
  const post = await postWithId(ctx.db, id);
  const { media = null, excerpt, picture, pictureAlt = '' } = found;
  if (post)
    await changePost(ctx.db, id, {
      media,
      alt: pictureAlt,
      ...(!post.excerpt && { excerpt: excerpt.slice(0, 500) }),
    });
  if (!picture || !post) await deleteThumbnailJob(ctx.db, id);
  return post && picture;
}
