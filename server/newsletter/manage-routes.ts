import { Hono } from 'hono';
import type { Context } from 'hono';
import { readForm } from '../http/body.ts';
import { clientNetwork } from '../http/client-network.ts';
import { ProblemError } from '../problem.ts';
import { clientIp, type RouteContext, respondWithProblem } from '../http/route-context.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { subjectIn } from './unsubscribe-token.ts';
import { chooseTopics, resubscribe, exportPersonalData, erase, unsubscribe } from './unsubscribe.ts';
import { pageLanguage } from './page-routes.ts';
import { unsubscribePage, unsubscribedPage } from './pages/unsubscribe.ts';
import { managePage } from './pages/manage.ts';
import { messagePage } from '../html/message-page.ts';
import { pendingSignupsOf } from './queries/signups.ts';
import { subscriberBySubject } from './queries/subscribers.ts';
import type { Language } from '../i18n/language.ts';
import type { NewsletterTexts } from '../settings/settings.ts';

/** Who follows a link from a mail, and in which language they read. */
interface Visit {
  token: string;
  subject: string | undefined;
  person: { email: string; state: string; topics: string[] } | undefined;
  language: Language;
  newsletter: NewsletterTexts;
}

/** The pages of the way out, and of one's own data. They all take the signed token of a mail. */
export function subscriptionRoutes(desk: RouteContext): Hono {
  const { database, office } = desk;
  const app = new Hono();

  app.get('/newsletter/leave', async (c) => {
    const visit = await visitOf(desk, c);
    if (!visit.subject) return invalid(c, visit);
    return c.html(visit.person?.state === 'unsubscribed' ? unsubscribedPage(visit) : unsubscribePage(visit));
  });

  // RFC 8058: no cookie, no redirect, and 200 for whoever has left already, or the mail program tells its user that it failed. A link
  // that was cut on its way names nobody: whoever uses it must hear that they have not left.
  app.post('/newsletter/leave', async (c) => {
    const form = await readForm(c.req.raw);
    if (form instanceof ProblemError) return respondWithProblem(desk, form);
    const visit = await visitOf(desk, c);
    const { subject } = visit;
    const limited = await countLeaving(desk, c, subject);
    if (limited) return respondWithProblem(desk, limited);
    if (!subject) return invalid(c, visit);
    if (form.get('List-Unsubscribe') !== 'One-Click') return c.html(unsubscribePage(visit));
    await database.transaction().execute((transaction) => unsubscribe(transaction, office, subject));
    return c.html(unsubscribedPage(await visitOf(desk, c)));
  });

  app.get('/newsletter/manage', async (c) => {
    const visit = await visitOf(desk, c);
    return visit.subject ? c.html(managePage(visit)) : invalid(c, visit);
  });

  app.post('/newsletter/manage', async (c) => {
    const form = await readForm(c.req.raw);
    if (form instanceof ProblemError) return respondWithProblem(desk, form);
    const visit = await visitOf(desk, c);
    const { subject } = visit;
    if (!subject) return invalid(c, visit);
    const texts = (name: string) => form.getAll(name).map(String);
    switch (form.get('do')) {
      case 'topics':
        await chooseTopics(database, subject, texts('topics'));
        return c.html(managePage({ ...(await visitOf(desk, c)), saved: true }));
      case 'return':
        return welcomeBack(desk, c, visit, subject, texts('consents'));
      case 'erase': {
        await database.transaction().execute((transaction) => erase(transaction, office, subject));
        const { manage: words } = visit.language.words;
        return c.html(plain(visit, words.erased, words.erasedIntro));
      }
      default:
        return c.html(managePage(visit));
    }
  });

  app.get('/newsletter/data', async (c) => {
    const visit = await visitOf(desk, c);
    if (!visit.subject) return invalid(c, visit);
    c.header('Content-Disposition', 'attachment; filename="my-data.json"');
    return c.body(JSON.stringify(await exportPersonalData(database, visit.subject), null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
    });
  });

  return app;
}

/** By the link and not by the network: a mail provider lets many people leave from one address. */
async function countLeaving(desk: RouteContext, c: Context, subject: string | undefined) {
  const client = clientIp(desk, c);
  const who = subject ? `leave ${subject}` : client && clientNetwork(client);
  return who === undefined ? undefined : consumeLimit(desk.database, desk.office, 'strangerWrites', who);
}

async function visitOf(desk: RouteContext, c: Context): Promise<Visit> {
  c.header('X-Robots-Tag', 'noindex');
  const token = c.req.query('token') ?? '';
  const subject = await subjectIn(desk.office, token);
  const subscriber = subject === undefined ? undefined : await subscriberBySubject(desk.database, subject);
  const person =
    subscriber ?? (subject === undefined ? undefined : (await pendingSignupsOf(desk.database, subject))[0]);
  const { language, newsletter } = await pageLanguage(desk, c, person?.locale);
  return { token, subject, person, language, newsletter };
}

async function welcomeBack(desk: RouteContext, c: Context, visit: Visit, subject: string, purposes: string[]) {
  const client = clientIp(desk, c);
  const refusal = await desk.database
    .transaction()
    .execute((transaction) =>
      resubscribe(transaction, desk.office, subject, { purposes, locales: [visit.newsletter.locale], client }),
    );
  if (refusal?.code === 'consent-required') return c.html(unsubscribedPage({ ...visit, missing: true }), 422);
  return refusal ? invalid(c, visit) : c.html(managePage(await visitOf(desk, c)));
}

const plain = ({ language, newsletter }: Visit, title: string, text: string) =>
  messagePage({ language, newsletter: newsletter.title, title, text });

function invalid(c: Context, visit: Visit) {
  const { manage: words } = visit.language.words;
  return c.html(plain(visit, words.invalid, words.invalidIntro), 410);
}
