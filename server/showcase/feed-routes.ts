import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Post } from '../../src/contract/index.ts';
import { writeFeed } from '../feeds/write.ts';
import { acceptedLanguages, respondWithProblem, type RouteContext } from '../http/route-context.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { cursorFrom } from './cursor.ts';
import { presentPosts } from './presenters.ts';
import { publishedPosts } from './queries/posts.ts';
import { filterIn, pageIn } from './query-params.ts';
import { showcasePage } from './showcase-page.ts';
import { showcaseStrings } from './strings.ts';

/** How long feed readers and search engines may use a cached copy. */
const CACHE = 'public, max-age=300';
const formats = ['rss', 'atom', 'json'] as const;

/** The showcase as feeds, and as a page without script for search engines. Takes the filters of `GET /showcase`. */
export function feedRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  for (const format of formats)
    app.get(`/showcase.${format}`, etag(), async (c) => {
      const found = await read(ctx, c);
      if (found instanceof ProblemError) return respondWithProblem(ctx, found);
      const { posts, self, title, description, home, locale } = found;
      const { body, contentType } = writeFeed(format, {
        title,
        description,
        link: home,
        self,
        language: locale,
        updated: posts[0]?.date ?? new Date(0).toISOString(),
        posts: posts.map(feedEntry),
      });
      c.header('Cache-Control', CACHE);
      c.header('Vary', 'Accept-Language', { append: true });
      return c.body(body, 200, { 'Content-Type': contentType });
    });

  app.get('/showcase.html', etag(), async (c) => {
    const found = await read(ctx, c);
    if (found instanceof ProblemError) return respondWithProblem(ctx, found);
    const { origin } = new URL(ctx.url);
    c.header('Cache-Control', CACHE);
    c.header('Vary', 'Accept-Language', { append: true });
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'self'; img-src 'self' ${origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    return c.html(showcasePage(found));
  });
  return app;
}

async function read(ctx: RouteContext, c: Context) {
  const filter = filterIn(c);
  const page = pageIn(c);
  if (filter instanceof ProblemError) return filter;
  if (page instanceof ProblemError) return page;
  const found = await publishedPosts(ctx.db, filter, { ...page, most: page.most + 1 });
  const shown = found.slice(0, page.most);
  const settings = await readSettings(ctx.db);
  const wanted = acceptedLanguages(c, c.req.query('lang'));
  const { title: community, locale } = newsletterIn(settings, wanted);
  const language = languageFor(wanted);
  const words = showcaseStrings(language.lang);
  const { after: _, ...asked } = c.req.query();
  const query = new URLSearchParams(asked);
  const self = `${ctx.url}${c.req.path}${query.size ? `?${query}` : ''}`;
  const last = shown.at(-1);
  if (found.length > shown.length) query.set('after', cursorFrom({ date: last!.dated_at, id: last!.id }));
  return {
    posts: await presentPosts(ctx, shown),
    next: found.length > shown.length ? `?${query}` : undefined,
    first: !page.after,
    self,
    /** The page with the element, if it is configured. */
    home: settings.showcasePage ?? `${ctx.url}/showcase.html`,
    title: fill(words.feedTitle, { community }),
    description: fill(words.feedDescription, { community }),
    locale,
    language,
  };
}

const mediaTypes = { audio: 'audio/mpeg', video: 'video/mp4', image: 'image/webp' } as const;

function feedEntry({ media, picture, author, language, ...post }: Post) {
  const widest = picture?.variants.at(-1);
  const { kind } = post;
  return {
    ...post,
    author: { name: author.name, ...(author.link && { link: author.link }) },
    ...(widest && { picture: { url: widest.source, type: mediaTypes.image } }),
    ...(media && { media: { url: media, type: mediaTypes[kind === 'video' ? 'video' : 'audio'] } }),
    ...(language && { language }),
  };
}
