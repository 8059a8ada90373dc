import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { inTransaction } from '../database/transaction.ts';
import { messagePage, stepPage } from '../html/message-page.ts';
import { readForm } from '../http/body.ts';
import { acceptedLanguages, type RouteContext } from '../http/route-context.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { FORM_PATH } from '../newsletter/plain-form.ts';
import { ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { calendarOf } from './calendar.ts';
import { notifyRowChanged } from './notify.ts';
import { eventWithId } from './queries/events.ts';
import { changeParticipant } from './queries/participants.ts';
import { summaryPage } from './summary-page.ts';
import { summary } from './summary.ts';
import { type EventSubscription, isUnsubscribeToken } from './unsubscribe-token.ts';

const CACHE = 'public, max-age=60';

/** The parts of events that work without the element: the summary, the calendar and unsubscribing from emails. */
export function eventPageRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get('/events/:event/summary.html', etag(), async (c) => {
    const results = await summary(ctx, c.req.param('event'));
    c.header('Cache-Control', CACHE);
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    const settings = await readSettings(ctx.db);
    const next = settings.newsletterPage ?? `${ctx.url}${FORM_PATH}`;
    return c.html(summaryPage(results, languageFor(acceptedLanguages(c), settings), next));
  });

  app.get('/calendars/:group/:file', etag(), async (c) => {
    const { group, file } = c.req.param();
    const language = languageFor(acceptedLanguages(c), await readSettings(ctx.db));
    const calendar = await calendarOf(ctx, { group, file, language });
    if (calendar === undefined) throw new ProblemError('not-found');
    c.header('Cache-Control', 'private, max-age=300');
    return c.body(calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  });

  // GET changes nothing, because email scanners open every link.
  app.get('/groups/mute', async (c) => {
    const { about, words, ...page } = await mutingIn(ctx, c);
    if (!about)
      return c.html(messagePage({ ...page, title: words.muteInvalid, text: words.muteInvalidText }), 410);
    const title = fill(words.muteTitle, { event: about.title });
    const action = `mute?${new URL(c.req.url).searchParams}`;
    const fields = { 'List-Unsubscribe': 'One-Click' };
    return c.html(
      stepPage({ ...page, title, text: words.muteText, action, button: words.muteButton, fields }),
    );
  });

  // RFC 8058: the request carries no cookies, and the response must not redirect.
  app.post('/groups/mute', async (c) => {
    await readForm(c.req.raw);
    const { about, words, ...page } = await mutingIn(ctx, c);
    if (!about)
      return c.html(messagePage({ ...page, title: words.muteInvalid, text: words.muteInvalidText }));
    const { event, member, title } = about;
    await inTransaction(ctx, async (ctx) => {
      await changeParticipant(ctx.db, event, member, { muted: true });
      await notifyRowChanged(ctx, event, member);
    });
    return c.html(
      messagePage({ ...page, title: fill(words.muted, { event: title }), text: words.mutedText }),
    );
  });

  return app;
}

/** The subscription that the link is about, or undefined if its token is invalid, and the visitor's language. */
async function mutingIn(ctx: RouteContext, c: Context) {
  c.header('X-Robots-Tag', 'noindex');
  const { event = '', member = '', token = '' } = c.req.query();
  const about: EventSubscription = { event, member };
  const locales = acceptedLanguages(c);
  const settings = await readSettings(ctx.db);
  const language = languageFor(locales, settings);
  const known = (await isUnsubscribeToken(ctx, about, token)) && (await eventWithId(ctx.db, event));
  return {
    about: known ? { ...about, title: known.title } : undefined,
    words: language.words.events,
    language,
    newsletter: newsletterIn(settings, locales).title,
  };
}
