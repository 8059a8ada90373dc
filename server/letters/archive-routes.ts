import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { writeFeed } from '../feeds/write.ts';
import { plainText } from '../html/plain-text.ts';
import { pageOf } from '../http/list-page.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { FORM_PATH } from '../newsletter/plain-form.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { letterListPage, letterPage } from './archive-page.ts';
import { textVersion } from './content/text-version.ts';
import { noLetter } from './policy.ts';
import { archiveUrl } from './presenters.ts';
import { type ArchivedLetter, archivedLetter, archivedLetters } from './queries/letters.ts';
import { letterLanguage } from './rendering.ts';

/** How long feed readers and search engines may use a cached copy. */
const CACHE = 'public, max-age=300';
const PAGE_SIZE = 20;
const MAX_EXCERPT_LENGTH = 300;
const formats = ['rss', 'atom', 'json'] as const;

/** The archive of letters: pages without script, and feeds. */
export function archiveRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  for (const format of formats)
    app.get(`/letters.${format}`, etag(), async (c) => {
      const { settings, newsletter, letters } = await archive(ctx, c);
      const { body, contentType } = writeFeed(format, {
        title: newsletter.title,
        description: newsletter.promise || newsletter.title,
        link: `${ctx.url}/letters`,
        self: `${ctx.url}/letters.${format}`,
        language: newsletter.locale,
        updated: (letters[0]?.started_at ?? new Date(0)).toISOString(),
        posts: letters.map((letter) => feedEntry(ctx, settings, letter)),
      });
      cache(c);
      return c.body(body, 200, { 'Content-Type': contentType });
    });

  app.get('/letters', etag(), async (c) => {
    const { settings, newsletter, letters, next } = await archive(ctx, c);
    cache(c);
    pagePolicy(ctx, c);
    return c.html(
      letterListPage({
        letters,
        next,
        isFirst: c.req.query('after') === undefined,
        language: languageFor([newsletter.locale], settings),
        newsletter: newsletter.title,
        signup: signupPage(ctx, settings),
        url: ctx.url,
      }),
    );
  });

  app.get('/letters/:slug', etag(), async (c) => {
    const letter = await archivedLetter(ctx.db, c.req.param('slug'));
    if (!letter) throw noLetter();
    const settings = await readSettings(ctx.db);
    const { title } = newsletterIn(settings, [letter.language ?? settings.locale]);
    const language = letterLanguage(letter, settings);
    cache(c);
    pagePolicy(ctx, c);
    return c.html(
      letterPage({ letter, language, newsletter: title, signup: signupPage(ctx, settings), url: ctx.url }),
    );
  });
  return app;
}

const cache = (c: Context) => c.header('Cache-Control', CACHE);

/** Letters have pictures of other sites, and nothing else of them. */
const pagePolicy = (ctx: RouteContext, c: Context) =>
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'self' ${new URL(ctx.url).origin}; img-src https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );

const signupPage = ({ url }: RouteContext, { newsletterPage }: Settings) =>
  newsletterPage ?? `${url}${FORM_PATH}`;

async function archive(ctx: RouteContext, c: Context) {
  const { rows: letters, next } = await pageOf(
    { after: c.req.query('after'), limit: PAGE_SIZE },
    (page) => archivedLetters(ctx.db, page),
    ({ started_at: date, id }) => ({ date, id }),
  );
  const settings = await readSettings(ctx.db);
  c.header('Vary', 'Accept-Language', { append: true });
  return {
    settings,
    newsletter: newsletterIn(settings, acceptedLanguages(c, c.req.query('lang'))),
    letters,
    next: next === null ? undefined : `${ctx.url}/letters?after=${next}`,
  };
}

const feedEntry = (ctx: RouteContext, settings: Settings, letter: ArchivedLetter) => ({
  id: letter.id,
  title: letter.subject,
  link: archiveUrl(ctx, letter),
  date: letter.started_at.toISOString(),
  excerpt: letter.preview_text || plainText(textVersion(letter.sent_html), MAX_EXCERPT_LENGTH),
  author: { name: newsletterIn(settings, [letter.language ?? settings.locale]).title },
  topics: letter.topics.map((topic) => settings.topics.find(({ id }) => id === topic)?.label ?? topic),
  language: letter.language ?? settings.locale,
});
