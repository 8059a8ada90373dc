import type { AppContext } from '../../server/app-context.ts';
import { sendTestEmail } from '../../server/console/operation.ts';
import { emailHostsAbout } from '../../server/destinations/emails.ts';
import type { Destination } from '../../server/destinations/queries.ts';
import { deliverEmails, enqueueEmail } from '../../server/email/queue.ts';
import { nudgeEmail } from '../../server/events/emails.ts';
import { eventWithId } from '../../server/events/queries/events.ts';
import { sendReminders } from '../../server/events/reminders.ts';
import { unsubscribeLink } from '../../server/events/unsubscribe-token.ts';
import type { MemberContext } from '../../server/http/route-context.ts';
import { fill, type ServerStrings } from '../../server/i18n/language.ts';
import { locales } from '../../server/i18n/locales/index.ts';
import { defaultSettings, type EmailMessage, type Settings, writeSettings } from '../../server/index.ts';
import { invitationEmail, noMemberEmail, signInEmail } from '../../server/members/emails.ts';
import { firstHostLink } from '../../server/members/first-host.ts';
import { memberByEmail } from '../../server/members/queries/members.ts';
import { emailAuthor, emailHosts } from '../../server/showcase/emails.ts';
import { codeIn, type Community, confirmLinkIn, leaveLinkIn, path, tokenIn } from '../server/community.ts';
import { host as letterHost, sendAll } from '../server/letters/letters.ts';
import { contextOf } from '../server/members/browser.ts';
import { addEvent } from '../support/event.ts';

/** An email or a page, as a person sees it. */
export interface Screen {
  name: string;
  html: string;
}

// Long enough to be wider than a small phone, where nothing breaks them.
const ADDRESS = 'maximiliane.wolkenstein-hohenberg@freundeskreis-buchhandwerk.example.org';
const GROUP = 'Donaudampfschifffahrtsgesellschaft';
const PIECE = 'https://www.example.org/maximiliane-wolkenstein/a-heron-on-the-roof-of-the-old-harbour-office';
const PERSON = 'Maximiliane Wolkenstein-Hohenberg';

const settings: Settings = {
  ...defaultSettings,
  brand: { color: '#b8321a', logo: null, footer: 'The Thursday Practice\n12 Harbour Road, Littlewick' },
  membersPage: 'https://www.example.org/members',
  showcasePage: 'https://www.example.org/showcase',
  boardPage: 'https://www.example.org/live-day',
};

/** Every email in a language. Needs an empty database. */
export async function everyEmail(here: Community, lang: string): Promise<Screen[]> {
  // The owner's own texts stay in English, so that both directions meet.
  await writeSettings(here.database, { ...settings, translations: { [lang]: {} } }, here.clock.now());
  const ctx = contextOf(here);
  await letters(here, ctx, lang);
  await newsletter(here, lang);
  const before = here.mails.length;
  await membership(ctx, lang);
  await showcase(ctx, lang);
  await deliver(here);
  await events(here, ctx, lang);
  if (here.mails.length === before) throw new Error('no email was sent');
  return here.mails.map(({ subject, html }) => ({ name: subject, html }));
}

async function deliver({ database, clock, mails, accidents }: Community): Promise<void> {
  const mailer = { send: async (mail: EmailMessage) => void mails.push(mail) };
  await deliverEmails({ database, mailer, clock, report: (error) => accidents.push(error) });
  if (accidents.length) throw accidents[0];
}

/** A letter to a reader, and the test of one; both stay in the archive for `everyPage`. */
async function letters(here: Community, ctx: AppContext, lang: string): Promise<void> {
  const hanna = await letterHost(here);
  await speak(ctx, lang);
  await here.signUp(ADDRESS, { locale: lang });
  await here.settled();
  await here.submit('/newsletter/confirm', { token: tokenIn(confirmLinkIn(here.mails.at(-1)!)) });
  const words = locales[lang]!;
  const letter = await hanna.write({
    subject: fill(words.letters.archiveTitle, { title: GROUP }),
    content: content(words),
    language: lang,
  });
  await hanna.call('POST', `/${letter.id}/test`, {});
  await hanna.send(letter);
  await sendAll(here, { send: async (mail) => void here.mails.push(mail) });
}

