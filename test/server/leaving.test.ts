import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  codeIn,
  community,
  confirmLinkIn,
  type Community,
  CONSENT,
  leaveLinkIn,
  path,
  testDatabase,
  tokenIn,
} from './community.ts';

const database = testDatabase();

async function subscriber(here: Community, email = 'ada@example.org') {
  const answer = await here.signUp(email, { name: 'Ada', topics: ['practice'] });
  const { subscription } = (await answer.json()) as { subscription: string };
  await here.settled();
  const mail = here.mails.at(-1)!;
  await here.post('/newsletter/confirmations', { subscription, code: codeIn(mail) });
  return { mail, leave: path(leaveLinkIn(mail)), token: tokenIn(leaveLinkIn(mail)) };
}
const stateOf = async (here: Community) =>
  (await here.database.selectFrom('subscribers').select('state').execute()).map(({ state }) => state);

describe('leaving', () => {
  it('is one click in the mail program (RFC 8058)', async () => {
    const here = community(database());
    const { mail } = await subscriber(here);
    const [, link] = /^<(https:\/\/.+)>$/.exec(mail.headers['List-Unsubscribe']!)!;
    assert.equal(mail.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
    const answer = await here.submit(path(link!), { 'List-Unsubscribe': 'One-Click' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Set-Cookie'), null);
    assert.deepEqual(await stateOf(here), ['unsubscribed']);
    const events = await here.database
      .selectFrom('consents')
      .select('event')
      .orderBy('recorded_at')
      .execute();
    assert.deepEqual(events.map(({ event }) => event).sort(), ['confirmed', 'given', 'withdrawn']);
  });

  it('is answered with 200 twice, and after the address was deleted', async () => {
    const here = community(database());
    const { leave, token } = await subscriber(here);
    const click = async () => (await here.submit(leave, { 'List-Unsubscribe': 'One-Click' })).status;
    assert.deepEqual([await click(), await click()], [200, 200]);
    await here.submit(`/newsletter/manage?token=${token}`, { do: 'erase' });
    assert.equal(await click(), 200);
  });

  it('says of a link that was cut or changed on its way that it is broken, and nobody has left', async () => {
    const here = community(database());
    const { leave, token } = await subscriber(here);
    const [subject] = token.split('.');
    const cut = [
      leave.slice(0, -1),
      leave.slice(0, -20),
      `${leave}%3E`,
      `/newsletter/leave?token=${subject}`,
    ];
    for (const link of [
      ...cut,
      '/newsletter/leave?token=x.y',
      '/newsletter/leave?token=',
      '/newsletter/leave',
    ])
      for (const answer of [
        await here.request(link),
        await here.submit(link, { 'List-Unsubscribe': 'One-Click' }),
        await here.submit(link, {}),
      ]) {
        assert.equal(answer.status, 410, link);
        const page = await answer.text();
        assert.match(page, /It isn’t complete/, link);
        assert.doesNotMatch(page, /You’ve unsubscribed|<button/, link);
      }
    assert.deepEqual(await stateOf(here), ['confirmed']);
  });

  it('says the same of a link to confirm, by GET and by POST', async () => {
    const here = community(database());
    await here.signUp('ada@example.org');
    await here.settled();
    const whole = path(confirmLinkIn(here.mails.at(-1)!));
    for (const link of [whole.slice(0, -1), whole.slice(0, -30), `${whole}%3E`, '/newsletter/confirm'])
      for (const answer of [await here.request(link), await here.submit(link, {})]) {
        assert.equal(answer.status, 410);
        assert.match(await answer.text(), /It isn’t complete/, link);
      }
    assert.equal((await here.submit(whole, {})).status, 200);
  });

  it('is limited by the link, and one’s data by the network', async () => {
    const here = community(database(), {
      clientAddress: () => '192.0.2.1',
      limits: { anonymousWrites: { most: 2, per: 3600 } },
    });
    await here.signUp('ada@example.org');
    await here.settled();
    const link = leaveLinkIn(here.mails.at(-1)!);
    const click = async (to: string) => (await here.submit(to, { 'List-Unsubscribe': 'One-Click' })).status;
    assert.deepEqual(
      [await click(path(link)), await click(path(link)), await click(path(link))],
      [200, 200, 429],
    );
    const manage = `/newsletter/manage?token=${tokenIn(link)}`;
    assert.equal((await here.submit(manage, { do: 'topics' })).status, 200);
    assert.equal((await here.submit(manage, { do: 'topics' })).status, 429);
  });

  it('takes the form that mail programs may send as multipart too', async () => {
    const here = community(database());
    const { leave } = await subscriber(here);
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    assert.equal((await here.request(leave, { method: 'POST', body })).status, 200);
    assert.deepEqual(await stateOf(here), ['unsubscribed']);
  });

  it('shows a page with a button, and a way back that asks for consent again', async () => {
    const here = community(database());
    const { leave, token } = await subscriber(here);
    assert.match(await (await here.request(leave)).text(), /<button>Unsubscribe<\/button>/);
    assert.deepEqual(await stateOf(here), ['confirmed']);
    const left = await here.submit(leave, { 'List-Unsubscribe': 'One-Click' });
    assert.match(await left.text(), /Subscribe again/);
    const without = await here.submit(`/newsletter/manage?token=${token}`, { do: 'return' });
    assert.equal(without.status, 422);
    assert.deepEqual(await stateOf(here), ['unsubscribed']);
    await here.submit(`/newsletter/manage?token=${token}`, { do: 'return', consents: 'newsletter' });
    assert.deepEqual(await stateOf(here), ['confirmed']);
    const records = await here.database
      .selectFrom('consents')
      .selectAll()
      .where('method', '=', 'plain-form')
      .execute();
    assert.deepEqual(records.map(({ event }) => event).sort(), ['confirmed', 'given']);
    assert.equal(records[0]!.wording, CONSENT.wording);
  });

  it('lets people choose topics', async () => {
    const here = community(database());
    const { token } = await subscriber(here);
    await here.submit(`/newsletter/manage?token=${token}`, { do: 'topics', topics: ['events', 'nonsense'] });
    const [row] = await here.database.selectFrom('subscribers').select('topics').execute();
    assert.deepEqual(row?.topics, ['events']);
  });

  it('hands people all their data', async () => {
    const here = community(database());
    const { token } = await subscriber(here);
    const answer = await here.request(`/newsletter/data?token=${token}`);
    assert.match(answer.headers.get('Content-Disposition')!, /attachment/);
    const data = (await answer.json()) as {
      subscription: { email: string; name: string };
      consents: { wording: string }[];
    };
    assert.equal(data.subscription.email, 'ada@example.org');
    assert.equal(data.subscription.name, 'Ada');
    assert.equal(data.consents[0]!.wording, CONSENT.wording);
    assert.equal((await here.request('/newsletter/data?token=forged.token')).status, 410);
  });

  it('deletes a person and keeps only the proof of consent, without the address', async () => {
    const here = community(database());
    const { token } = await subscriber(here);
    await here.signUp('ada@example.org');
    await here.settled();
    await here.submit(`/newsletter/manage?token=${token}`, { do: 'erase' });
    for (const table of [
      'subscribers',
      'signups',
      'email_queue',
      'consents',
      'idempotency_keys',
      'rate_limits',
    ] as const) {
      const rows = await here.database.selectFrom(table).selectAll().execute();
      assert.doesNotMatch(JSON.stringify(rows), /ada@example|"Ada"/, table);
    }
    const events = await here.database.selectFrom('consents').select('event').execute();
    assert.ok(events.some(({ event }) => event === 'erased'));
    const page = await here.request(`/newsletter/manage?token=${token}`);
    assert.match(await page.text(), /don’t hold any data about this address/);
  });
});
