import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SignInPending } from '../../../src/contract/index.ts';
import { MAX_CONCURRENT, runLimited, MAX_WAITING } from '../../../server/members/password-queue.ts';
import { codeIn, community, problemCode, testDatabase } from '../community.ts';
import { type Browser, browser, look, member, PASSWORD, signedInAs } from './browser.ts';

const database = testDatabase();
/** What it shows does not depend on the database: on the second one a few will do. */
const MANY = process.env.TEST_DATABASE_URL ? 20 : 200;
const tryOn = (eve: Browser, email: string, password = 'not the password', headers = {}) =>
  eve.request('POST', '/session', { email, password }, { headers });
const wide = { most: 100_000, per: 1 };

describe('guessing a password', () => {
  it('is held after ten wrong ones, whatever is tried next, and comes back evenly', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const eve = await browser(here);
    for (let guess = 0; guess < 10; guess++)
      assert.equal(await problemCode(await tryOn(eve, 'ada@example.org')), 'invalid-credentials');
    const held = await tryOn(eve, 'ADA@example.org', PASSWORD);
    assert.equal(held.status, 429);
    const wait = Number(held.headers.get('Retry-After'));
    assert.equal(wait, 90);
    here.clock.pass(wait);
    assert.equal((await tryOn(eve, 'ada@example.org', PASSWORD)).status, 201);
  });

  it('is not what a member does who comes and goes', async () => {
    const here = community(database(), { clientAddress: () => '192.0.2.1' });
    await member(here, { email: 'ada@example.org' });
    const ada = await browser(here);
    for (let visit = 0; visit < 12; visit++) await ada.signIn('ada@example.org');
    assert.equal((await tryOn(ada, 'ada@example.org')).status, 403);
  });

  it('at one address holds nobody else', async () => {
    const here = community(database());
    await member(here, { email: 'ada@example.org' });
    const eve = await browser(here);
    for (let guess = 0; guess < 30; guess++) await tryOn(eve, 'eve@example.org');
    assert.equal((await tryOn(eve, 'ada@example.org', PASSWORD)).status, 201);
  });

  for (const [name, clients] of [
    ['signInsClient', ['192.0.2.1', '192.0.2.1']],
    ['signInsAll', ['192.0.2.1', '192.0.2.2']],
  ] as const) {
    it(`across addresses is held ${name === 'signInsAll' ? 'in all' : 'for one network'}`, async () => {
      const here = community(database(), {
        limits: { [name]: { most: 3, per: 900 } },
        clientAddress: (request) => request.headers.get('X-Client')!,
      });
      const eve = await browser(here);
      const from = (client: string, person: number) =>
        tryOn(eve, `somebody${person}@example.org`, undefined, { 'X-Client': client });
      for (let person = 0; person < 3; person++) assert.equal((await from(clients[0], person)).status, 403);
      assert.equal((await from(clients[1], 3)).status, 429);
      if (name === 'signInsClient') assert.equal((await from('192.0.2.2', 4)).status, 403);
    });
  }

  it('keeps nobody from coming in by mail, whichever limit holds', async () => {
    const one = { most: 1, per: 900 };
    const here = community(database(), {
      limits: { signIns: one, signInsClient: one, signInsAll: one },
      clientAddress: () => '192.0.2.1',
    });
    const ada = await signedInAs(here, { email: 'ada@example.org' });
    for (let guess = 0; guess < 5; guess++) await tryOn(ada, 'ada@example.org');
    assert.equal((await tryOn(ada, 'ada@example.org', PASSWORD)).status, 429);
    const asked = await here.post('/session/emails', { email: 'ada@example.org', locale: 'en' });
    const { attempt } = (await asked.json()) as SignInPending;
    await here.settled();
    const code = codeIn(here.mails[0]!);
    const phone = await browser(here);
    await phone.take(await phone.request('POST', '/session/codes', { attempt, code }));
    assert.equal(await look(phone), 'ok');
  });

  it('uses up nothing more of the others once one limit holds it', async () => {
    const here = community(database(), {
      limits: { signIns: { most: 2, per: 900 }, signInsAll: { most: 4, per: 900 } },
    });
    const eve = await browser(here);
    for (let guess = 0; guess < 20; guess++) await tryOn(eve, 'ada@example.org');
    assert.equal((await tryOn(eve, 'eve@example.org')).status, 403);
  });

  it('compares no more passwords than the limits let through, however many come at once', async () => {
    // How many are compared is asked here, not whether a busy machine answers all in 10 seconds.
    const here = community(database(), { timeout: 120 });
    await member(here, { email: 'ada@example.org' });
    const eve = await browser(here);
    const answers = await Promise.all(Array.from({ length: 200 }, () => tryOn(eve, 'ada@example.org')));
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 403).length, 10);
    assert.equal(statuses.filter((status) => status === 429).length, 190);
  });

  it('is sent away when too many wait already, and that counts against nobody', async () => {
    const here = community(database(), { limits: { signIns: { most: 1, per: 900 } } });
    const eve = await browser(here);
    let release = () => {};
    const held = new Promise<void>((done) => (release = done));
    const line = Array.from({ length: MAX_CONCURRENT + MAX_WAITING }, () => runLimited(() => held));
    try {
      const away = await tryOn(eve, 'ada@example.org');
      assert.equal(away.status, 503);
      assert.equal(away.headers.get('Retry-After'), '3');
      assert.equal(await problemCode(away), 'unavailable');
    } finally {
      // The queue is one for the process: held, it would hold every test that follows.
      release();
    }
    await Promise.all(line);
    assert.equal((await tryOn(eve, 'ada@example.org')).status, 403);
  });

  it('leaves a core to everybody else, and keeps the order they came in', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    const work = async (turn: number) => {
      most = Math.max(most, ++running);
      await new Promise((later) => setImmediate(later));
      running--;
      done.push(turn);
    };
    await Promise.all(Array.from({ length: 20 }, (_, turn) => runLimited(() => work(turn))));
    assert.equal(most, MAX_CONCURRENT);
    assert.deepEqual(
      done,
      [...done].sort((one, other) => one - other),
    );
    assert.equal(done.length, 20);
  });
});

