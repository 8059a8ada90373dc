import { Hono } from 'hono';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { en } from '../i18n/locales/en.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { consolePage, PREVIEW_FRAME } from './console-page.ts';
import { copyScript, homePage } from './page.ts';
import { snippetPage } from './snippet-page.ts';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of a page with elements and a script of its own, given what it may load. */
const policyOfElements = (sources: string[]) =>
  [
    "default-src 'none'",
    ...sources,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The page and the elements each have a Lit.
    "trusted-types lit-html 'allow-duplicates'",
  ].join('; ');

/** An element is live there, and may read the services that it is set up with. */
const builderPolicy = ({ url }: RouteContext) =>
  policyOfElements([
    `script-src 'self' ${new URL(url).origin}`,
    `style-src 'self' ${new URL(url).origin}`,
    `connect-src 'self' ${new URL(url).origin} https:`,
    'img-src https: http: data: blob:',
    'media-src https: http: blob:',
    'frame-src https:',
  ]);

const consolePolicy = ({ url }: RouteContext) =>
  policyOfElements([
    `script-src 'self' ${new URL(url).origin}`,
    `style-src 'self' ${new URL(url).origin}`,
    `connect-src 'self' ${new URL(url).origin}`,
    'img-src https: http: data: blob:',
    "frame-src 'self'",
  ]);

/** No script, whatever a letter has in it. */
const previewPolicy = ({ url }: RouteContext) =>
  [
    "default-src 'none'",
    `style-src 'unsafe-inline' 'self' ${new URL(url).origin}`,
    'img-src https: http: data:',
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');

/** The page at the address of the API, the one that builds a snippet, and the console of hosts. */
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
  app.get('/snippet', (c) => {
    c.header('Content-Security-Policy', builderPolicy(ctx));
    return c.html(snippetPage({ words: en.home, url: ctx.url, hasOrigins: (ctx.origins ?? []).length > 0 }));
  });
  app.get('/console', async (c) => {
    const { title } = newsletterIn(await readSettings(ctx.db), acceptedLanguages(c));
    c.header('Content-Security-Policy', consolePolicy(ctx));
    return c.html(consolePage({ community: title, url: ctx.url }));
  });
  app.get('/console/preview', (c) => {
    c.header('Content-Security-Policy', previewPolicy(ctx));
    return c.html(PREVIEW_FRAME);
  });
  app.get('/home.js', (c) => {
    c.header('Cache-Control', 'public, max-age=3600');
    return c.body(copyScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });
  return app;
}
