import { Hono } from 'hono';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { copyScript, homePage } from './page.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page at the address of the API. */
export function homeRoutes(ctx: RouteContext): Hono {
  const app = new Hono();
  app.get('/', async (c) => {
    const locales = acceptedLanguages(c);
    const settings = await readSettings(ctx.db);
    const { title } = newsletterIn(settings, locales);
    c.header('Content-Security-Policy', PAGE_POLICY);
    return c.html(
      homePage({
        language: languageFor(locales, settings),
        community: title,
        url: ctx.url,
        hasOrigins: (ctx.origins ?? []).length > 0,
      }),
    );
  });
  app.get('/home.js', (c) => {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.body(copyScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  return app;
}
