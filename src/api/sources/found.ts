import { HttpUrl } from '../../contract/values.ts';
import { type PostKind } from '../../contract/post-kinds.ts';
import { Post, type Posts, type Thumbnail } from '../../contract/showcase.ts';
import type { Json } from './answer.ts';
import { shortened, text } from './plain-text.ts';

/** A post as a service describes it. Texts are plain already; everything else is unchecked and is validated here. */
export interface Found {
  id: unknown;
  kind: PostKind;
  title: string;
  excerpt: string;
  link: unknown;
  author: { name: string; link: unknown; picture: unknown };
  picture: Thumbnail | null;
  media?: unknown;
  topics: readonly unknown[];
  language?: unknown;
  date: unknown;
  cheers?: unknown;
}

/** A picture in one size, in pixels. */
export interface Size {
  source: unknown;
  width?: unknown;
  height?: unknown;
}

export const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** The valid posts, without duplicates. Those that don't match the contract are dropped. */
export function postsFrom(found: readonly (Found | undefined)[], next: string | null): Posts {
  const ids = new Set<string>();
  const posts = found
    .flatMap((it) => (it && postFrom(it)) ?? [])
    .filter(({ id }) => !ids.has(id) && ids.add(id));
  const newest = posts.map(({ date }) => date).sort();
  return { posts, next, newest: newest.at(-1) ?? null };
}

function postFrom({ id, title, excerpt, author, picture, topics, ...found }: Found): Post | undefined {
  const link = httpAddress(found.link);
  const post = Post.safeParse({
    id: text(id).slice(0, 2048) || undefined,
    kind: found.kind,
    // A link without text can't be found by anyone.
    title: [title, picture?.alt, author.name, link].map((it) => shortened(it ?? '', 200)).find(Boolean),
    excerpt: shortened(excerpt, 500),
    link,
    author: {
      name: shortened(author.name, 100),
      link: httpAddress(author.link),
      picture: httpAddress(author.picture),
    },
    picture,
    media: httpAddress(found.media),
    event: null,
    group: null,
    topics: [...new Set(topics.slice(0, 20).map((it) => shortened(text(it), 100)))].filter(Boolean),
    language: languageTag(found.language),
    date: instant(found.date),
    cheers: wholeNumber(found.cheers),
  });
  return post.success ? post.data : undefined;
}

/** An absolute http(s) URL, normalized by the browser; null for anything else. */
export function httpAddress(value: unknown): string | null {
  const address = HttpUrl.safeParse(URL.canParse(text(value)) && new URL(text(value)).href);
  return address.success ? address.data : null;
}

/** ISO 8601 in UTC. */
export function instant(value: unknown): string | undefined {
  const date = new Date(text(value));
  return isNaN(Number(date)) ? undefined : date.toISOString();
}

function languageTag(value: unknown): string | null {
  try {
    // Only for a string: of `{ "length": 9e15 }` it would visit every index.
    return Intl.getCanonicalLocales(text(value))[0]!;
  } catch {
    return null;
  }
}

/** A positive whole number; 0 for anything else. */
export const wholeNumber = (value: unknown): number =>
  Number.isSafeInteger(value) ? Math.max(0, value as number) : 0;

/** A picture in the sizes that the service offers. */
export function pictureFrom(alt: unknown, sizes: readonly Size[]): Thumbnail | null {
  const variants = sizes
    // Without a known size, it gets the space of a wide picture until it has loaded.
    .map(({ source, width, height }) => ({
      source: httpAddress(source)!,
      width: wholeNumber(width) || 1600,
      height: wholeNumber(height) || 900,
    }))
    .filter(({ source }) => source)
    .sort((a, b) => a.width - b.width);
  const largest = variants.at(-1);
  return largest ? { ...largest, color: '#808080', alt: shortened(text(alt), 1000), variants } : null;
}
