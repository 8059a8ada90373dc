import { randomName } from '../secret.ts';
import type { NewPost } from './queries/posts.ts';

type Needed = 'kind' | 'title' | 'link' | 'link_key' | 'author_name';

interface PostInput extends Pick<NewPost, Needed>, Partial<Omit<NewPost, Needed>> {
  now: Date;
  /** Whether it is published now, or else waits for a host's approval. */
  published: boolean;
}

/** The row of a new post. Columns that are not given are empty. */
export const newPost = ({ now, published, ...given }: PostInput): NewPost => ({
  id: randomName(),
  excerpt: '',
  author_id: null,
  author_key: given.author_id ?? given.author_name,
  author_link: null,
  picture_id: null,
  alt: '',
  media_url: null,
  event_title: null,
  group_name: null,
  topics: [],
  language: null,
  dated_at: now,
  published_at: published ? now : null,
  state: published ? 'published' : 'pending',
  reason: '',
  source_id: null,
  source_entry_key: null,
  cheer_count: 0,
  created_at: now,
  updated_at: now,
  ...given,
});

/** The author of a new post who is a member. */
export const authoredBy = ({ id, name, link }: { id: string; name: string; link: string | null }) => ({
  author_id: id,
  author_name: name,
  author_link: link,
});
