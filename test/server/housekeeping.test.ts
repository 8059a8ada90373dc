import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deliverEmails, deleteExpired, type EmailMessage } from '../../server/index.ts';
import { codeIn, community, StillClock, testDatabase } from './community.ts';

const database = testDatabase();
const DAY = 24 * 3600;

describe('housekeeping', () => {
  it('deletes an address that nobody confirmed after 7 days, with the consent nobody confirmed', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    const second = (await (await here.signUp('eve@example.org')).json()) as { subscription: string };
    await here.settled();
    const mail = here.mails.find(({ to }) => to === 'eve@example.org')!;
    await here.post('/newsletter/confirmations', { subscription: second.subscription, code: codeIn(mail) });
    here.clock.pass(7 * DAY - 60);
    await deleteExpired(database(), here.clock.now());
    assert.equal((await database().selectFrom('signups').selectAll().execute()).length, 2);
    here.clock.pass(60);
    const gone = await here.request(`/newsletter/subscriptions/${subscription}`);
    assert.deepEqual(await gone.json(), { state: 'gone' });
    await deleteExpired(database(), here.clock.now());
    for (const table of [
      'signups',
      'email_queue',
      'idempotency_keys',
      'used_form_tokens',
      'rate_limits',
    ] as const) {
      assert.deepEqual(await database().selectFrom(table).selectAll().execute(), [], table);
    }
    const consents = await database().selectFrom('consents').select('event').execute();
    assert.deepEqual(consents.map(({ event }) => event).sort(), ['confirmed', 'given']);
    assert.equal((await database().selectFrom('subscribers').selectAll().execute()).length, 1);
  });

  it('keeps the proof of consent of who is on the list, and three years for who has left', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    await here.post('/newsletter/confirmations', { subscription, code: codeIn(here.mails[0]!) });
    const count = async () => (await database().selectFrom('consents').selectAll().execute()).length;
    here.clock.pass(4 * 365 * DAY);
    await deleteExpired(database(), here.clock.now());
    assert.equal(await count(), 2);
    const leave = new URL(here.mails[0]!.headers['List-Unsubscribe']!.slice(1, -1));
    await here.submit(`${leave.pathname}${leave.search}`, { 'List-Unsubscribe': 'One-Click' });
    here.clock.pass(2 * 365 * DAY);
    await deleteExpired(database(), here.clock.now());
    assert.equal(await count(), 3);
    here.clock.pass(366 * DAY);
    await deleteExpired(database(), here.clock.now());
    assert.equal(await count(), 0);
  });
});

describe('mail', () => {
  it('waits for a mail server that fails, and the signup does not notice', async () => {
    let up = false;
    const sent: EmailMessage[] = [];
    const mailer = {
      async send(mail: EmailMessage) {
        if (!up) throw new Error('451 come back later');
        sent.push(mail);
      },
    };
    const here = community(database(), { mailer });
    assert.equal((await here.signUp('ada@example.org')).status, 202);
    await here.settled();
    assert.equal(here.accidents.length, 1);
    const deliver = () =>
      deliverEmails({ database: database(), mailer, clock: here.clock, report: () => {} });
    up = true;
    await deliver();
    assert.equal(sent.length, 0); // not before its time
    here.clock.pass(10);
    await deliver();
    await deliver();
    assert.equal(sent.length, 1);
    assert.deepEqual(await database().selectFrom('email_queue').selectAll().execute(), []);
  });

  it('goes out once when several processes send at the same moment', async () => {
    const here = community(database(), { mailer: { send: () => Promise.reject(new Error('not here')) } });
    for (const name of ['ada', 'eve', 'kim', 'lee']) await here.signUp(`${name}@example.org`);
    await here.settled();
    here.clock.pass(3600);
    const sent: string[] = [];
    const process = () =>
      deliverEmails({
        database: database(),
        mailer: { send: async ({ to }) => void sent.push(to) },
        clock: here.clock,
        report: () => {},
      });
    await Promise.all([process(), process(), process()]);
    assert.deepEqual(sent.sort(), [
      'ada@example.org',
      'eve@example.org',
      'kim@example.org',
      'lee@example.org',
    ]);
  });

  it('is given up when its link has run out', async () => {
    const clock = new StillClock();
    const here = community(database(), { clock, mailer: { send: () => Promise.reject(new Error('down')) } });
    await here.signUp('ada@example.org');
    await here.settled();
    clock.pass(DAY);
    const sent: string[] = [];
    await deliverEmails({
      database: database(),
      mailer: { send: async ({ to }) => void sent.push(to) },
      clock,
      report: () => {},
    });
    assert.deepEqual(sent, []);
    await deleteExpired(database(), clock.now());
    assert.deepEqual(await database().selectFrom('email_queue').selectAll().execute(), []);
  });
});
