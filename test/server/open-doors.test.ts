import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StrictTimestamp } from '../../src/contract/index.ts';
import { acceptedLanguages } from '../../server/http/route-context.ts';
import { renderHtml } from '../../server/email/template.ts';
import { brandOf } from '../../server/html/brand.ts';
import { defaultSettings } from '../../server/settings/settings.ts';
import { fill, languageFor } from '../../server/i18n/language.ts';
import { confirmLinkIn, community, CONSENT, path, testDatabase } from './community.ts';
import { browser, member, PASSWORD } from './members/browser.ts';

const database = testDatabase();
const clientAddress = () => '192.0.2.1';
const wide = { most: 1000, per: 1 };

describe('an email before the address is confirmed', () => {
  for (const name of ['WIN A PRIZE at https://evil.example/win', 'Ada', 'Ada\u202eevil', '+1 555 0100'])
    it(`says nothing of the name ${JSON.stringify(name)}`, async () => {
      const here = community(database());
      await here.signUp('somebody@example.org', { name });
      await here.settled();
      const [mail] = here.mails;
      for (const part of [mail!.subject, mail!.text, mail!.html])
        assert.equal(part.includes(name.slice(0, 8)), false);
      assert.match(mail!.text, /^Hello,/);
    });

  it('leads, once confirmed, back to no site that the owner has not listed', async () => {
    for (const origins of [['https://www.example.org'], ['*']]) {
      const here = community(database(), { origins });
      await here.signUp(`p${origins[0]!.length}@example.org`, { page: 'https://evil.example/x' });
      await here.settled();
      const link = path(confirmLinkIn(here.mails[0]!));
      const done = await here.submit(link, {});
      assert.equal(done.status, 200);
      assert.doesNotMatch(await done.text(), /evil/);
    }
  });

  it('and its consents are those that the owner asks for, once each', async () => {
    const here = community(database());
    const consents = [
      CONSENT,
      CONSENT,
      ...[1, 2, 3].map((at) => ({ purpose: `other-${at}`, wording: 'x'.repeat(2000) })),
    ];
    assert.equal((await here.signUp('ada@example.org', { consents })).status, 202);
    const kept = await here.database.selectFrom('consents').select('purpose').execute();
    assert.deepEqual(kept, [{ purpose: 'newsletter' }]);
  });
});

describe('names', () => {
  for (const name of ['Ada\u202eevil', '\u2066Ada'])
    it(`lose the marks that turn the direction: ${JSON.stringify(name)}`, async () => {
      const here = community(database());
      await here.signUp('ada@example.org', { name });
      const row = await here.database.selectFrom('signups').select('name').executeTakeFirstOrThrow();
      assert.equal(row.name, name.replace(/[\u202e\u2066]/, ''));
    });
});

describe('languages', () => {
  it('longer than any tag are passed over, in a header and an address', async () => {
    const here = community(database());
    const long = 'a-'.repeat(7500) + 'a';
    const answer = await here.request(`/newsletter?lang=${long.slice(0, 4000)}`, {
      headers: { 'Accept-Language': `${long}, de` },
    });
    assert.equal(((await answer.json()) as { locale: string }).locale, 'de');
    const context = { req: { header: () => `${long},en;q=0.5` } } as unknown as Parameters<
      typeof acceptedLanguages
    >[0];
    assert.deepEqual(acceptedLanguages(context, long), ['en']);
  });
});

describe('what strangers write', () => {
  it('keeps no answer where nothing was done', async () => {
    const here = community(database());
    for (let at = 0; at < 5; at++) {
      const headers = { 'Idempotency-Key': `key-${at}` };
      assert.equal(
        (await here.request('/newsletter/subscriptions/x', { method: 'DELETE', headers })).status,
        204,
      );
      assert.equal((await here.signUp(`p${at}@example.org`, { website: 'https://bot.example' })).status, 202);
    }
    assert.deepEqual(await here.database.selectFrom('idempotency_keys').select('key').execute(), []);
  });

  it('is limited by client, whatever it is', async () => {
    const here = community(database(), {
      clientAddress,
      limits: { anonymousWrites: { most: 3, per: 3600 } },
    });
    const eve = await browser(here);
    for (let at = 0; at < 3; at++)
      assert.notEqual((await eve.request('POST', '/session/links', { link: 'x' })).status, 429);
    assert.equal((await eve.request('POST', '/session/links', { link: 'x' })).status, 429);
    assert.equal((await here.request('/newsletter/subscriptions/x', { method: 'DELETE' })).status, 429);
    assert.equal((await here.submit('/newsletter/inbox', { do: 'withdraw' })).status, 429);
  });

  it('notes no proof of a key that has no session', async () => {
    const here = community(database());
    const eve = await browser(here);
    eve.token = 'made-up';
    assert.equal((await eve.request('GET', '/member')).status, 401);
    assert.deepEqual(await here.database.selectFrom('used_proofs').select('id').execute(), []);
  });
});

