import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OwnSessions, SignedIn } from '../../../src/contract/index.ts';
import { deleteExpired } from '../../../server/index.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import { browser, member, PASSWORD } from './browser.ts';

const database = testDatabase();
const DAY = 24 * 3600;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function signedIn() {
  const here = community(database());
  await member(here, { email: 'ada@example.org', name: 'Ada' });
  const ada = await browser(here);
  const session = await ada.signIn('ada@example.org');
  return { here, ada, session };
}

describe('a session', () => {
  it('begins with address and password, however the address is written', async () => {
    const { here, session } = await signedIn();
    assert.equal(session.member.name, 'Ada');
    assert.equal(session.member.hasPassword, true);
    assert.equal(session.mayChoosePassword, false);
    assert.equal(session.rotateAfter, DAY);
    assert.equal((await (await browser(here)).signIn(' ADA@Example.org ')).member.id, session.member.id);
    assert.deepEqual(here.accidents, []);
  });

  it('is for the member alone to see, and never for a cache', async () => {
    const { ada } = await signedIn();
    const answer = await ada.request('GET', '/member');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  });

  it('asks strangers to sign in, in the words of the standard', async () => {
    const { here } = await signedIn();
    const answer = await here.request('/member');
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('WWW-Authenticate'), 'DPoP algs="ES256"');
    assert.equal(await problemCode(answer), 'unauthenticated');
  });

  it('is worth nothing as a copied token with the key of another browser', async () => {
    const { here, ada } = await signedIn();
    const eve = await browser(here);
    eve.token = ada.token;
    const answer = await eve.request('GET', '/member');
    assert.equal(answer.status, 401);
    assert.equal(await problemCode(answer), 'proof-invalid');
    for (const Authorization of [`Bearer ${ada.token}`, `${ada.token}`]) {
      const bare = await ada.request('GET', '/member', undefined, { headers: { Authorization } });
      assert.equal(await problemCode(bare), 'unauthenticated');
    }
    assert.equal((await ada.request('GET', '/member')).status, 200);
  });

  it('goes on where the answer with the new token was lost', async () => {
    const { ada } = await signedIn();
    const old = ada.token!;
    await ada.request('POST', '/session/rotations');
    assert.equal(await problemCode(await ada.request('GET', '/member')), 'unauthenticated');
    const again = await ada.request('POST', '/session/rotations');
    await ada.take(again);
    assert.equal((await ada.request('GET', '/member')).status, 200);
    const late = await ada.request('POST', '/session/rotations', undefined, { token: old });
    assert.equal(await problemCode(late), 'unauthenticated');
  });

  it('changes its token, and refuses the old one from then on', async () => {
    const { ada } = await signedIn();
    const old = ada.token!;
    const answer = await ada.request('POST', '/session/rotations');
    assert.equal(answer.status, 201);
    await ada.take(answer);
    assert.notEqual(ada.token, old);
    assert.equal((await ada.request('GET', '/member')).status, 200);
    assert.equal(
      await problemCode(await ada.request('GET', '/member', undefined, { token: old })),
      'unauthenticated',
    );
  });

  it('never revives a token, however many changes follow one another', async () => {
    const { ada } = await signedIn();
    const spent: string[] = [];
    for (let change = 0; change < 3; change++) {
      spent.push(ada.token!);
      await ada.take(await ada.request('POST', '/session/rotations'));
    }
    for (const token of spent.slice(0, 2))
      assert.equal(
        await problemCode(await ada.request('POST', '/session/rotations', undefined, { token })),
        'unauthenticated',
      );
    assert.equal((await ada.request('GET', '/member')).status, 200);
  });

  it('has one good token after two tabs have asked for one at once', async () => {
    const { ada } = await signedIn();
    const answers = await Promise.all([1, 2].map(() => ada.request('POST', '/session/rotations')));
    const given = answers.filter(({ status }) => status === 201);
    const tokens = await Promise.all(given.map(async (answer) => ((await answer.json()) as SignedIn).token));
    const good = [];
    for (const token of tokens)
      if ((await ada.request('GET', '/member', undefined, { token })).ok) good.push(token);
    assert.equal(good.length, 1);
  });

  it('ends on sign-out, here and nowhere else', async () => {
    const { here, ada } = await signedIn();
    const phone = await browser(here);
    await phone.signIn('ada@example.org');
    assert.equal((await ada.request('DELETE', '/session')).status, 204);
    assert.equal(await problemCode(await ada.request('GET', '/member')), 'unauthenticated');
    assert.equal((await phone.request('GET', '/member')).status, 200);
  });

  it('ends everywhere at once, and only for its member', async () => {
    const { here, ada } = await signedIn();
    await member(here, { email: 'eve@example.org' });
    const [phone, eve] = await Promise.all([browser(here), browser(here)]);
    await phone.signIn('ada@example.org');
    await eve.signIn('eve@example.org');
    assert.equal((await phone.request('DELETE', '/member/sessions')).status, 204);
    for (const each of [ada, phone])
      assert.equal(await problemCode(await each.request('GET', '/member')), 'unauthenticated');
    assert.equal((await eve.request('GET', '/member')).status, 200);
  });

  it('is listed with its browser, and can be ended from another one', async () => {
    const { here, ada } = await signedIn();
    here.clock.pass(300);
    const phone = await browser(here);
    const credentials = { email: 'ada@example.org', password: PASSWORD };
    const headers = { 'User-Agent': firefox };
    await phone.take(await phone.request('POST', '/session', credentials, { headers }));
    const list = async () =>
      ((await (await ada.request('GET', '/member/sessions')).json()) as OwnSessions).sessions;
    const before = await list();
    assert.deepEqual(before.map(({ device, current }) => [device, current]).sort(), [
      ['', true],
      ['Firefox, Linux', false],
    ]);
    const { id } = before.find(({ current }) => !current)!;
    assert.equal((await ada.request('DELETE', `/member/sessions/${id}`)).status, 204);
    assert.equal(await problemCode(await phone.request('GET', '/member')), 'unauthenticated');
    assert.equal((await list()).length, 1);
  });

  it('cannot be ended by another member', async () => {
    const { here, ada } = await signedIn();
    await member(here, { email: 'eve@example.org' });
    const eve = await browser(here);
    await eve.signIn('eve@example.org');
    const { sessions } = (await (await ada.request('GET', '/member/sessions')).json()) as OwnSessions;
    await eve.request('DELETE', `/member/sessions/${sessions[0]!.id}`);
    assert.equal((await ada.request('GET', '/member')).status, 200);
  });

  it('runs out after 30 days without use, and lives on with it', async () => {
    const { here, ada } = await signedIn();
    here.clock.pass(29 * DAY);
    assert.equal((await ada.request('GET', '/member')).status, 200);
    here.clock.pass(29 * DAY);
    await deleteExpired(here.database, here.clock.now());
    assert.equal((await ada.request('GET', '/member')).status, 200);
    here.clock.pass(30 * DAY);
    assert.equal(await problemCode(await ada.request('GET', '/member')), 'unauthenticated');
  });

  it('runs out after 180 days, however much it is used and changed', async () => {
    const { here, ada } = await signedIn();
    for (let day = 0; day < 179; day += 20) {
      here.clock.pass(19 * DAY);
      await ada.take(await ada.request('POST', '/session/rotations'));
    }
    here.clock.pass(10 * DAY);
    assert.equal(await problemCode(await ada.request('GET', '/member')), 'unauthenticated');
  });

  it('leaves nothing in the database once it has run out, nor do its proofs and mails', async () => {
    const { here } = await signedIn();
    await here.post('/session/emails', { email: 'ada@example.org', locale: 'en' });
    const rows = async (table: 'sessions' | 'used_proofs' | 'sign_ins') =>
      (await here.database.selectFrom(table).selectAll().execute()).length;
    here.clock.pass(600);
    await deleteExpired(here.database, here.clock.now());
    assert.deepEqual([await rows('sessions'), await rows('used_proofs'), await rows('sign_ins')], [1, 1, 1]);
    here.clock.pass(30 * DAY);
    await deleteExpired(here.database, here.clock.now());
    assert.deepEqual([await rows('sessions'), await rows('used_proofs'), await rows('sign_ins')], [0, 0, 0]);
  });

  it('is gone with its member', async () => {
    const { here, ada, session } = await signedIn();
    await here.database.deleteFrom('members').where('id', '=', session.member.id).execute();
    assert.equal(await problemCode(await ada.request('GET', '/member')), 'unauthenticated');
  });

  it('keeps neither token nor password where somebody could read it', async () => {
    const { here, ada } = await signedIn();
    for (const table of [
      'sessions',
      'members',
      'member_passwords',
      'idempotency_keys',
      'used_proofs',
    ] as const) {
      const rows = JSON.stringify(await here.database.selectFrom(table).selectAll().execute());
      assert.equal(rows.includes(ada.token!) || rows.includes(PASSWORD), false, table);
    }
  });

  it('may begin twice where the first answer was lost', async () => {
    const { here } = await signedIn();
    const ada = await browser(here);
    const ask = async () =>
      (await (
        await ada.request(
          'POST',
          '/session',
          { email: 'ada@example.org', password: PASSWORD },
          { headers: { 'Idempotency-Key': 'the-same' } },
        )
      ).json()) as SignedIn;
    const [first, second] = [await ask(), await ask()];
    assert.notEqual(first.token, second.token);
    for (const token of [first.token, second.token])
      assert.equal((await ada.request('GET', '/member', undefined, { token })).status, 200);
  });
});