const content = ({ manage, letters: words, events }: ServerStrings) => `${manage.invalidIntro}

## ${events.encouragements} · ${words.wholeShowcase}

![${words.nothingNew}](https://www.example.org/heron.jpg) <${PIECE}>

> ${words.noGroups}

| ${events.made} | ${events.published} | ${events.onTime} |
| --- | --- | --- |
| 12 | ${GROUP} | 7 |

    ${PIECE}

{{showcase}}

{{groups}}
`;

const speak = ({ db }: AppContext, locale: string) => db.updateTable('members').set({ locale }).execute();

async function newsletter(here: Community, lang: string): Promise<void> {
  await here.signUp('ada@example.org', { locale: lang });
  await here.signUp(ADDRESS, { locale: lang });
  await here.settled();
}

const queue = (ctx: AppContext, email: EmailMessage) =>
  enqueueEmail(ctx.db, email, ctx.clock.now(), new Date(ctx.clock.now().getTime() + 3600_000));

async function membership(ctx: AppContext, locale: string): Promise<void> {
  const link = 'https://www.example.org/members#community-sign-in=token';
  const to = { ctx, settings, to: { email: ADDRESS, name: PERSON, locale } };
  for (const email of [
    signInEmail(to, { code: '356226', link, isNew: false }),
    signInEmail({ ...to, to: { ...to.to, name: '' } }, { code: '356226', link: undefined, isNew: true }),
    noMemberEmail(to),
    noMemberEmail({ ...to, settings: { ...settings, membership: 'subscribers' } }),
    invitationEmail(to, link),
  ])
    await queue(ctx, await email);
  const member = (await memberByEmail(ctx.db, 'hanna@example.org'))!;
  await sendTestEmail({ ...ctx, member } as unknown as MemberContext);
  await emailHostsAbout(ctx, { kind: 'mailchimp', settings: {} } as Destination);
  const webhook = { kind: 'webhook', settings: { url: 'https://automation.example.org/secret' } };
  await emailHostsAbout(ctx, webhook as Destination);
}

async function showcase(ctx: AppContext, locale: string): Promise<void> {
  const to = { email: ADDRESS, name: PERSON, locale };
  const post = { id: 'post', title: PIECE, reason: 'Please use a picture of your own.\nThe rest is lovely.' };
  for (const became of ['published', 'declined', 'hidden'] as const)
    await emailAuthor(ctx, to, { post, became });
  await emailHosts(ctx, 'queue');
  await emailHosts(ctx, 'report');
}

const DATE = '2026-11-27T17:00:00Z';

async function events(here: Community, ctx: AppContext, lang: string): Promise<void> {
  const { people } = await addEvent(ctx, {
    groups: [
      {
        name: GROUP,
        date: DATE,
        people: [
          { name: 'Ada', piece: { title: 'Tides', state: 'ready', link: PIECE } },
          { name: 'Ben', piece: { title: 'Roofs', state: 'ready' } },
          { name: 'Cleo', piece: { title: 'Cups' } },
        ],
      },
      { name: 'Herons', people: [{ name: 'Dora' }] },
    ],
  });
  await speak(ctx, lang);
  await nudge(ctx, people);
  for (const moment of ['2026-11-26T09:00:00Z', '2026-11-28T09:00:00Z']) {
    here.clock.time = Date.parse(moment);
    await sendReminders(ctx);
    await deliver(here);
  }
}

async function nudge(ctx: AppContext, people: Record<string, string>): Promise<void> {
  const event = (await eventWithId(ctx.db, 'spring-day'))!;
  const to = (await memberByEmail(ctx.db, 'cleo@example.org'))!;
  if (to.id !== people['Cleo']) throw new Error('Cleo is somebody else');
  await nudgeEmail(ctx, { event, to, from: { name: PERSON } });
}