describe('what members write', () => {
  it('is limited: profile, cheers, passwords and everything together', async () => {
    const few = { most: 2, per: 3600 };
    const here = community(database(), {
      limits: { profileChanges: few, passwordChanges: few, memberWrites: { most: 5, per: 3600 } },
    });
    const ada = await browser(here);
    await ada.comeByMail(await member(here, { email: 'ada@example.org', password: null }));
    const statuses = async (method: string, at: string, body: (turn: number) => object) => {
      const seen: number[] = [];
      for (let turn = 0; turn < 3; turn++) seen.push((await ada.request(method, at, body(turn))).status);
      return seen;
    };
    assert.deepEqual(await statuses('PATCH', '/member', (turn) => ({ bio: `${turn}` })), [200, 200, 429]);
    const chosen = await statuses('PUT', '/member/password', (turn) => ({ password: `${PASSWORD} ${turn}` }));
    assert.deepEqual(chosen, [200, 200, 429]);
    assert.equal((await ada.request('PUT', '/events/x/mute', { muted: true })).status, 429);
    assert.equal((await ada.request('DELETE', '/session')).status, 204);
  });

  it('cannot open a stream by HEAD', async () => {
    const here = community(database());
    const ada = await browser(here);
    await ada.comeByMail(await member(here, { email: 'ada@example.org', password: null }));
    for (let times = 0; times < 13; times++) assert.equal((await ada.request('HEAD', '/live')).status, 200);
    const stream = await ada.request('GET', '/live');
    assert.equal(stream.status, 200);
    await stream.body!.cancel();
  });

  it('ends the streams of the other sessions as soon as the password is another one', async () => {
    const here = community(database(), { limits: { streams: wide } });
    const ada = await member(here, { email: 'ada@example.org', password: null });
    const [laptop, phone] = [await browser(here), await browser(here)];
    await laptop.comeByMail(ada);
    await phone.comeByMail(ada);
    const reader = (await phone.request('GET', '/live')).body!.getReader();
    assert.equal(
      (await laptop.request('PUT', '/member/password', { password: `${PASSWORD} other` })).status,
      200,
    );
    // Ends by itself; a stream that lives on would be heard of again only at the next sign of life.
    let done = false;
    while (!done) ({ done } = await reader.read());
    assert.equal((await phone.request('GET', '/member')).status, 401);
  });
});

describe('an origin that is not listed', () => {
  it('is excused by no header of a page load where it sends JSON', async () => {
    const here = community(database());
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Mode': 'navigate' };
    const asked = { email: 'ada@example.org', locale: 'en', page: 'https://evil.example/x' };
    assert.equal((await here.post('/session/emails', asked, headers)).status, 403);
    assert.equal((await here.request('/newsletter', { headers })).status, 200);
  });

  it('of this machine gets no link where the API is elsewhere', async () => {
    const here = community(database(), { origins: ['*'] });
    await member(here, { email: 'ada@example.org' });
    const page = 'http://localhost:31337/x';
    await here.post(
      '/session/emails',
      { email: 'ada@example.org', locale: 'en', page },
      { Origin: 'http://localhost:31337' },
    );
    await here.settled();
    assert.doesNotMatch(here.mails[0]!.text, /31337/);
  });
});

describe('moments', () => {
  it('are on the calendar', () => {
    for (const good of ['2026-11-26T18:00:00.000Z', '2028-02-29T00:00:00Z', '2026-11-26T18:00Z'])
      assert.equal(StrictTimestamp.parse(good), good);
    for (const bad of [
      '2026-99-99T99:99:99Z',
      '2026-02-30T00:00:00Z',
      '2027-02-29T00:00:00Z',
      '0000-01-01T00:00:00Z',
      '2026-11-26T::Z',
      '2026-11-26T24:00:00Z',
    ])
      assert.equal(StrictTimestamp.safeParse(bad).success, false, bad);
  });
});

describe('pages in a language', () => {
  it('are kept by caches for each language, and framed by nobody', async () => {
    const here = community(database());
    for (const at of ['/showcase.html', '/showcase.rss']) {
      const answer = await here.request(at);
      assert.match(answer.headers.get('Vary') ?? '', /Accept-Language/, at);
    }
    const page = await here.request('/showcase.html');
    assert.match(page.headers.get('Content-Security-Policy')!, /frame-ancestors 'none'/);
  });
});

describe('a NUL', () => {
  it('in a form or an address is no accident', async () => {
    const here = community(database());
    for (const page of [
      '/newsletter/inbox',
      '/newsletter/confirm',
      '/newsletter/leave',
      '/newsletter/manage',
      '/newsletter/subscriptions',
    ])
      for (const field of [
        'subscription',
        'token',
        'lang',
        'code',
        'do',
        'email',
        'name',
        'topics',
        'consents',
        'page',
        'formToken',
        'locale',
      ])
        assert.ok((await here.submit(page, { [field]: 'a\0b' })).status < 500, `${page} ${field}`);
    assert.equal((await here.request('/showcase/posts/a%00b')).status, 400);
    assert.deepEqual(here.accidents, []);
  });
});

describe('a name of the other direction', () => {
  const sentence = fill('{name} of {group} asks how your piece is going.', {
    name: 'علي',
    group: 'Painters',
  });

  it('is set apart, so that it turns nothing around it', () => {
    assert.equal(sentence, '\u2068علي\u2069 of Painters asks how your piece is going.');
    assert.equal(fill('Hello {name},', { name: 'Ada' }), 'Hello Ada,');
  });

  it('leaves the paragraph of an email in the direction of its language', async () => {
    const html = String(
      await renderHtml(languageFor(['en'], { strings: {} }), {
        title: 'A subject',
        parts: [{ text: sentence }],
        brand: brandOf(defaultSettings, 'The letter'),
      }),
    );
    assert.match(html, /<html lang="en" dir="ltr">/);
    assert.match(html, /<p>\u2068علي\u2069 of Painters/);
  });
});
