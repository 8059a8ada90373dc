import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { type Post, ShowcaseQuery } from '../../src/contract/index.ts';
import { writeFeed } from '../feeds/write.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { queryOf } from '../http/route.ts';
import { validate } from '../http/validation.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { type ListPage, pageOf } from '../http/list-page.ts';
import { dateCursor, filterFrom, pageFrom } from './filter.ts';
import { presentPosts } from './presenters.ts';
import { publishedPosts } from './queries/posts.ts';
import { showcasePage } from './showcase-page.ts';

/** How long feed readers and search engines may use a cached copy. */
const CACHE = 'public, max-age=300';
const formats = ['rss', 'atom', 'json'] as const;

/** The showcase as feeds, and as a page without script for search engines. Takes the filters of `GET /showcase`. */
export function feedRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  for (const format of formats)
    app.get(`/showcase.${format}`, etag(), async (c) => {
      const { posts, self, title, description, home, locale } = await read(ctx, c);
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
  const { after, limit, ...filter } = validate(ShowcaseQuery, queryOf(c, ShowcaseQuery));
  const read = (page: ListPage) => publishedPosts(ctx.db, filterFrom(filter), page);
  const { rows, next } = await pageOf(pageFrom({ after, limit }), read, dateCursor);
  const settings = await readSettings(ctx.db);
  const wanted = acceptedLanguages(c, c.req.query('lang'));
  const { title: community, locale } = newsletterIn(settings, wanted);
  const language = languageFor(wanted, settings);
  const words = language.words.showcase;
  const { after: _after, ...asked } = c.req.query();
  const query = new URLSearchParams(asked);
  const self = `${ctx.url}${c.req.path}${query.size ? `?${query}` : ''}`;
  if (next) query.set('after', next);
  return {
    posts: await presentPosts(ctx, rows),
    next: next ? `?${query}` : undefined,
    first: !after,
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
