import { type Selectable, type SelectQueryBuilder, sql, type Updateable } from 'kysely';
import type { Database, PostRow, Tables } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';

export type PostRecord = Selectable<PostRow>;

/** A post with its author's current profile. */
export interface ShownPost extends Omit<PostRecord, 'search_vector' | 'held'> {
  member_name: string | null;
  member_link: string | null;
  member_picture: string | null;
}

/** What the returned posts must match. */
export interface Filter {
  kind?: string | undefined;
  topic?: string | undefined;
  event?: string | undefined;
  group?: string | undefined;
  author?: string | undefined;
  /** Words that a post must all contain. The last one may be incomplete. */
  words?: string[] | undefined;
  state?: PostRecord['state'] | undefined;
  /** First visible after this time, and up to that one. */
  publishedAfter?: Date | undefined;
  publishedUntil?: Date | undefined;
}

export type Posts = SelectQueryBuilder<Tables, 'posts', object>;

const published = (database: Database, filter: Filter = {}): Posts =>
  filtered(database.selectFrom('posts'), { ...filter, state: 'published' });

export function filtered(
  posts: Posts,
  { kind, topic, event, group, author, words, state, ...published }: Filter,
): Posts {
  let query = posts;
  if (state) query = query.where('posts.state', '=', state);
  const { publishedAfter, publishedUntil } = published;
  if (publishedAfter) query = query.where('posts.published_at', '>', publishedAfter);
  if (publishedUntil) query = query.where('posts.published_at', '<=', publishedUntil);
  if (kind) query = query.where('posts.kind', '=', kind as PostRow['kind']);
  if (event) query = query.where('posts.event_title', '=', event);
  if (group) query = query.where('posts.group_name', '=', group);
  if (author) query = query.where('posts.author_key', '=', author);
  if (topic) query = query.where(sql<boolean>`posts.topics @> array[${topic}]::text[]`);
  if (words?.length)
    query = query.where(sql<boolean>`posts.search_vector @@ to_tsquery('simple', ${wordQuery(words)})`);
  return query;
}

/** A tsquery of all words, quoted. The last word matches as a prefix. */
const wordQuery = (words: string[]) =>
  words
    .map(
      (word, at) => `'${word.toLowerCase().replace(/['\\]/g, '$&$&')}'${at === words.length - 1 ? ':*' : ''}`,
    )
    .join(' & ');

/** With all that is shown of them. */
export const shown = (posts: Posts) =>
  posts
    .leftJoin('members', 'members.id', 'posts.author_id')
    .leftJoin('member_pictures', 'member_pictures.member_id', 'posts.author_id')
    .select([
      'posts.id',
      'posts.kind',
      'posts.title',
      'posts.excerpt',
      'posts.link',
      'posts.link_key',
      'posts.author_id',
      'posts.author_key',
      'posts.author_name',
      'posts.author_link',
      'posts.picture_id',
      'posts.alt',
      'posts.media_url',
      'posts.event_title',
      'posts.group_name',
      'posts.topics',
      'posts.language',
      'posts.dated_at',
      'posts.published_at',
      'posts.state',
      'posts.reason',
      'posts.source_id',
      'posts.source_entry_key',
      'posts.cheer_count',
      'posts.created_at',
      'posts.updated_at',
      'members.name as member_name',
      'members.link as member_link',
      'member_pictures.sha256 as member_picture',
    ]);

/** Published posts, newest first, starting after the cursor `after`. */
export function publishedPosts(
  database: Database,
  filter: Filter,
  { after, most }: ListPage,
): Promise<ShownPost[]> {
  let query = published(database, filter);
  if (after) query = query.where(sql<boolean>`(posts.dated_at, posts.id) < (${after.date}, ${after.id})`);
  return shown(query).orderBy('posts.dated_at', 'desc').orderBy('posts.id', 'desc').limit(most).execute();
}

