import * as z from 'zod/mini';
import { postKinds } from './post-kinds.ts';
import { HttpAddress } from './values.ts';

/** The same picture in some widths, served by the API. */
export const Thumbnail = z.object({
  /** Of the original, in pixels: gives the shape before the picture is there. */
  width: z.number(),
  height: z.number(),
  /** Its dominant colour, like `#aabbcc`. */
  color: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  /** What it shows, in words; empty where nobody said. */
  alt: z.string(),
  variants: z.array(z.object({ width: z.number(), source: HttpAddress })),
});
export type Thumbnail = z.infer<typeof Thumbnail>;

/** Who made a piece: a member, or whoever a feed names. */
export const Author = z.object({
  name: z.string(),
  link: z.nullable(HttpAddress),
  picture: z.nullable(HttpAddress),
});
export type Author = z.infer<typeof Author>;

/** A finished piece as everybody sees it. All texts are plain text. */
export const Post = z.object({
  id: z.string(),
  kind: z.enum(postKinds),
  title: z.string(),
  excerpt: z.string(),
  /** Where the piece is. */
  link: HttpAddress,
  author: Author,
  picture: z.nullable(Thumbnail),
  /** The audio or video file itself, where there is one. */
  media: z.nullable(HttpAddress),
  event: z.nullable(z.string()),
  group: z.nullable(z.string()),
  topics: z.array(z.string()),
  /** A BCP 47 tag of the language it is in. */
  language: z.nullable(z.string()),
  /** When it came to be seen here; the feed is in this order, newest first. */
  date: z.string(),
  cheers: z.number(),
});
export type Post = z.infer<typeof Post>;

/** `GET /showcase`: some posts, newest first. */
export const Posts = z.object({
  posts: z.array(Post),
  /** For `?after=`: the posts that follow; null: there are none. */
  next: z.nullable(z.string()),
  /** When the newest of all posts was published, for `?since=` of the news; null: there is none. */
  newest: z.nullable(z.string()),
});
export type Posts = z.infer<typeof Posts>;

/** `GET /showcase/news?since=`: how many posts were published after the newest that somebody has. */
export const ShowcaseNews = z.object({ count: z.number() });
export type ShowcaseNews = z.infer<typeof ShowcaseNews>;
