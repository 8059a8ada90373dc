import type { Context } from 'hono';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { languageFor } from '../i18n/language.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';

/** The page language and the newsletter's texts that best match the visitor's languages. */
export async function pageLanguage(ctx: RouteContext, c: Context, locale?: string) {
  const locales = acceptedLanguages(c, locale);
  const settings = await readSettings(ctx.db);
  const newsletter = newsletterIn(settings, locales);
  return { language: languageFor(locales, settings), newsletter, title: newsletter.title };
}
