import type { Database } from '../../server/index.ts';
import type { Clock } from '../../server/app-context.ts';
import { linkKey } from '../../server/showcase/link.ts';
import { newPost } from '../../server/showcase/new-post.ts';
import { saveThumbnails } from '../../server/showcase/queries/pictures.ts';
import { insertPost } from '../../server/showcase/queries/posts.ts';
import type { PostOrder } from './community.ts';

/** A red WebP. */
const RED = 'UklGRjgAAABXRUJQVlA4ICwAAADQAgCdASpAACQAPpFGnUulo6KhpAgAsBIJaQDG1wAAA/v0hgAA';

let made = 0;

/** Adds published posts, each newer than the one before; returns their ids. */
export async function addPosts(database: Database, clock: Clock, orders: PostOrder[]): Promise<string[]> {
  const { count } = await database
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  const ids: string[] = [];
  for (const order of orders) ids.push(await addPost(database, clock, order, Number(count) + ids.length));
  return ids;
}

/** Like a member's or a feed's post, with a picture of one colour. */
async function addPost(database: Database, clock: Clock, order: PostOrder, place: number): Promise<string> {
  const { title, kind = 'article', excerpt = '', author = 'Ada', topics = [], media = null } = order;
  const id = `post-${++made}`;
  const link = order.link ?? `https://example.org/${id}`;
  const now = clock.now();
  if (order.picture) {
    const bytes = new Uint8Array(Buffer.from(RED, 'base64'));
    const variants = [320, 640].map((width) => ({ width, bytes }));
    await saveThumbnails(database, id, { width: 640, height: 360, color: '#c2452d', variants }, now);
  }
  const date = new Date(now.getTime() - 86_400_000 + place * 1000);
  const post = newPost({
    id,
    now,
    published: true,
    kind,
    title,
    excerpt,
    link,
    link_key: linkKey(link),
    author_name: author,
    picture_id: order.picture ? id : null,
    media_url: media,
    topics,
    dated_at: date,
  });
  await insertPost(database, post);
  return id;
}
