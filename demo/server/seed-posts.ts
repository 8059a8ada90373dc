import type { Clock } from '../../server/app-context.ts';
import type { Database } from '../../server/database/tables.ts';
import { randomName } from '../../server/secret.ts';
import { linkKey } from '../../server/showcase/link.ts';
import { newPost } from '../../server/showcase/new-post.ts';
import { saveThumbnails } from '../../server/showcase/queries/pictures.ts';
import { insertPost } from '../../server/showcase/queries/posts.ts';
import { alternatives, pictureOf } from './pictures.ts';
import { type Piece, pieces } from './sample-posts.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Adds the demo's pieces, each two days older than the one before. */
export async function seedPosts(database: Database, clock: Clock, url: string): Promise<void> {
  for (const [at, piece] of pieces.entries()) await hang(database, { clock, url, at, piece });
}

interface Place {
  clock: Clock;
  url: string;
  at: number;
  piece: Piece;
}

async function hang(database: Database, { clock, url, at, piece }: Place): Promise<void> {
  const { motif, author, cheers, ...texts } = piece;
  const id = randomName();
  const now = clock.now();
  const date = new Date(now.getTime() - (2 * at + 0.3) * DAY_MS);
  if (motif) await saveThumbnails(database, id, await pictureOf(motif, at), now);
  const link = `${url}/article.html?piece=${pieces.length - at}`;
  const post = newPost({
    ...texts,
    now: date,
    published: true,
    link,
    link_key: linkKey(link),
    author_name: author,
    picture_id: motif ? id : null,
    alt: motif ? alternatives[motif] : '',
    media_url: piece.kind === 'audio' ? `${url}/sound.wav` : null,
    language: 'en',
    cheer_count: cheers,
  });
  await insertPost(database, post);
}
