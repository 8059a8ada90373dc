import { inTransaction } from '../database/transaction.ts';
import { sql } from 'kysely';
import type { AppContext, JobContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { publishChange } from '../realtime/publish.ts';
import type { FeedEntry, FeedRead } from '../safe-fetch/port.ts';
import { emailHosts } from './emails.ts';
import { entryDates } from './entry-dates.ts';
import { indexKey, linkIndexKey } from './link.ts';
import { newPost } from './new-post.ts';
import { cameFrom, insertPost, isHeld, type NewPost } from './queries/posts.ts';
import { changeSource, type SourceRecord } from './queries/sources.ts';
import { insertThumbnailJob } from './queries/thumbnail-jobs.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Longer than reading a feed can take. */
const LEASE_MS = 2 * MINUTE_MS;
const TIMEOUT_MS = 20_000;
const POLL_EVERY_MS = 30 * MINUTE_MS;
const MAX_BACKOFF_MS = 24 * HOUR_MS;
/** Longest pause that a site can ask for. */
const MAX_PAUSE_MS = 7 * 24 * HOUR_MS;
/** Entries read from the start of a feed. Of a newly added feed, only old entries are left out. */
const MAX_ENTRIES = 50;

/** Reads every feed that is due. */
export async function pollSources(ctx: JobContext): Promise<void> {
  for (;;) {
    const terms = { now: ctx.clock.now(), lease: LEASE_MS };
    const source = await claimDueJob<SourceRecord>(ctx.db, 'feed_sources', terms);
    if (!source) return;
    await poll(ctx, source).catch(async (error: unknown) => {
      ctx.report(error);
      await postpone(ctx, source).catch(ctx.report);
    });
  }
}

/** Treats an unexpected error like a fault of the feed: the host sees it, and polling backs off. */
async function postpone(ctx: JobContext, { id, attempts }: SourceRecord): Promise<void> {
  const now = ctx.clock.now();
  await changeSource(ctx.db, id, {
    error: 'Something went wrong here while this feed was being read. It will be tried again.',
    polled_at: now,
    due_at: new Date(now.getTime() + backOff(attempts)),
  });
}

async function poll(ctx: JobContext, source: SourceRecord): Promise<void> {
  const known = { etag: source.etag, modified: source.last_modified };
  const read = await ctx.web.feed(source.url, known, AbortSignal.timeout(TIMEOUT_MS));
  const now = ctx.clock.now();
  const next = (pause: number) => ({ polled_at: now, due_at: new Date(now.getTime() + pause) });
  if (read === 'unchanged')
    return changeSource(ctx.db, source.id, { error: '', attempts: 0, ...next(POLL_EVERY_MS) });
  if ('fault' in read) {
    const pause = Math.max(backOff(source.attempts), rest(read.restFor));
    return changeSource(ctx.db, source.id, { error: read.say, ...next(pause) });
  }
  await inTransaction(ctx, async (ctx) => {
    await importEntries(ctx, source, { read, report: ctx.report });
    const { title, etag, modified, movedTo, restFor } = read;
    await changeSource(ctx.db, source.id, {
      title: title || source.title,
      etag,
      last_modified: modified,
      error: '',
      attempts: 0,
      ...(movedTo && (await isFree(ctx.db, movedTo)) && { url: movedTo }),
      ...next(Math.max(POLL_EVERY_MS, rest(restFor))),
    });
  });
}

/** 30 minutes, then an hour, two hours and so on, up to a day. */
const backOff = (attempts: number) => Math.min(POLL_EVERY_MS * 2 ** (attempts - 1), MAX_BACKOFF_MS);
const rest = (seconds = 0) => Math.min(seconds * 1000, MAX_PAUSE_MS);

const isFree = async (database: Database, address: string) =>
  !(await database.selectFrom('feed_sources').select('id').where('url', '=', address).executeTakeFirst());

interface Reading {
  read: FeedRead;
  report: JobContext['report'];
}

/**
 * Inserts new entries. Skips known entries, links that are already in the showcase, and entries that cannot
 * be stored.
 */
async function importEntries(
  ctx: AppContext,
  source: SourceRecord,
  { read, report }: Reading,
): Promise<void> {
  const entries = read.entries.slice(0, MAX_ENTRIES);
  const dates = entryDates(entries, { now: ctx.clock.now(), isFirst: source.polled_at === null });
  let waiting = false;
  for (const [at, entry] of entries.entries()) {
    const post = await postFrom(ctx, source, { entry, date: dates[at]!, feedTitle: read.title });
    await sql`savepoint entry`.execute(ctx.db);
    try {
      waiting = (await importEntry(ctx, post, entry)) || waiting;
      await sql`release savepoint entry`.execute(ctx.db);
    } catch (error) {
      // If the connection is lost this fails too, and the whole poll with it.
      await sql`rollback to savepoint entry`.execute(ctx.db);
      report(error);
    }
  }
  if (waiting) await emailHosts(ctx, 'queue');
}

/** Returns whether the entry waits for a host's approval. */
async function importEntry(ctx: AppContext, post: NewPost, entry: FeedEntry): Promise<boolean> {
  if (await cameFrom(ctx.db, post.source_id!, post.link_key)) return false;
  const held = post.state === 'published' && (await isHeld(ctx.db, post.link_key));
  const taken: NewPost = held ? { ...post, state: 'pending', published_at: null } : post;
  if (!(await insertPost(ctx.db, taken))) return false;
  if (taken.state === 'published') await publishChange(ctx, 'showcase', '');
  if (entry.picture)
    await insertThumbnailJob(ctx.db, {
      post_id: post.id,
      url: entry.picture,
      is_page: false,
      due_at: post.created_at,
    });
  return taken.state === 'pending';
}

interface DatedEntry {
  entry: FeedEntry;
  date: Date;
  feedTitle: string;
}

async function postFrom(
  { clock }: AppContext,
  source: SourceRecord,
  { entry, date, feedTitle }: DatedEntry,
): Promise<NewPost> {
  const now = clock.now();
  return newPost({
    now,
    published: source.rule === 'publish',
    kind: entry.kind,
    title: entry.title,
    excerpt: entry.excerpt,
    link: entry.link,
    // All episodes of a podcast may link to the same page.
    link_key: await linkIndexKey(entry.kind === 'audio' && entry.media ? entry.media : entry.link),
    author_name: entry.author?.name || feedTitle || source.title,
    author_link: entry.author?.link ?? null,
    alt: entry.pictureAlt ?? '',
    media_url: entry.media ?? null,
    topics: [...new Set([...source.topics, ...entry.topics])].slice(0, 10),
    language: entry.language ?? null,
    dated_at: date,
    source_id: source.id,
    source_entry_key: await indexKey(entry.id),
  });
}
