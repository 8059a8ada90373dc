import { type Context, Hono } from 'hono';
import { brandOf } from '../html/brand.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { en } from '../i18n/locales/en.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { attributesIn, embeddedPage, type EmbeddedElement, frameStyles, looksIn } from './page.ts';

const elements = Object.keys(en.home.elements) as EmbeddedElement[];

/** One page an element, for the frames of the listed sites. */
export function embedRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  const policy = policyFor(ctx);
  for (const element of elements)
    app.get(`/embed/${element}`, async (c) => {
      const query = c.req.query();
      const locales = acceptedLanguages(c, query['lang']);
      const settings = await readSettings(ctx.db);
      const attributes = attributesIn(query);
      // Signing in happens in the frame: on a page of its own, it would be in another part of the browser's storage.
      if (element === 'group-board') attributes.set('login', `member-login?${signInQuery(ctx, c)}`);
      c.header('Content-Security-Policy', policy);
      c.header('Vary', 'Accept-Language');
      c.header('Cache-Control', 'public, max-age=300');
      return c.html(
        embeddedPage({
          language: languageFor(locales, settings),
          community: newsletterIn(settings, locales).title,
          element,
          attributes,
          looks: looksIn(query),
        }),
      );
    });
  app.get('/embed/frame.css', async (c) => {
    const settings = await readSettings(ctx.db);
    const looks = looksIn(c.req.query());
    const { light, dark } = brandOf(settings, '');
    const own = settings.brand.color && `light-dark(${light}, ${dark})`;
    c.header('Cache-Control', 'public, max-age=300');
    return c.body(frameStyles(looks, looks.accentColor ?? own ?? undefined), 200, {
      'Content-Type': 'text/css; charset=utf-8',
    });
  });
  return app;
}

/** The way back to the board is a path of this site, with what was asked of it. */
function signInQuery({ url }: RouteContext, c: Context): string {
  const { lang = '', 'color-scheme': scheme = '', 'accent-color': accent = '' } = c.req.query();
  const kept = Object.entries({ lang, 'color-scheme': scheme, 'accent-color': accent }).filter(
    ([, it]) => it,
  );
  // A proxy may have taken the path of the API away.
  const path = new URL(`${url}/embed/group-board`).pathname + new URL(c.req.url).search;
  return new URLSearchParams([...kept, ['redirect', path]]).toString();
}

/**
 * What an element needs and nothing else; framed by the listed sites, and by this one. `'self'` alone is not the public address where a
 * proxy or an alias leads here.
 */
function policyFor({ url, origins = [], embedOrigins = origins }: RouteContext): string {
  const own = `'self' ${new URL(url).origin}`;
  const framing = embedOrigins.includes('*')
    ? '*'
    : ["'self'", ...embedOrigins.filter((it) => it !== 'null')].join(' ');
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    `connect-src ${own}`,
    'img-src https: http: data: blob:',
    'media-src https: http: blob:',
    'frame-src https:',
    `form-action ${own}`,
    "base-uri 'none'",
    `frame-ancestors ${framing}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
