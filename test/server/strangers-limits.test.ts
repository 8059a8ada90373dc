import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignInPending } from '../../src/contract/index.ts';
import { codeIn, community, type Community, problemCode, testDatabase } from './community.ts';
import { browser, type Browser, member, PASSWORD } from './members/browser.ts';

const database = testDatabase();
const ADA = 'ada@example.org';
const clientAddress = (request: Request) => request.headers.get('X-Client') ?? '192.0.2.1';
const from = (client: string) => ({ 'X-Client': client });

const tryPassword = (visitor: Browser, email: string, password: string, client: string) =>
  visitor.request('POST', '/session', { email, password }, { headers: from(client) });
const askForEmail = (here: Community, client: string) =>
  here.post('/session/emails', { email: ADA, locale: 'en' }, from(client));

describe('a stranger', () => {
  it('keeps nobody from signing in by guessing at their password', async () => {
    const here = community(database(), { clientAddress });
    await member(here, { email: ADA, password: PASSWORD });
    const eve = await browser(here);
    for (let guess = 0; guess < 12; guess++)
      await tryPassword(eve, ADA, `wrong ${guess} guess`, '198.51.100.1');
    assert.equal((await tryPassword(eve, ADA, PASSWORD, '198.51.100.1')).status, 429);
    assert.equal((await tryPassword(await browser(here), ADA, PASSWORD, '192.0.2.7')).status, 201);
  });

  it('keeps nobody from getting an email to sign in with', async () => {
    const here = community(database(), { clientAddress });
    await member(here, { email: ADA });
    for (let asked = 0; asked < 8; asked++) await askForEmail(here, '198.51.100.1');
    assert.equal((await askForEmail(here, '198.51.100.1')).status, 429);
    assert.equal((await askForEmail(here, '192.0.2.7')).status, 202);
  });

  it('does not void the code that a member is typing', async () => {
    const here = community(database(), { clientAddress });
    await member(here, { email: ADA });
    const { attempt } = (await (await askForEmail(here, '192.0.2.7')).json()) as SignInPending;
    await here.settled();
    for (let asked = 0; asked < 3; asked++) await askForEmail(here, '198.51.100.1');
    const ada = await browser(here);
    const code = codeIn(here.mails[0]!);
    const answer = await ada.request(
      'POST',
      '/session/codes',
      { attempt, code },
      { headers: from('192.0.2.7') },
    );
    assert.equal(answer.status, 201);
  });

  it('with many networks is held at one address, but its owner is not where they signed in before', async () => {
    const here = community(database(), {
      clientAddress,
      limits: { signInsAddress: { most: 20, per: 86_400 } },
    });
    await member(here, { email: ADA, password: PASSWORD });
    const ada = await browser(here);
    assert.equal((await tryPassword(ada, ADA, PASSWORD, '192.0.2.7')).status, 201);
    const eve = await browser(here);
    const statuses: number[] = [];
    for (let guess = 0; guess < 25; guess++)
      statuses.push((await tryPassword(eve, ADA, `wrong ${guess} guess`, `198.51.${guess}.1`)).status);
    assert.deepEqual(statuses.slice(-5), [429, 429, 429, 429, 429]);
    assert.equal((await tryPassword(await browser(here), ADA, PASSWORD, '203.0.113.9')).status, 429);
    assert.equal((await tryPassword(await browser(here), ADA, PASSWORD, '192.0.2.7')).status, 201);
  });

  it('guesses at the codes for one address only so often a day, and the link still works', async () => {
    const here = community(database(), {
      clientAddress,
      limits: { signInCodesAddress: { most: 6, per: 86_400 } },
    });
    await member(here, { email: ADA });
    const eve = await browser(here);
    let last = '';
    for (let mail = 0; mail < 3; mail++) {
      const client = `198.51.${mail}.1`;
      const { attempt } = (await (await askForEmail(here, client)).json()) as SignInPending;
      await here.settled();
      const wrong = codeIn(here.mails.at(-1)!) === '000000' ? '111111' : '000000';
      for (let guess = 0; guess < 4; guess++) {
        const typed = { attempt, code: wrong };
        last = await problemCode(
          await eve.request('POST', '/session/codes', typed, { headers: from(client) }),
        );
      }
    }
    assert.equal(last, 'rate-limited');
    const page = 'https://www.example.org/members';
    const asked = { email: ADA, locale: 'en', page };
    await here.post('/session/emails', asked, { ...from('192.0.2.7'), Origin: 'https://www.example.org' });
    await here.settled();
    const link = /#community-sign-in=(\S+)/.exec(here.mails.at(-1)!.text)![1]!;
    const ada = await browser(here);
    assert.equal(
      (await ada.request('POST', '/session/links', { link }, { headers: from('192.0.2.7') })).status,
      201,
    );
  });

  it('keeps nobody’s address from signing up', async () => {
    const here = community(database(), { clientAddress });
    for (let times = 0; times < 7; times++) await here.signUp(ADA, {}, from('198.51.100.1'));
    assert.equal((await here.signUp(ADA, {}, from('198.51.100.1'))).status, 429);
    assert.equal((await here.signUp(ADA, {}, from('192.0.2.7'))).status, 202);
  });

  it('fills no mailbox by tags and dots', async () => {
    const here = community(database(), { clientAddress });
    const spellings = [
      'ada.l@gmail.com',
      'a.d.al+1@gmail.com',
      'adal+2@googlemail.com',
      'A.DAL@gmail.com',
      'adal@gmail.com',
    ];
    for (const email of spellings) assert.equal((await here.signUp(email)).status, 202, email);
    for (const email of ['adal+9@gmail.com', 'ad.al@gmail.com', 'adal@googlemail.com'])
      assert.equal((await here.signUp(email)).status, 429, email);
  });

  it('with thousands of networks of one site does not stop everybody’s signups', async () => {
    const few = { most: 4, per: 3600 };
    const here = community(database(), { clientAddress, limits: { site: few, all: { most: 8, per: 3600 } } });
    const statuses: number[] = [];
    for (let network = 0; network < 12; network++)
      statuses.push(
        (await here.signUp(`p${network}@p${network}.example`, {}, from(`2001:db8:1:${network}::1`))).status,
      );
    assert.equal(statuses.filter((status) => status === 202).length, 4);
    assert.equal((await here.signUp(ADA, {}, from('192.0.2.7'))).status, 202);
  });
});
