import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { ShowcaseNewsQuery, ShowcaseQuery } from './showcase-requests.ts';
import { postKinds } from './post-kinds.ts';
import { HttpUrl } from './values.ts';

/** A picture in several widths, served by the API. */
export const Thumbnail = z.object({
  /** Size of the original in pixels. Reserves the space before the picture loads. */
  width: z.number(),
  height: z.number(),
  /** Dominant colour, such as `#aabbcc`. */
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** Text alternative; empty if none was given. */
  alt: z.string(),
  variants: z.array(z.object({ width: z.number(), source: HttpUrl })),
});
export type Thumbnail = z.infer<typeof Thumbnail>;

/** The author of a post: a member, or a person named by a feed. */
export const Author = z.object({
  name: z.string(),
  link: z.nullable(HttpUrl),
  picture: z.nullable(HttpUrl),
});
export type Author = z.infer<typeof Author>;

/** A post as the public sees it. All texts are plain text. */
export const Post = z.object({
  id: z.string(),
  kind: z.enum(postKinds),
  title: z.string(),
  excerpt: z.string(),
  /** URL of the work. */
  link: HttpUrl,
  author: Author,
  picture: z.nullable(Thumbnail),
  /** URL of the audio or video file itself, if there is one. */
  media: z.nullable(HttpUrl),
  event: z.nullable(z.string()),
  group: z.nullable(z.string()),
  topics: z.array(z.string()),
  /** BCP 47 language tag of the work. */
  language: z.nullable(z.string()),
  /**
   * Sort key of the feed, newest first. A member's post: when it was first visible. A feed entry: its own date; see
   * `isDated`.
   */
  date: z.string(),
  cheers: z.number(),
});
export type Post = z.infer<typeof Post>;

/** `GET /showcase`: a page of posts, newest first. */
export const Posts = z.object({
  posts: z.array(Post),
  /** Value for `?after=` to get the next page; null: no more posts. */
  next: z.nullable(z.string()),
  /** When the newest of all posts was published. Value for `?since=` of the news; null: no posts. */
  newest: z.nullable(z.string()),
});
export type Posts = z.infer<typeof Posts>;

/** `GET /showcase/news?since=`: the number of posts published after that time. */
export const ShowcaseNews = z.object({ count: z.number() });
export type ShowcaseNews = z.infer<typeof ShowcaseNews>;

/** The endpoints of a page that shows the newest posts. */
export const showcaseEndpoints = {
  showcase: endpoint({
    method: 'GET',
    path: '/showcase',
    role: 'anyone',
    summary: 'Published posts, newest first',
    query: ShowcaseQuery,
    status: 200,
    response: Posts,
  }),
  showcaseNews: endpoint({
    method: 'GET',
    path: '/showcase/news',
    role: 'anyone',
    summary: 'Number of posts published since a moment',
    query: ShowcaseNewsQuery,
    status: 200,
    response: ShowcaseNews,
  }),
} as const;
