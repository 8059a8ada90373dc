import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeIn, community, CONSENT, testDatabase } from './community.ts';

const database = testDatabase();
const SUBSCRIPTIONS = '/newsletter/subscriptions';
const typed = {
  email: 'ada@example.org',
  name: 'Ada',
  topics: ['practice', 'events'],
  consents: 'newsletter',
  locale: 'en',
};
const REFERER = { Referer: 'https://www.example.org/letter?utm=1#form' };

/** What a browser would send with the page's first form. */
function fieldsIn(page: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const form = /<form[\s\S]*?<\/form>/.exec(page)![0];
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
    if (attribute('type') === 'checkbox' && !/\bchecked\b/.test(input)) continue;
    (fields[attribute('name')!] ??= []).push(unescaped(attribute('value') ?? ''));
  }
  return fields;
}
const unescaped = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

describe('a form without script', () => {
  it('is on a page of the API’s own, for whoever has no page with one', async () => {
    const here = community(database());
    const opened = await here.request('/newsletter/signup?lang=de');
    assert.equal(opened.status, 200);
    const html = await opened.text();
    assert.match(html, /<html lang="de"/);
    assert.match(html, /<h1>Der Donnerstagsbrief<\/h1>/);
    assert.match(html, /<form action="subscriptions" method="post"/);
    assert.match(html, /<input\s+id="email"\s+name="email"\s+type="email"/);
    assert.doesNotMatch(html, /class="error"/);
    const formToken = /name="formToken" value="([^"]+)"/.exec(html)![1]!;
    here.clock.pass(3);
    const fields = { email: 'ada@example.org', consents: 'newsletter', formToken };
    const sent = await here.submit('/newsletter/subscriptions', fields);
    assert.equal(sent.status, 303);
    assert.match(sent.headers.get('Location')!, /^inbox\?subscription=/);
  });

  it('posts, shows what was typed, sends the mail and leads to the list and back', async () => {
    const here = community(database());
    const page = await here.submit(SUBSCRIPTIONS, typed, REFERER);
    assert.equal(page.status, 200);
    const text = await page.text();
    assert.match(text, /<dd><bdi>ada@example\.org<\/bdi><\/dd>/);
    assert.match(text, /Yes, email me/);
    assert.equal(text.match(/<button/g)!.length, 1);
    assert.ok(text.includes(CONSENT.wording));
    await here.settled();
    assert.equal(here.mails.length, 0);

    here.clock.pass(3);
    const sent = await here.submit(SUBSCRIPTIONS, fieldsIn(text));
    assert.equal(sent.status, 303);
    await here.settled();
    assert.equal(here.mails.length, 1);
    const inbox = await here.request(
      new URL(sent.headers.get('Location')!, `https://api.example.org${SUBSCRIPTIONS}`).href,
    );
    const inboxText = await inbox.text();
    assert.match(inboxText, /Check your inbox/);
    assert.match(inboxText, /href="https:\/\/www\.example\.org\/letter"/);

    const wrong = await here.submit('/newsletter/inbox', {
      ...fieldsIn(inboxText),
      code: 'abc',
      do: 'confirm',
    });
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /aria-describedby="code-error"/);
    const done = await here.submit('/newsletter/inbox', {
      ...fieldsIn(inboxText),
      code: codeIn(here.mails[0]!),
      do: 'confirm',
    });
    assert.equal(done.status, 200);
    assert.match(await done.text(), /You’re subscribed[\s\S]*href="https:\/\/www\.example\.org\/letter"/);
    const [subscriber] = await here.database.selectFrom('subscribers').selectAll().execute();
    assert.equal(subscriber?.name, 'Ada');
    assert.deepEqual(subscriber?.topics, ['practice', 'events']);
    assert.equal(subscriber?.page_url, 'https://www.example.org/letter');
    const consents = await here.database.selectFrom('consents').selectAll().execute();
    assert.deepEqual(
      consents.map(({ method, wording }) => [method, wording]),
      [
        ['plain-form', CONSENT.wording],
        ['plain-form', CONSENT.wording],
      ],
    );
  });

  it('is taken once, however often its button is pressed', async () => {
    const here = community(database());
    const fields = fieldsIn(await (await here.submit(SUBSCRIPTIONS, typed)).text());
    here.clock.pass(3);
    const answers = await Promise.all([1, 2, 3].map(() => here.submit(SUBSCRIPTIONS, fields)));
    assert.equal(new Set(answers.map((answer) => answer.headers.get('Location'))).size, 1);
    await here.settled();
    assert.equal(here.mails.length, 1);
  });

  it('says at each field what is wrong and keeps the rest', async () => {
    const here = community(database());
    const page = await here.submit(SUBSCRIPTIONS, { email: 'ada@', name: 'Ada', topics: 'events' });
    assert.equal(page.status, 422);
    const text = await page.text();
    assert.match(
      text,
      /id="email"[^>]*value="ada@"[^>]*aria-describedby="email-hint email-error" aria-invalid="true"/,
    );
    assert.match(text, /id="email-error">Enter an email address/);
    assert.match(text, /id="consents-newsletter-error"/);
    assert.match(text, /value="Ada"/);
    assert.match(text, /value="events"\s+checked/);
    const mended = { ...fieldsIn(text), email: 'ada@example.org', consents: 'newsletter' };
    here.clock.pass(3);
    assert.equal((await here.submit(SUBSCRIPTIONS, mended)).status, 303);
  });

  it('asks for the button once more when it was pressed too fast, and then takes it', async () => {
    const here = community(database());
    const fields = fieldsIn(await (await here.submit(SUBSCRIPTIONS, typed)).text());
    const fast = await here.submit(SUBSCRIPTIONS, fields);
    const text = await fast.text();
    assert.match(text, /That was quick/);
    here.clock.pass(2);
    assert.equal((await here.submit(SUBSCRIPTIONS, fieldsIn(text))).status, 303);
  });

  it('shows another button when its token has run out or was spent on another address', async () => {
    const here = community(database());
    const fields = fieldsIn(await (await here.submit(SUBSCRIPTIONS, typed)).text());
    here.clock.pass(3);
    await here.submit(SUBSCRIPTIONS, fields);
    const other = await here.submit(SUBSCRIPTIONS, { ...fields, email: 'eve@example.org' });
    assert.equal(other.status, 200);
    assert.match(await other.text(), /eve@example\.org[\s\S]*Yes, email me/);
  });

  it('sends a robot that fills the honeypot on its way', async () => {
    const here = community(database());
    const answer = await here.submit(SUBSCRIPTIONS, { ...typed, website: 'x' });
    assert.equal(answer.status, 303);
    assert.equal((await here.database.selectFrom('signups').selectAll().execute()).length, 0);
  });

  it('speaks German to who reads German, by field or by browser', async () => {
    const here = community(database());
    const byField = await here.submit(SUBSCRIPTIONS, { ...typed, locale: 'de' });
    assert.match(await byField.text(), /<html lang="de" dir="ltr">[\s\S]*Ja, E-Mail senden/);
    const { locale: _locale, ...rest } = typed;
    const byBrowser = await here.submit(SUBSCRIPTIONS, rest, {
      'Accept-Language': 'fr;q=0.9, de-CH, en;q=0.5',
    });
    assert.match(await byBrowser.text(), /<html lang="de"/);
  });

  it('never links to what is no web address', async () => {
    const here = community(database());
    for (const page of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'x']) {
      const text = await (await here.submit(SUBSCRIPTIONS, { ...typed, page })).text();
      assert.doesNotMatch(text, /class="back"/);
    }
  });

  it('can be sent again and taken back from the inbox page', async () => {
    const here = community(database());
    const answer = await here.signUp('ada@example.org');
    const { subscription } = (await answer.json()) as { subscription: string };
    const soon = await here.submit('/newsletter/inbox', { subscription, do: 'resend' });
    assert.equal(soon.status, 429);
    assert.match(await soon.text(), /60 seconds/);
    here.clock.pass(60);
    assert.match(
      await (await here.submit('/newsletter/inbox', { subscription, do: 'resend' })).text(),
      /We’ve sent a new email/,
    );
    await here.settled();
    assert.equal(here.mails.length, 2);
    await here.submit('/newsletter/inbox', { subscription, do: 'withdraw' });
    assert.equal((await here.database.selectFrom('signups').selectAll().execute()).length, 0);
  });
});