describe('whether an address is known', () => {
  it(`shows in nothing that ${MANY} known and ${MANY} unknown ones are answered`, async (test) => {
    const here = community(database(), { limits: { signIns: wide, signInsClient: wide, signInsAll: wide } });
    const eve = await browser(here);
    const seen = new Set<string>();
    const took = { known: [] as number[], unknown: [] as number[] };
    for (let person = 0; person < MANY; person++) await member(here, { email: `known${person}@example.org` });
    await tryOn(eve, 'warm@example.org');
    for (let person = 0; person < MANY; person++) {
      for (const kind of person % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const begun = performance.now();
        const answer = await tryOn(eve, `${kind}${person}@example.org`);
        const body = await answer.text();
        took[kind].push(performance.now() - begun);
        seen.add(withoutRequest(answer, `${answer.status} ${JSON.stringify([...answer.headers])} ${body}`));
      }
    }
    assert.deepEqual([...seen].length, 1, [...seen].join('\n'));
    const [known, unknown] = [median(took.known), median(took.unknown)];
    test.diagnostic(
      `median of a known address ${known.toFixed(1)} ms, of an unknown one ${unknown.toFixed(1)} ms, ratio ${(known / unknown).toFixed(3)}`,
    );
  });

  it('shows in nothing when the limit holds, nor for a member without a password', async () => {
    const here = community(database(), { limits: { signIns: { most: 1, per: 900 } } });
    await member(here, { email: 'ada@example.org' });
    await member(here, { email: 'bea@example.org', password: null });
    const eve = await browser(here);
    const seen = new Set<string>();
    for (const person of ['ada', 'bea', 'nobody']) {
      const answers = [];
      for (let guess = 0; guess < 2; guess++) {
        const answer = await tryOn(eve, `${person}@example.org`);
        const shown = `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
        answers.push(withoutRequest(answer, shown));
      }
      seen.add(JSON.stringify(answers));
    }
    assert.equal(seen.size, 1, [...seen].join('\n'));
  });
});

/** What an answer shows, but for the id that each request has. */
const withoutRequest = (answer: Response, shown: string) =>
  shown.replaceAll(answer.headers.get('X-Request-Id')!, '');

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
