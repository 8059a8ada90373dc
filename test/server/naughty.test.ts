import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createRequire } from 'node:module';
import { defaultLimits, defaultSettings } from '../../server/index.ts';
import { confirmationMail } from '../../server/newsletter/mails.ts';
import { secretFrom } from '../../server/secret.ts';
import { codeIn, community, CONSENT, leaveLinkIn, path, testDatabase } from './community.ts';

const database = testDatabase();
const unlimited = { most: 1e6, per: 1 };
const limits = { address: unlimited, client: unlimited, domain: unlimited, all: unlimited };

function naughtyStrings(): string[] {
  const shared = process.env.NAUGHTY_STRINGS ?? new URL('../../../shared/corpora/naughty-strings.json', import.meta.url);
  if (existsSync(shared)) return JSON.parse(readFileSync(shared, 'utf8')) as string[];
  return createRequire(import.meta.url)('big-list-of-naughty-strings') as string[];
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

/** Each field of a signup, and where its text is to be found afterwards. */
const fields: Record<string, (text: string) => Record<string, unknown>> = {
  email: (email) => ({ email }),
  name: (name) => ({ name }),
  topics: (topic) => ({ topics: [topic] }),
  'consents.purpose': (purpose) => ({ consents: [CONSENT, { purpose, wording: 'x' }] }),
  'consents.wording': (wording) => ({ consents: [{ ...CONSENT, wording }] }),
  locale: (locale) => ({ locale }),
  page: (page) => ({ page }),
  attribution: (text) => ({
    attribution: { source: text, medium: text, campaign: text, term: text, content: text, referrer: text },
  }),
  website: (website) => ({ website }),
  formToken: (formToken) => ({ formToken }),
};

describe('the big list of naughty strings', () => {
  for (const [field, put] of Object.entries(fields)) {
    it(`is stored exactly or refused by name in ${field}`, async () => {
      const here = community(database(), { limits });
      const root = field.split('.')[0]!;
      for (const text of naughtyStrings()) {
        const answer = await here.signUp('ada@example.org', put(text));
        const body = (await answer.json()) as { subscription: string; code: string; errors?: { field: string }[] };
        if (answer.status !== 202) {
          assert.ok(answer.status < 500, text);
          const named = body.code.startsWith('form-token') || body.errors?.some((error) => error.field.startsWith(root));
          assert.ok(named, `${JSON.stringify(text)}: ${JSON.stringify(body)}`);
          continue;
        }
        if (field === 'website' && text !== '') continue;
        const row = await here.database.selectFrom('signups').selectAll().where('id', '=', body.subscription).executeTakeFirstOrThrow();
        const consents = await here.database.selectFrom('consents').selectAll().where('signup', '=', body.subscription).execute();
        const stored: Record<string, unknown> = {
          email: row.email,
          name: row.name ?? '',
          topics: row.topics[0],
          'consents.purpose': consents.find(({ wording }) => wording === 'x')?.purpose,
          'consents.wording': consents[0]?.wording,
          locale: row.locale,
          page: row.page,
          attribution: [...new Set(Object.values(row.attribution))].join(),
        };
        const expected = field === 'name' || field === 'email' ? text.trim().normalize(field === 'email' ? 'NFC' : undefined) : text;
        if (field in stored && !(field === 'name' && stored.name === text.trim())) assert.equal(stored[field], expected);
      }
      assert.deepEqual(here.accidents, []);
    });
  }

  it('is shown as text in mails and pages', async () => {
    const here = community(database(), { limits });
    const office = { clock: here.clock, url: 'https://api.example.org', secret: secretFrom('x'), limits: defaultLimits };
    const about = { office, code: '123456', link: 'https://a.example/1', leave: 'https://a.example/2', alreadyOnTheList: false };
    for (const name of naughtyStrings()) {
      const page = await here.submit('/newsletter/subscriptions', { email: 'ada@example.org', name, consents: 'newsletter' });
      const shown = await page.text();
      assert.ok(page.status < 500);
      if (/[<>"'&]/.test(name.trim())) assert.ok(shown.includes(escaped(name.trim().replace(/\r?\n|\r/g, '\n'))) || page.status === 422, name);
      assert.doesNotMatch(shown, /<(script|img|svg|iframe|body on)/i);
      const subscriber = { email: 'ada@example.org', name: name.toWellFormed(), locale: 'en' };
      const mail = await confirmationMail({ ...about, to: subscriber, settings: { ...defaultSettings, title: subscriber.name } });
      assert.ok(mail.html.includes(escaped(subscriber.name)), name);
      assert.doesNotMatch(mail.html, /<(script|img|svg|iframe)/i);
      assert.ok(!mail.text.includes('undefined') || name.includes('undefined'));
    }
  });

  it('breaks no address of a page and no token', async () => {
    const here = community(database(), { limits });
    for (const text of naughtyStrings()) {
      const query = encodeURIComponent(text.toWellFormed());
      for (const address of [`confirm?token=${query}`, `leave?token=${query}`, `manage?token=${query}`, `data?token=${query}`, `inbox?subscription=${query}&lang=${query}`, `subscriptions/${query}`]) {
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
