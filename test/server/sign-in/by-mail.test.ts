import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmailMessage } from '../../../server/index.ts';
import { writeSettings, defaultSettings, type Settings } from '../../../server/index.ts';
import { community, type Community, problemCode, testDatabase } from '../community.ts';
import { browser, look, member, type Browser } from '../members/browser.ts';

const database = testDatabase();
/** What it shows does not depend on the database: on the second one a few will do. */
const MANY = process.env.TEST_DATABASE_URL ? 20 : 200;
const SITE = 'https://www.example.org';
const PAGE = `${SITE}/members`;

const ask = (
  here: Community,
  email: string,
  page = PAGE,
  headers: Record<string, string> = { Origin: SITE },
) => here.post('/session/emails', { email, locale: 'en', page }, headers);

interface Pending {
  attempt: string;
}

/** Asks for a mail and reads it. */
async function mailTo(
  here: Community,
  email: string,
): Promise<Pending & { mail: EmailMessage; code: string; link: string }> {
  const before = here.mails.length;
  const answer = await ask(here, email);
  assert.equal(answer.status, 202);
  const { attempt } = (await answer.json()) as Pending;
  await here.settled();
  const mail = here.mails.at(-1)!;
  assert.equal(here.mails.length, before + 1);
  return { attempt, mail, ...wayIn(mail) };
}

const wayIn = ({ text }: EmailMessage) => ({
  code: /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? '',
  link: /#community-sign-in=([\w-]+)/.exec(text)?.[1] ?? '',
});

const byCode = (who: Browser, attempt: string, code: string) =>
  who.request('POST', '/session/codes', { attempt, code });
const byLink = (who: Browser, link: string) => who.request('POST', '/session/links', { link });

const settings = (change: Partial<Settings>, now: Date) =>
  writeSettings(database(), { ...defaultSettings, ...change }, now);