/** The number of posts published since then, up to `most`: beyond that, the exact number does not matter. */
export async function publishedSince(
  database: Database,
  filter: Filter,
  since: Date,
  most: number,
): Promise<number> {
  const recent = published(database, filter)
    .where('posts.published_at', '>', since)
    .select('posts.id')
    .limit(most);
  const { count } = await database
    .selectFrom(recent.as('recent'))
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When the most recently published post was published. */
export async function newestPublished(database: Database): Promise<Date | undefined> {
  const newest = await database
    .selectFrom('posts')
    .select('published_at')
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.published_at ?? undefined;
}

export const publishedPost = (database: Database, id: string): Promise<ShownPost | undefined> =>
  shown(published(database).where('posts.id', '=', id)).executeTakeFirst();

export const postWithId = (database: Database, id: string): Promise<ShownPost | undefined> =>
  shown(database.selectFrom('posts').where('posts.id', '=', id)).executeTakeFirst();

/** A member's posts, newest first. */
export function postsOf(database: Database, member: string, { after, most }: ListPage): Promise<ShownPost[]> {
  let query: Posts = database.selectFrom('posts').where('posts.author_id', '=', member);
  if (after) query = query.where(sql<boolean>`(posts.created_at, posts.id) < (${after.date}, ${after.id})`);
  return shown(query).orderBy('posts.created_at', 'desc').orderBy('posts.id', 'desc').limit(most).execute();
}

/** Whether a post has reports that no host has reviewed. */
export const isReported = sql<boolean>`exists (select from post_reports where post_reports.post_id = posts.id)`;

/** Pending and reported posts, oldest first. */
export function queuedPosts(database: Database, { after, most }: ListPage): Promise<ShownPost[]> {
  let query: Posts = database.selectFrom('posts').where((eb) => {
    const reported = eb.and([eb('posts.state', '=', 'published'), isReported]);
    return eb.or([eb('posts.state', '=', 'pending'), reported]);
  });
  if (after) query = query.where(sql<boolean>`(posts.created_at, posts.id) > (${after.date}, ${after.id})`);
  return shown(query).orderBy('posts.created_at').orderBy('posts.id').limit(most).execute();
}

export type NewPost = Omit<PostRecord, 'search_vector' | 'held'>;

/** False if the feed entry or the link is already in the showcase. */
export async function insertPost(database: Database, post: NewPost): Promise<boolean> {
  const inserted = await database
    .insertInto('posts')
    .values(post)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function changePost(database: Database, id: string, change: Updateable<PostRow>): Promise<void> {
  await database.updateTable('posts').set(change).where('id', '=', id).execute();
}

/** Whether this source has ever had an entry with this link, whatever its state now. */
export async function cameFrom(database: Database, source: string, linkKey: string): Promise<boolean> {
  const post = await database
    .selectFrom('posts')
    .select('id')
    .where('source_id', '=', source)
    .where('link_key', '=', linkKey)
    .executeTakeFirst();
  return post !== undefined;
}

/** Whether a post with this link was hidden or declined by a host, or has reports that no host has handled. */
export async function isHeld(database: Database, linkKey: string): Promise<boolean> {
  const held = await database
    .selectFrom('posts')
    .select('id')
    .where('link_key', '=', linkKey)
    .where((eb) => eb.or([eb('held', '=', true), isReported]))
    .executeTakeFirst();
  return held !== undefined;
}

/** Clears holds and reports of these links, because a host has published them. */
export async function releaseLinks(database: Database, linkKeys: string[]): Promise<void> {
  if (linkKeys.length === 0) return;
  await database
    .updateTable('posts')
    .set({ held: false })
    .where('link_key', 'in', linkKeys)
    .where('held', '=', true)
    .execute();
  await database
    .deleteFrom('post_reports')
    .where('post_id', 'in', (eb) => eb.selectFrom('posts').select('id').where('link_key', 'in', linkKeys))
    .execute();
}

/** A post with the same link that is pending, published or hidden. */
export async function postWithLink(database: Database, linkKey: string): Promise<PostRecord | undefined> {
  return database
    .selectFrom('posts')
    .selectAll()
    .where('link_key', '=', linkKey)
    .where('state', 'in', ['pending', 'published', 'hidden'])
    .executeTakeFirst();
}

/** Locks the posts until the transaction ends, in order of id to avoid deadlocks. */
export const lockPosts = (database: Database, ids: string[]): Promise<PostRecord[]> =>
  database.selectFrom('posts').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute();