/** Every page that has no element, in a language. Needs the database as `everyEmail` leaves it. */
export async function everyPage(here: Community, lang: string): Promise<Screen[]> {
  await here.database.updateTable('events').set({ state: 'closed' }).execute();
  const screens: Screen[] = [];
  const css = await (await here.request('/pages.css')).text();
  const headers = { 'Accept-Language': lang, Accept: 'text/html' };
  const add = async (name: string, response: Response | Promise<Response>) => {
    const html = await (await response).text();
    screens.push({ name, html: html.replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`) });
  };
  const get = (path: string) => add(path.replace(/\?.*/, ''), here.request(path, { headers }));
  const submit = (name: string, path: string, fields: Record<string, string | string[]>) =>
    add(
      `${path.replace(/\?.*/, '')}: ${name}`,
      here.submit(path, { lang, locale: lang, ...fields }, headers),
    );

  for (const it of ['/', '/letters', '/showcase.html', '/events/spring-day/summary.html', '/no-such-page'])
    await get(it);
  await get(`/letters/${await slugOf(here)}`);
  await signupPages(here, lang, { get, submit });
  await subscriptionPages(here, { get, submit });
  await eventPages(here, { get, submit });
  await firstHostPages(here, { get, submit });
  return screens;
}

interface Visits {
  get: (path: string) => Promise<void>;
  submit: (name: string, path: string, fields: Record<string, string | string[]>) => Promise<void>;
}

const slugOf = async ({ database }: Community) =>
  (await database.selectFrom('letters').select('slug').executeTakeFirstOrThrow()).slug;

const { wording } = defaultSettings.consents[0]!;

async function signupPages(here: Community, lang: string, { get, submit }: Visits): Promise<void> {
  const page = 'https://www.example.org/letter';
  const typed = { email: ADDRESS, name: PERSON, topics: ['practice'], consents: 'newsletter', page };
  const form = '/newsletter/subscriptions';
  await get('/newsletter/signup');
  await submit('errors', form, { email: 'ada@', name: '', page });
  await submit('check', form, typed);
  await submit('too fast', form, { ...typed, formToken: await here.formToken() });
  const email = 'eve@example.org';
  await here.signUp(email, { locale: lang, consents: [{ purpose: 'newsletter', wording }], page });
  await here.settled();
  const [mail] = here.mails.filter(({ to }) => to === email);
  const link = path(confirmLinkIn(mail!));
  const { id: subscription } = await here.database
    .selectFrom('signups')
    .select('id')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  const inbox = '/newsletter/inbox';
  await get(`${inbox}?subscription=${subscription}`);
  await submit('wrong code', inbox, { subscription, code: codeIn(mail!) === '000000' ? '000001' : '000000' });
  await submit('another email', inbox, { subscription, do: 'resend' });
  await submit('no subscription', inbox, { subscription: 'none', code: '000000' });
  await get(link);
  await submit('done', '/newsletter/confirm', { token: tokenIn(confirmLinkIn(mail!)) });
  await submit('deleted', inbox, { subscription, do: 'withdraw' });
  await get('/newsletter/confirm?token=cut');
  await get(`/newsletter/confirm?token=${'x'.repeat(43)}`);
}

async function subscriptionPages(here: Community, { get, submit }: Visits): Promise<void> {
  const leave = path(leaveLinkIn(here.mails.find(({ to }) => to === ADDRESS)!));
  const manage = leave.replace('leave', 'manage');
  await get(manage);
  await submit('topics', manage, { do: 'topics', topics: ['practice'] });
  await get(leave);
  await submit('done', leave, { 'List-Unsubscribe': 'One-Click' });
  await submit('without consent', manage, { do: 'return' });
  await get(manage);
  await submit('deleted', manage, { do: 'erase' });
  await get(manage);
  await get('/newsletter/leave?token=cut');
}

async function eventPages(here: Community, { get, submit }: Visits): Promise<void> {
  const { id: member } = (await memberByEmail(here.database, 'cleo@example.org'))!;
  const mute = path(await unsubscribeLink(contextOf(here), { event: 'spring-day', member }));
  await get(mute);
  await submit('done', mute, { 'List-Unsubscribe': 'One-Click' });
  await get('/groups/mute?token=none');
}

async function firstHostPages(here: Community, { get, submit }: Visits): Promise<void> {
  await here.database.updateTable('members').set({ role: 'member' }).execute();
  const link = (await firstHostLink(contextOf(here)))!;
  await get(path(link));
  await submit('errors', '/members/first-host', { token: tokenIn(link), email: ADDRESS, name: '' });
  await get('/members/first-host?token=none');
}
