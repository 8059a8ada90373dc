import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutDirectionMarks } from '../../src/contract/index.ts';
import { type Database, defaultLimits, defaultSettings } from '../../server/index.ts';
import { confirmationEmail } from '../../server/newsletter/emails.ts';
import { secretFrom } from '../../server/secret.ts';
import { naughtyStrings } from '../support/naughty-strings.ts';
import { codeIn, community, CONSENT, leaveLinkIn, path, testDatabase } from './community.ts';

const database = testDatabase();
const unlimited = { most: 1e6, per: 1 };
const limits = {
  address: unlimited,
  mailbox: unlimited,
  client: unlimited,
  domain: unlimited,
  all: unlimited,
};

const escaped = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** Each field of a signup, and where its text is to be found afterwards. */
const fields: Record<string, (text: string) => Record<string, unknown>> = {
  email: (email) => ({ email }),
  topics: (topic) => ({ topics: [topic] }),
  'consents.purpose': (purpose) => ({ consents: [CONSENT, { purpose, wording: 'x' }] }),
  locale: (locale) => ({ locale }),
  page: (page) => ({ page }),
  'name, wording and attribution': (text) => ({
    name: text,
    consents: [{ ...CONSENT, wording: text }],
    attribution: { source: text, medium: text, campaign: text, term: text, content: text, referrer: text },
  }),
  website: (website) => ({ website }),
  formToken: (formToken) => ({ formToken }),
};

/** To the letter, but for the spaces around a name or an address; nothing of what the owner neither listed nor asked for. */
async function isStored(database: Database, id: string, sent: Record<string, unknown>) {
  const row = await database.selectFrom('signups').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const { email, name, topics, locale, page_url: page, attribution } = row;
  const stored: Record<string, unknown> = { email, name: name ?? '', topics, locale, page, attribution };
  for (const [field, value] of Object.entries(sent)) {
    if (!(field in stored)) continue;
    const trimmed = typeof value === 'string' ? withoutDirectionMarks(value).trim() : value;
    const expected = field === 'name' || field === 'email' ? trimmed : value;
    if (field === 'page') {
      assert.equal(stored[field], null);
      continue;
    }
    assert.deepEqual(stored[field], expected);
  }
  const consents = await database
    .selectFrom('consents')
    .select(['purpose', 'wording'])
    .where('signup_id', '=', id)
    .execute();
  const asked = ((sent.consents ?? []) as (typeof CONSENT)[]).filter(
    ({ purpose }) => purpose === CONSENT.purpose,
  );
  if (sent.consents) assert.deepEqual(sorted(consents), sorted(asked));
}
const sorted = (list: object[]) => list.map((entry) => JSON.stringify(Object.entries(entry).sort())).sort();

describe('the big list of naughty strings', () => {
  for (const [field, put] of Object.entries(fields)) {
    it(`is stored exactly or refused by name in ${field}`, async () => {
      const here = community(database(), { limits });
      for (const text of naughtyStrings()) {
        const sent = put(text);
        const answer = await here.signUp('ada@example.org', sent);
        const body = (await answer.json()) as {
          subscription: string;
          code: string;
          errors?: { field: string }[];
        };
        if (answer.status === 202) {
          if (!sent.website) await isStored(here.database, body.subscription, sent);
          continue;
        }
        assert.ok(answer.status < 500, text);
        const named =
          body.errors?.every((error) => error.field.split('.')[0]! in sent) ??
          body.code.startsWith('form-token');
        assert.ok(named, `${JSON.stringify(text)}: ${JSON.stringify(body)}`);
      }
      assert.deepEqual(here.accidents, []);
    });
  }

  it('is shown as text in mails and pages', async () => {
    const here = community(database(), { limits });
    const ctx = {
      db: database(),
      clock: here.clock,
      url: 'https://api.example.org',
      secret: secretFrom('x'),
      limits: defaultLimits,
    };
    const about = {
      ctx,
      code: '123456',
      link: 'https://a.example/1',
      leave: 'https://a.example/2',
      alreadyOnTheList: false,
    };
    for (const name of naughtyStrings()) {
      const page = await here.submit('/newsletter/subscriptions', {
        email: 'ada@example.org',
        name,
        consents: 'newsletter',
      });
      const shown = await page.text();
      assert.ok(page.status < 500);
      if (/[<>"'&]/.test(name.trim()))
        assert.ok(
          shown.includes(escaped(name.trim().replace(/\r?\n|\r/g, '\n'))) || page.status === 422,
          name,
        );
      assert.doesNotMatch(shown, /<(script|img|svg|iframe|body on)/i);
      const subscriber = { email: 'ada@example.org', name: name.toWellFormed(), locale: 'en' };
      const mail = await confirmationEmail({
        ...about,
        to: subscriber,
        settings: { ...defaultSettings, title: subscriber.name },
      });
      assert.ok(mail.html.includes(escaped(subscriber.name)), name);
      assert.doesNotMatch(mail.html, /<(script|img|svg|iframe)/i);
      assert.ok(!mail.text.includes('undefined') || name.includes('undefined'));
    }
  });

  it('breaks no address of a page and no token', async () => {
    const here = community(database(), { limits });
    for (const text of naughtyStrings()) {
      const query = encodeURIComponent(text.toWellFormed());
      for (const address of [
        `confirm?token=${query}`,
        `leave?token=${query}`,
        `manage?token=${query}`,
        `data?token=${query}`,
        `inbox?subscription=${query}&lang=${query}`,
        `subscriptions/${query}`,
      ]) {
        const answer = await here.request(`/newsletter/${address}`);
        assert.ok(answer.status < 500, `${address}: ${text}`);
      }
      const code = await here.post('/newsletter/confirmations', { subscription: text, code: text });
      assert.ok(code.status < 500, text);
    }
    assert.deepEqual(here.accidents, []);
  });

  it('leaves the way in open', async () => {
    const here = community(database(), { limits });
    const answer = await here.signUp('ada@example.org', { name: '<b>"Ada" & co</b>' });
    const { subscription } = (await answer.json()) as { subscription: string };
    await here.settled();
    await here.post('/newsletter/confirmations', { subscription, code: codeIn(here.mails[0]!) });
    assert.equal((await here.request(path(leaveLinkIn(here.mails[0]!)))).status, 200);
  });
});
