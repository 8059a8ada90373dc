import type { Context } from 'hono';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { ConfirmationRequest } from '../../src/contract/index.ts';
import { inTransaction } from '../database/transaction.ts';
import { brandOf } from '../html/brand.ts';
import { messagePage, stepPage } from '../html/message-page.ts';
import { stylesheet } from '../html/stylesheet.ts';
import { readForm, textIn } from '../http/body.ts';
import { isListedPage } from '../http/listed-pages.ts';
import { problems } from '../http/problem-details.ts';
import { clientIp, type RouteContext } from '../http/route-context.ts';
import { duration, fill } from '../i18n/language.ts';
import { attempt, type ProblemError } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';
import { confirmByCode, confirmByLink, limitCodeAttempts, signupByLink } from './confirmations.ts';
import { pageLanguage } from './page-language.ts';
import { inboxPage } from './pages/inbox.ts';
import { emptyForm, FORM_PATH } from './plain-form.ts';
import { findSignup, type Signup } from './queries/signups.ts';
import { resend, withdraw } from './signups.ts';

/** The signup and confirmation pages. GET changes nothing, because email scanners open every link. */
export function pageRoutes(ctx: RouteContext): Hono {
  const app = new Hono();

  app.get('/pages.css', etag(), async (c) => {
    const { light, dark } = brandOf(await readSettings(ctx.db), '');
    c.header('Cache-Control', 'public, max-age=300');
    return c.body(stylesheet({ light, dark }), 200, { 'Content-Type': 'text/css; charset=utf-8' });
  });

  app.get(FORM_PATH, (c) => emptyForm(ctx, c));

  app.get('/newsletter/inbox', async (c) => {
    const id = c.req.query('subscription') ?? '';
    return c.html(inboxPage(await inboxFor(ctx, c, id, c.req.query('lang'))));
  });

  app.post('/newsletter/inbox', async (c) => {
    const form = await readForm(c.req.raw);
    const id = textIn(form, 'subscription') ?? '';
    const about = await inboxFor(ctx, c, id, textIn(form, 'lang') ?? '');
    switch (form.get('do')) {
      case 'resend':
        return resendEmail(ctx, c, about);
      case 'withdraw':
        return withdrawSignup(ctx, c, about);
      default:
        return confirmWithCode(ctx, c, about, textIn(form, 'code') ?? '');
    }
  });

  app.get('/newsletter/confirm', async (c) => {
    const token = c.req.query('token') ?? '';
    noindex(c);
    const signup = await signupByLink(ctx, token);
    if (!signup) return invalidLinkPage(ctx, c, token);
    if (signup.state === 'confirmed') return confirmedPage(ctx, c, signup);
    const { language, title } = await pageLanguage(ctx, c, signup.locale);
    const { confirm: words } = language.words;
    return c.html(
      stepPage({
        language,
        newsletter: title,
        title: words.title,
        text: fill(words.intro, { title, email: signup.email }),
        action: 'confirm',
        button: words.button,
        fields: { token },
      }),
    );
  });

  app.post('/newsletter/confirm', async (c) => {
    noindex(c);
    const form = await readForm(c.req.raw);
    const token = textIn(form, 'token') ?? c.req.query('token') ?? '';
    const { value: signup } = await attempt(() =>
      inTransaction(ctx, (ctx) => confirmByLink(ctx, token, clientIp(ctx, c))),
    );
    return signup ? confirmedPage(ctx, c, signup) : invalidLinkPage(ctx, c, token);
  });

  return app;
}

/**
 * The page the person came from, if the owner has listed its site. Anyone can have an email sent to any
 * address, so an unlisted page could be a phishing page.
 */
const returnPage = (ctx: RouteContext, signup: Signup | undefined) =>
  signup?.page_url && isListedPage(ctx, signup.page_url) ? signup.page_url : undefined;

const noindex = (c: Context) => c.header('X-Robots-Tag', 'noindex');

async function inboxFor(ctx: RouteContext, c: Context, id: string, lang: string | undefined) {
  noindex(c);
  const signup = await findSignup(ctx.db, id, ctx.clock.now());
  const { language, title } = await pageLanguage(ctx, c, signup?.locale ?? lang);
  return { language, newsletter: title, subscription: id, back: returnPage(ctx, signup), signup };
}

type Inbox = Awaited<ReturnType<typeof inboxFor>>;

async function confirmWithCode(ctx: RouteContext, c: Context, about: Inbox, typed: string) {
  const { inbox: words } = about.language.words;
  const parsed = ConfirmationRequest.safeParse({ subscription: about.subscription, code: typed });
  if (!parsed.success) return c.html(inboxPage({ ...about, error: words.codeWrong }), 422);
  const client = clientIp(ctx, c);
  const { value: signup, problem } = await attempt(async () => {
    await limitCodeAttempts(ctx, client);
    return inTransaction(ctx, (ctx) => confirmByCode(ctx, { ...parsed.data, client }));
  });
  if (!problem) return confirmedPage(ctx, c, signup);
  return c.html(
    inboxPage({ ...about, error: problemText(about, problem) }),
    problems[problem.code].status as 422,
  );
}

async function resendEmail(ctx: RouteContext, c: Context, about: Inbox) {
  const { words } = about.language;
  const { problem } = await attempt(() =>
    inTransaction(ctx, (ctx) => resend(ctx, about.subscription, clientIp(ctx, c))),
  );
  ctx.sendEmails();
  if (!problem) return c.html(inboxPage({ ...about, notice: words.inbox.resent }));
  const notice = problemText(about, problem);
  return c.html(inboxPage({ ...about, notice }), problems[problem.code].status as 429);
}

async function withdrawSignup(ctx: RouteContext, c: Context, about: Inbox) {
  const { inbox: words } = about.language.words;
  await withdraw(ctx.db, about.subscription);
  return c.html(messagePage({ ...about, title: words.withdrawn, text: words.withdrawnIntro }));
}

function problemText({ language }: Inbox, { code, reasons }: ProblemError): string {
  const { inbox: words } = language.words;
  if (code === 'rate-limited')
    return fill(words.limited, { wait: duration(language, reasons.retryAfter ?? 60) });
  if (code === 'invalid-code') return words.codeWrong;
  return code === 'code-expired' ? words.codeExpired : words.gone;
}

async function confirmedPage(ctx: RouteContext, c: Context, signup: Signup) {
  const { language, title } = await pageLanguage(ctx, c, signup.locale);
  const { confirm: words } = language.words;
  const text = fill(words.doneIntro, { title, email: signup.email });
  return c.html(
    messagePage({ language, newsletter: title, title: words.done, text, back: returnPage(ctx, signup) }),
  );
}

/** The format of `randomName`. */
const WHOLE_TOKEN = /^[\w-]{43}$/;

/**
 * The page for a useless link. Only a complete token can have expired; a truncated one gets another message,
 * because signing up again would not help.
 */
async function invalidLinkPage(ctx: RouteContext, c: Context, token: string) {
  const { language, title } = await pageLanguage(ctx, c);
  const { confirm, manage } = language.words;
  const [heading, text] = WHOLE_TOKEN.test(token)
    ? [confirm.expired, confirm.expiredIntro]
    : [manage.invalid, manage.invalidIntro];
  return c.html(messagePage({ language, newsletter: title, title: heading, text }), 410);
}
