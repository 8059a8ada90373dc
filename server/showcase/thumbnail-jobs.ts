import type { JobContext } from '../app-context.ts';
import type { ThumbnailJobRow } from '../database/tables.ts';
import { inTransaction } from '../database/transaction.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { randomName } from '../secret.ts';
import { saveThumbnails } from './queries/pictures.ts';
import { changePost, postWithId } from './queries/posts.ts';
import { deleteThumbnailJob, postponeThumbnailJob } from './queries/thumbnail-jobs.ts';

const MINUTE_MS = 60_000;
const LEASE_MS = 5 * MINUTE_MS;
const TIMEOUT_MS = 20_000;
const MAX_ATTEMPTS = 5;

/** Runs every due thumbnail job, for posts from feeds and from groups. */
export async function runThumbnailJobs(ctx: JobContext): Promise<void> {
  for (;;) {
    const terms = { now: ctx.clock.now(), lease: LEASE_MS };
    const job = await claimDueJob<ThumbnailJobRow>(ctx.db, 'thumbnail_jobs', terms);
    if (!job) return;
    await runJob(ctx, job).catch(ctx.report);
  }
}

/** A job that fails in any way, even by ending the process, is given up after its last attempt. */
async function runJob(ctx: JobContext, job: ThumbnailJobRow): Promise<void> {
  const { post_id: id, attempts } = job;
  const failed = attempts > MAX_ATTEMPTS || !(await isDone(ctx, job));
  if (!failed || attempts >= MAX_ATTEMPTS) return deleteThumbnailJob(ctx.db, id);
  await postponeThumbnailJob(ctx.db, id, new Date(ctx.clock.now().getTime() + backOff(attempts)));
}

/** 5 minutes, then 10, 20 and 40. */
const backOff = (attempts: number) => 5 * MINUTE_MS * 2 ** (attempts - 1);

async function isDone(ctx: JobContext, job: ThumbnailJobRow): Promise<boolean> {
  try {
    return await fetchThumbnails(ctx, job);
  } catch (error) {
    ctx.report(error);
    return false;
  }
}

/** False if the page or its picture cannot be had now. */
async function fetchThumbnails(ctx: JobContext, job: ThumbnailJobRow): Promise<boolean> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const address = job.is_page ? await readPage(ctx, job, signal) : job.url;
  if (address === undefined) return false;
  if (address === null) return true;
  const picture = await ctx.web.thumbnails(address, signal);
  if ('fault' in picture) return picture.fault === 'not-a-picture';
  await inTransaction(ctx, async ({ db, clock }) => {
    const name = randomName();
    await saveThumbnails(db, name, picture, clock.now());
    await changePost(db, job.post_id, { picture_id: name });
  });
  return true;
}

/**
 * Stores the page's media and alt text in the post, and its excerpt if the post has none. Returns the URL of
 * the page's picture: null if there is none, undefined if the page cannot be read now.
 */
async function readPage(
  ctx: JobContext,
  { post_id: id, url: address }: ThumbnailJobRow,
  signal: AbortSignal,
): Promise<string | null | undefined> {
  const found = await ctx.web.unfurl(address, signal);
  if ('fault' in found) return undefined;
  const post = await postWithId(ctx.db, id);
  if (!post) return null;
  const { media = null, excerpt, picture = null, pictureAlt = '' } = found;
  await changePost(ctx.db, id, {
    media_url: media,
    alt: pictureAlt,
    ...(!post.excerpt && { excerpt: excerpt.slice(0, 500) }),
  });
  return picture;
}
