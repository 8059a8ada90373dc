import type { Context } from 'hono';
import { Hono } from 'hono';
import { inTransaction } from '../database/transaction.ts';
import { messagePage } from '../html/message-page.ts';
import { readForm } from '../http/body.ts';
import { clientNetwork } from '../http/client-network.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { clientIp, type RouteContext } from '../http/route-context.ts';
import type { Language } from '../i18n/language.ts';
import { attempt } from '../problem.ts';
import type { NewsletterTexts } from '../settings/settings.ts';
import { pageLanguage } from './page-language.ts';
import { managePage } from './pages/manage.ts';
import { unsubscribedPage, unsubscribePage } from './pages/unsubscribe.ts';
import { pendingSignupsOf } from './queries/signups.ts';
import { subscriberBySubject } from './queries/subscribers.ts';
import { subjectIn } from './unsubscribe-token.ts';
import { chooseTopics } from './choose-topics.ts';
import { erase, exportPersonalData } from './personal-data.ts';
import { resubscribe } from './resubscribe.ts';
import { unsubscribe } from './unsubscribe.ts';

/** A visit by an emailed link: the subscription that the token is about, and the visitor's language. */
interface Visit {
  token: string;
  subject: string | undefined;
  person: { email: string; state: string; topics: string[] } | undefined;
  language: Language;
  newsletter: NewsletterTexts;
}

/** The pages to unsubscribe and to manage one's own data. They all need the signed token from an email. */
export function subscriptionRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get('/newsletter/leave', async (c) => {
    const visit = await visitOf(ctx, c);
    if (!visit.subject) return invalid(c, visit);
    return c.html(visit.person?.state === 'unsubscribed' ? unsubscribedPage(visit) : unsubscribePage(visit));
  });

  // RFC 8058: the request carries no cookies, and the response must not redirect. Answer 200 even if the
  // person has already unsubscribed; otherwise the email program reports a failure.
  // A truncated link identifies no one: tell the person that they are still subscribed.
  app.post('/newsletter/leave', async (c) => {
    const form = await readForm(c.req.raw);
    const visit = await visitOf(ctx, c);
    const { subject } = visit;
    await limitUnsubscribing(ctx, c, subject);
    if (!subject) return invalid(c, visit);
    if (form.get('List-Unsubscribe') !== 'One-Click') return c.html(unsubscribePage(visit));
    await inTransaction(ctx, (ctx) => unsubscribe(ctx, subject));
    return c.html(unsubscribedPage(await visitOf(ctx, c)));
  });

  app.get('/newsletter/manage', async (c) => {
    const visit = await visitOf(ctx, c);
    return visit.subject ? c.html(managePage(visit)) : invalid(c, visit);
  });

  app.post('/newsletter/manage', async (c) => {
    const form = await readForm(c.req.raw);
    const visit = await visitOf(ctx, c);
    const { subject } = visit;
    if (!subject) return invalid(c, visit);
    const texts = (name: string) => form.getAll(name).map(String);
    switch (form.get('do')) {
      case 'topics':
        await chooseTopics(ctx.db, subject, texts('topics'));
        return c.html(managePage({ ...(await visitOf(ctx, c)), saved: true }));
      case 'return':
        return resubscribePage(ctx, c, visit, subject, texts('consents'));
      case 'erase': {
        await inTransaction(ctx, (ctx) => erase(ctx, subject));
        const { manage: words } = visit.language.words;
        return c.html(plain(visit, words.erased, words.erasedIntro));
      }
      default:
        return c.html(managePage(visit));
    }
  });

  app.get('/newsletter/data', async (c) => {
    const visit = await visitOf(ctx, c);
    if (!visit.subject) return invalid(c, visit);
    c.header('Content-Disposition', 'attachment; filename="my-data.json"');
    return c.body(JSON.stringify(await exportPersonalData(ctx.db, visit.subject), null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
    });
  });

  return app;
}

/** Limits by link rather than by network, because an email provider unsubscribes many people from one IP address. */
async function limitUnsubscribing(ctx: RouteContext, c: Context, subject: string | undefined) {
  const client = clientIp(ctx, c);
  const who = subject ? `leave ${subject}` : client && clientNetwork(client);
  if (who !== undefined) await consumeLimit(ctx, 'anonymousWrites', who);
}

async function visitOf(ctx: RouteContext, c: Context): Promise<Visit> {
  c.header('X-Robots-Tag', 'noindex');
  const token = c.req.query('token') ?? '';
  const subject = await subjectIn(ctx, token);
  const subscriber = subject === undefined ? undefined : await subscriberBySubject(ctx.db, subject);
  const person =
    subscriber ?? (subject === undefined ? undefined : (await pendingSignupsOf(ctx.db, subject))[0]);
  const { language, newsletter } = await pageLanguage(ctx, c, person?.locale);
  return { token, subject, person, language, newsletter };
}

async function resubscribePage(
  ctx: RouteContext,
  c: Context,
  visit: Visit,
  subject: string,
  purposes: string[],
) {
  const client = clientIp(ctx, c);
  const again = { purposes, locales: [visit.newsletter.locale], client };
  const { problem } = await attempt(() => inTransaction(ctx, (ctx) => resubscribe(ctx, subject, again)));
  if (problem?.code === 'consent-required') return c.html(unsubscribedPage({ ...visit, missing: true }), 422);
  return problem ? invalid(c, visit) : c.html(managePage(await visitOf(ctx, c)));
}

const plain = ({ language, newsletter }: Visit, title: string, text: string) =>
  messagePage({ language, newsletter: newsletter.title, title, text });

function invalid(c: Context, visit: Visit) {
  const { manage: words } = visit.language.words;
  return c.html(plain(visit, words.invalid, words.invalidIntro), 410);
}
