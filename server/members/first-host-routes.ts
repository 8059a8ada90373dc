import { type Context, Hono } from 'hono';
import { addressFrom } from '../email/address.ts';
import { readForm, textIn } from '../http/body.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { firstHostExpired, firstHostPage } from './first-host-page.ts';
import { becomeFirstHost, FIRST_HOST_PATH, isFirstHostToken } from './first-host.ts';

const MAX_NAME_LENGTH = 200;

/** The page behind the link that a server without a host prints to its log. GET changes nothing. */
export function firstHostRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get(FIRST_HOST_PATH, async (c) => {
    const { language, community } = await audience(ctx, c);
    const token = c.req.query('token') ?? '';
    if (!(await isFirstHostToken(ctx, token))) return c.html(firstHostExpired(language, community), 410);
    return c.html(firstHostPage({ language, community, token, email: '', name: '', errors: new Map() }));
  });

  app.post(FIRST_HOST_PATH, async (c) => {
    const form = await readForm(c.req.raw);
    const { language, community } = await audience(ctx, c);
    const [token, email, name] = ['token', 'email', 'name'].map(
      (field) => textIn(form, field)?.trim() ?? '',
    ) as [string, string, string];
    if (!(await isFirstHostToken(ctx, token))) return c.html(firstHostExpired(language, community), 410);
    const address = addressFrom(email);
    const errors = new Map<string, string>();
    if (!address) errors.set('email', language.words.form.emailWrong);
    if (!isName(name)) errors.set('name', language.words.members.firstHostName);
    if (!address || errors.size > 0)
      return c.html(firstHostPage({ language, community, token, email, name, errors }), 422);
    const link = await becomeFirstHost(ctx, { token, address, name, locale: language.lang });
    return link === undefined ? c.html(firstHostExpired(language, community), 410) : c.redirect(link, 303);
  });

  return app;
}

const isName = (name: string) => name !== '' && name.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(name);

async function audience(ctx: RouteContext, c: Context) {
  c.header('X-Robots-Tag', 'noindex');
  c.header('Cache-Control', 'no-store');
  const locales = acceptedLanguages(c);
  const settings = await readSettings(ctx.db);
  return {
    language: languageFor(locales, settings),
    community: newsletterIn(settings, locales).title,
  };
}
