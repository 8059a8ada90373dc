import type { Context } from 'hono';
import { html } from 'hono/html';
import { messagePage } from '../html/message-page.ts';
import { languageFor } from '../i18n/language.ts';
import type { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { problems } from './problem-details.ts';
import { acceptedLanguages, type RouteContext } from './route-context.ts';

/** Whether a browser opens this as a page. Scripts and programs accept JSON, or anything. */
const isPageVisit = (c: Context) => /^text\/html\b/i.test(c.req.header('Accept') ?? '');

/** What a person sees who has opened a page that fails, in their language; undefined for programs. */
export async function problemPage(
  ctx: RouteContext,
  c: Context,
  { code, reasons }: ProblemError,
): Promise<Response | undefined> {
  if (!isPageVisit(c)) return undefined;
  const locales = acceptedLanguages(c);
  const settings = await readSettings(ctx.db);
  const language = languageFor(locales, settings);
  const { page: words } = language.words;
  const { status } = problems[code];
  const [title, text] =
    status === 404 ? [words.notFound, words.notFoundText] : [words.wrong, words.wrongText];
  const requestId: string | undefined = c.get('requestId');
  const page = messagePage({
    ...{ language, title, text },
    newsletter: newsletterIn(settings, locales).title,
    root: `${ctx.url}/`,
    // To quote when asking for help.
    more: html`<p class="hint"><bdi dir="ltr">${[code, requestId].filter(Boolean).join(' · ')}</bdi></p>`,
  });
  c.header('X-Robots-Tag', 'noindex');
  c.header('Cache-Control', 'no-store');
  if (reasons.retryAfter !== undefined) c.header('Retry-After', String(reasons.retryAfter));
  return c.html(page, status as 404);
}