const shuffled = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('the way in by mail', () => {
  it('leads a member in by the code, once', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const { attempt, code, mail } = await mailTo(here, 'Ada@Example.org');
    assert.match(mail.text, new RegExp(`${PAGE}#community-sign-in=`));
    const ada = await browser(here);
    assert.equal((await ada.take(await byCode(ada, attempt, code))).member.email, 'ada@example.org');
    assert.equal(await look(ada), 'ok');
    assert.equal(await problemCode(await byCode(await browser(here), attempt, code)), 'code-expired');
  });

  it('leads a member in by the link, once, though two come at the same time', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const { link } = await mailTo(here, 'ada@example.org');
    const [one, other] = [await browser(here), await browser(here)];
    const answers = await Promise.all([byLink(one, link), byLink(other, link)]);
    assert.deepEqual(answers.map((it) => it.status).sort(), [201, 410]);
  });

  it('is good for ten minutes', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const { attempt, code, link } = await mailTo(here, 'ada@example.org');
    here.clock.pass(601);
    assert.equal(await problemCode(await byCode(await browser(here), attempt, code)), 'code-expired');
    assert.equal(await problemCode(await byLink(await browser(here), link)), 'link-expired');
  });

  it('stays good when another one is asked for, until one of them was used', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const first = await mailTo(here, 'ada@example.org');
    const second = await mailTo(here, 'ada@example.org');
    assert.equal((await byCode(await browser(here), first.attempt, first.code)).status, 201);
    assert.equal(await problemCode(await byLink(await browser(here), first.link)), 'link-expired');
    assert.equal(await problemCode(await byLink(await browser(here), second.link)), 'link-expired');
  });

  it('takes five tries at a code, and none after', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const { attempt, code } = await mailTo(here, 'ada@example.org');
    const guesser = await browser(here);
    for (let tries = 0; tries < 5; tries++)
      assert.equal(await problemCode(await byCode(guesser, attempt, shuffled(code))), 'invalid-code');
    assert.equal(await problemCode(await byCode(guesser, attempt, code)), 'code-expired');
  });

  it('begins no session without a proof of a key', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const { attempt, code, link } = await mailTo(here, 'ada@example.org');
    const ada = await browser(here);
    const none = { proof: null };
    const bare = await ada.request('POST', '/session/codes', { attempt, code }, none);
    assert.equal(await problemCode(bare), 'proof-invalid');
    assert.equal(
      await problemCode(await ada.request('POST', '/session/links', { link }, none)),
      'proof-invalid',
    );
    assert.equal((await byCode(ada, attempt, code)).status, 201);
  });

  it('is not spent by a scanner that opens all links of all mails twice', async () => {
    const here = community(database(), { membersPage: 'https://api.example.org/members.html' });
    await settings({ membership: 'open' }, here.clock.now());
    const { link, mail } = await mailTo(here, 'ada@example.org');
    for (const address of mail.text.match(/https?:\S+/g)!) {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
        const { origin, pathname } = new URL(address);
        if (origin === 'https://api.example.org') await here.request(pathname, { method });
      }
    }
    for (const method of ['GET', 'HEAD']) {
      const answer = await here.request(`/session/links?link=${link}`, { method });
      assert.notEqual(answer.status, 201);
    }
    assert.equal((await byLink(await browser(here), link)).status, 201);
  });

  it(`says the same to ${MANY} who are known and ${MANY} who are not`, async (test) => {
    const unlimited = { most: 1e6, per: 1 };
    const limits = { signInEmails: unlimited, signInMailsClient: unlimited, signInMailsAll: unlimited };
    const here = community(database(), { limits });
    const times: Record<string, number[]> = { known: [], unknown: [] };
    const shapes = new Set<string>();
    for (let count = 0; count < MANY; count++) {
      await member(here, { email: `known${count}@example.org`, password: null });
      for (const who of ['known', 'unknown']) {
        const started = performance.now();
        const answer = await ask(here, `${who}${count}@example.org`);
        times[who]!.push(performance.now() - started);
        const body = (await answer.json()) as Record<string, unknown>;
        assert.match(String(body.attempt), /^[\w-]{43}$/);
        const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id');
        shapes.add(JSON.stringify([answer.status, headers, { ...body, attempt: '' }]));
      }
    }
    await here.settled();
    assert.equal(here.mails.length, 2 * MANY);
    assert.equal(shapes.size, 1, [...shapes].join('\n'));
    const median = (all: number[]) => all.sort((a, b) => a - b)[MANY / 2]!;
    const [known, unknown] = [median(times.known!), median(times.unknown!)];
    test.diagnostic(`mail to known ${known.toFixed(2)} ms, to unknown ${unknown.toFixed(2)} ms`);
  });

  it('tells an address with no way in what is true, and nobody gets in with it', async () => {
    const here = community(database());
    const { attempt, mail, code, link } = await mailTo(here, 'nobody@example.org');
    assert.deepEqual({ code, link }, { code: '', link: '' });
    assert.match(mail.text, /it isn’t a member’s/);
    assert.equal(await problemCode(await byCode(await browser(here), attempt, '000000')), 'invalid-code');
  });

  it('makes members of whom the owner wants', async () => {
    const here = community(database());
    const { formToken: _, ...rest } = here;
    assert.ok(rest);
    await here.signUp('reader@example.org');
    await here.settled();
    const letter = here.mails.at(-1)!;
    const confirm = /confirm\?token=([\w-]+)/.exec(letter.text)![1]!;
    await here.submit('/newsletter/confirm', { token: confirm });
    const tries: [Settings['membership'], string, boolean][] = [
      ['invitation', 'reader@example.org', false],
      ['subscribers', 'stranger@example.org', false],
      ['subscribers', 'reader@example.org', true],
      ['open', 'stranger@example.org', true],
    ];
    for (const [membership, email, gets] of tries) {
      await settings({ membership }, here.clock.now());
      const { code, attempt } = await mailTo(here, email);
      assert.equal(code !== '', gets, `${membership} ${email}`);
      if (!gets) continue;
      const who = await browser(here);
      const { member: made } = await who.take(await byCode(who, attempt, code));
      assert.deepEqual([made.email, made.role, made.hasPassword], [email, 'member', false]);
    }
  });

  it('leads only to pages of sites that may use the API', async () => {
    const here = community(database(), { membersPage: 'https://api.example.org/members.html' });
    await member(here, { email: 'ada@example.org' });
    const pages: [page: string, headers: Record<string, string>, leads: string][] = [
      [PAGE, { Origin: SITE }, `${PAGE}#`],
      ['https://evil.example/', { Origin: SITE }, 'https://api.example.org/members.html#'],
      [`https://evil@www.example.org/`, { Origin: SITE }, 'https://api.example.org/members.html#'],
      [PAGE, {}, 'https://api.example.org/members.html#'],
      ['https://api.example.org/x?a=b', {}, 'https://api.example.org/x?a=b#'],
    ];
    for (const [page, headers, leads] of pages) {
      here.clock.pass(3600);
      assert.equal((await ask(here, 'ada@example.org', page, headers)).status, 202);
      await here.settled();
      assert.ok(here.mails.at(-1)!.text.includes(leads), `${page}: ${here.mails.at(-1)!.text}`);
    }
    const refused = await ask(here, 'ada@example.org', PAGE, { Origin: 'https://evil.example' });
    assert.equal(await problemCode(refused), 'forbidden-origin');
  });

  it('leads to no site by default where every site may use the API', async () => {
    const membersPage = 'https://api.example.org/members.html';
    const here = community(database(), { origins: ['*'], membersPage });
    await member(here, { email: 'ada@example.org' });
    await ask(here, 'ada@example.org', 'https://evil.example/', { Origin: 'https://evil.example' });
    await here.settled();
    assert.ok(here.mails.at(-1)!.text.includes(`${membersPage}#`));
    assert.ok(!here.mails.at(-1)!.text.includes('evil.example'));
  });

  it('has limits of its own, which wrong passwords do not use up', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const guesser = await browser(here);
    let refused = '';
    for (let tries = 0; tries < 15 && refused !== 'rate-limited'; tries++) {
      const wrong = { email: 'ada@example.org', password: `guess ${tries}` };
      refused = await problemCode(await guesser.request('POST', '/session', wrong, { token: null }));
    }
    assert.equal(refused, 'rate-limited');
    const { link } = await mailTo(here, 'ada@example.org');
    assert.equal((await byLink(await browser(here), link)).status, 201);
    for (let count = 0; count < 4; count++) await ask(here, 'ada@example.org');
    const over = await ask(here, 'ada@example.org');
    assert.equal(await problemCode(over), 'rate-limited');
    assert.ok(Number(over.headers.get('Retry-After')) > 0);
  });

  it('writes in the language of who asks', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org', name: '<b>Ada & Co</b>' });
    await here.post(
      '/session/emails',
      { email: 'ada@example.org', locale: 'de-AT', page: PAGE },
      { Origin: SITE },
    );
    await here.settled();
    const { subject, html, text } = here.mails.at(-1)!;
    assert.match(subject, /^Bei .* anmelden/);
    assert.match(text, /Hallo <b>Ada & Co<\/b>,/);
    assert.ok(html.includes('&lt;b&gt;Ada &amp; Co&lt;/b&gt;') && !html.includes('<b>Ada'));
  });
});
