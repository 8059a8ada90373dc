import type { Context } from 'hono';
import { Attribution, forPersonFields, personFields, SubscriptionRequest } from '../../src/contract/index.ts';
import { type Address, addressFrom } from '../email/address.ts';
import { webAddress } from '../html/plain-text.ts';
import { readForm } from '../http/body.ts';
import { issueFormToken, readFormToken } from '../http/form-token.ts';
import { runOnce } from '../http/middleware/idempotency.ts';
import { problems } from '../http/problem-details.ts';
import { acceptedLanguages, clientIp, type RouteContext } from '../http/route-context.ts';
import { validate } from '../http/validation.ts';
import { duration, fill, languageFor } from '../i18n/language.ts';
import { attempt } from '../problem.ts';
import { randomName } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn, type NewsletterTexts } from '../settings/settings.ts';
import { formPage, type Typed } from './pages/form.ts';
import { subscribeSteps } from './subscribe.ts';

/** The signup form for people whose page has none. */
export const FORM_PATH = '/newsletter/signup';

type Request = Omit<SubscriptionRequest, 'formToken' | 'website'>;

/**
 * The form without script: it posts, shows a page, and redirects.
 * The owner's page cannot contain a form token, so the first response is a page with the typed values, one
 * button and a token. A person presses the button; a script gains nothing here that it would not have to do
 * in the JSON API.
 */
export async function plainForm(ctx: RouteContext, c: Context): Promise<Response> {
  const form = await readForm(c.req.raw);
  const locales = acceptedLanguages(c, text(form, 'locale'));
  const settings = await readSettings(ctx.db);
  const newsletter = newsletterIn(settings, locales);
  const typed = typedIn(form, newsletter, c);
  const language = languageFor(locales, settings);
  const inbox = (id: string) =>
    c.redirect(`inbox?${new URLSearchParams({ subscription: id, lang: language.lang })}`, 303);
  if (text(form, 'website')) return inbox(randomName());

  const show = async (
    status: number,
    rest: { token?: string; errors?: Map<string, string>; notice?: string },
  ) => {
    const token = rest.token ?? (await issueFormToken(ctx)).token;
    const main = await formPage({ language, newsletter, typed, errors: new Map(), ...rest, token });
    return c.html(main, status as 200);
  };
  const checked = await check(typed, newsletter, language.words.form);
  if (checked instanceof Map) return show(422, { errors: checked });

  const token = text(form, 'formToken');
  const { value: id, problem } = await attempt(() => send(ctx, c, checked, token));
  if (!problem) return inbox(id);
  const { code, reasons } = problem;
  const { form: words } = language.words;
  const wait = duration(language, reasons.retryAfter ?? 1);
  if (reasons.retryAfter !== undefined) c.header('Retry-After', String(reasons.retryAfter));
  switch (code) {
    case 'form-token-too-fast':
      return show(problems[code].status, { token, notice: words.tooFast });
    case 'rate-limited':
      return show(problems[code].status, { token, notice: fill(words.limited, { wait }) });
    case 'form-token-invalid':
    case 'idempotency-key-reused':
      return show(200, {});
    default:
      return show(problems[code].status, { token, notice: words.retry });
  }
}

/** An empty form. */
export async function emptyForm(ctx: RouteContext, c: Context): Promise<Response> {
  const locales = acceptedLanguages(c, c.req.query('lang'));
  const settings = await readSettings(ctx.db);
  const newsletter = newsletterIn(settings, locales);
  const { token } = await issueFormToken(ctx);
  const [language, typed] = [languageFor(locales, settings), typedIn(new FormData(), newsletter, c)];
  c.header('Cache-Control', 'no-store');
  return c.html(formPage({ language, newsletter, typed, errors: new Map(), token }));
}

/** Sends the signup once per form token, however often the form is posted. Returns the signup's id. */
async function send(
  ctx: RouteContext,
  c: Context,
  { request, address }: Checked,
  formToken: string,
): Promise<string> {
  const client = clientIp(ctx, c);
  const nonce = await readFormToken(ctx, formToken);
  const fingerprint = await ctx.secret.tag('request', JSON.stringify(request));
  const sent = { request, address, formToken, client, method: 'plain-form' as const };
  const { before, work } = subscribeSteps(ctx, sent);
  const once = { key: `form ${nonce}`, fingerprint, before };
  const { body } = await runOnce(ctx, once, async (ctx, checked) => {
    const { subscription } = await work(ctx, checked!);
    return { status: 303, body: subscription };
  });
  ctx.sendEmails();
  return String(body);
}

interface Checked {
  request: Request;
  address: Address;
}

/** The validated request, or the errors by field. */
async function check(
  typed: Typed,
  newsletter: NewsletterTexts,
  words: Record<string, string>,
): Promise<Checked | Map<string, string>> {
  const consents = newsletter.consents.filter(({ purpose }) => typed.consents.includes(purpose));
  const given = {
    ...typed,
    ...typed.texts,
    consents: consents.map(({ purpose, wording }) => ({ purpose, wording })),
    formToken: '',
  };
  const { value: valid, problem } = await attempt(async () => validate(SubscriptionRequest, given));
  const errors = new Map<string, string>();
  if (problem) {
    const isText = (field: string) => (personFields as readonly string[]).includes(field);
    for (const { field, detail } of problem.reasons.errors ?? [])
      errors.set(field, isText(field) ? words.textWrong! : detail);
  }
  const address = addressFrom(typed.email);
  if (!address) errors.set('email', words.emailWrong!);
  for (const { purpose, required } of newsletter.consents) {
    if (required && !typed.consents.includes(purpose))
      errors.set(`consents.${purpose}`, words.consentMissing!);
  }
  if (errors.size > 0 || !valid || !address) return errors;
  const { formToken: _formToken, website: _website, ...request } = valid;
  return { request, address };
}

function typedIn(form: FormData, newsletter: NewsletterTexts, c: Context): Typed {
  const attribution = Object.keys(Attribution.shape).map(
    (name) => [name, clean(text(form, `utm_${name}`))] as const,
  );
  return {
    email: text(form, 'email').trim(),
    texts: forPersonFields((field) => text(form, field).trim()),
    topics: texts(form, 'topics'),
    consents: texts(form, 'consents'),
    locale: text(form, 'locale') || newsletter.locale,
    page: pageOf(text(form, 'page') || c.req.header('Referer')),
    attribution: Object.fromEntries(attribution.filter(([, value]) => value !== '')),
  };
}

const texts = (form: FormData, name: string) =>
  form.getAll(name).filter((value): value is string => typeof value === 'string' && value !== '');
const text = (form: FormData, name: string) => texts(form, name)[0] ?? '';

/**
 * Cuts values that no person typed, such as campaign parameters, to what is accepted: a person could not
 * correct them.
 */
const clean = (value: string) =>
  value
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 500);

/** Without the query and the fragment, which may identify the person. */
const pageOf = (address: string | undefined) => webAddress(address?.split(/[?#]/)[0]);
