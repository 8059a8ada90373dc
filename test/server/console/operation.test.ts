import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  type BackupList,
  scopes,
  type ServerCheck,
  type ServerCheckList,
  type TestEmail,
} from '../../../src/contract/index.ts';
import { recordBackup } from '../../../server/database/backup/record.ts';
import { deliverEmails } from '../../../server/index.ts';
import { smtpMailer } from '../../../server/email/smtp.ts';
import { MailServer } from '../../support/mail-server.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { read } from './console.ts';

const database = testDatabase();
const CHECKS = '/server/checks';
const TEST = '/server/test-email';
const checks: ServerCheck[] = [
  { name: 'disk', state: 'warning', message: '800 MB free.', fix: 'Free some.' },
];
const closed: (() => void)[] = [];
after(() => closed.forEach((close) => close()));

const host = (here: Community) =>
  signedInAs(here, { email: 'hanna@example.org', name: 'Hanna', role: 'host' });
const testEmail = (hanna: Browser) => read<TestEmail>(hanna, TEST);

/** A community with a mail server. `deliver`: resolves once every due email has been tried. */
async function withMailServer() {
  const server = new MailServer({ keepsContent: true });
  const mailer = smtpMailer(await server.open());
  closed.push(() => server.close(), mailer.close);
  const here = community(database(), { mailer });
  const hanna = await host(here);
  const { clock } = here;
  const deliver = async () => {
    await here.settled();
    await deliverEmails({ database: here.database, mailer, clock, report: () => {} });
  };
  return { here, hanna, server, deliver };
}

describe('the server’s checks, for a host', () => {
  it('are what the server finds', async () => {
    const here = community(database(), { checkServer: async () => checks });
    const hanna = await host(here);
    const response = await hanna.request('POST', CHECKS);
    assert.deepEqual((await response.json()) as ServerCheckList, { checks });
    assert.equal((await read<{ entries: unknown[] }>(hanna, '/activity')).entries.length, 0);
  });

  it('are unavailable where the server cannot check itself', async () => {
    const here = community(database());
    assert.equal(await outcome((await host(here)).request('POST', CHECKS)), 'unavailable');
  });

  it('are limited per host', async () => {
    let made = 0;
    const checkServer = async () => {
      made++;
      return checks;
    };
    const here = community(database(), { checkServer, limits: { serverChecks: { most: 2, per: 3600 } } });
    const hanna = await host(here);
    const outcomes = [];
    for (let at = 0; at < 3; at++) outcomes.push(await outcome(hanna.request('POST', CHECKS)));
    assert.deepEqual(outcomes, ['ok', 'ok', 'rate-limited']);
    assert.equal(made, 2);
  });

  it('are for no member, no stranger and no token', async () => {
    const here = community(database(), { checkServer: async () => checks });
    const hanna = await host(here);
    const created = await hanna.request('POST', '/tokens', {
      ...{ name: 'All', scopes: [...scopes], days: 1 },
    });
    const { token } = (await created.json()) as { token: string };
    const member = await signedInAs(here, { email: 'kim@example.org' });
    const stranger = await browser(here);
    for (const [method, path] of [
      ['POST', CHECKS],
      ['POST', TEST],
      ['GET', TEST],
      ['GET', '/server/backups'],
    ] as const) {
      assert.equal(await outcome(member.request(method, path)), 'forbidden');
      assert.equal(await outcome(stranger.request(method, path)), 'unauthenticated');
      const headers = { Authorization: `Bearer ${token}` };
      assert.equal(await outcome(here.request(path, { method, headers })), 'forbidden');
    }
  });
});

describe('a test email', () => {
  it('goes to the host who asks for it only, and says what the mail server answered', async () => {
    const { hanna, server, deliver } = await withMailServer();
    assert.deepEqual(await testEmail(hanna), { state: 'none', sentAt: null, answer: null });
    const response = await hanna.request('POST', TEST, { email: 'kim@example.org' });
    assert.equal(response.status, 202);
    assert.equal(((await response.json()) as TestEmail).state, 'waiting');
    await deliver();
    const { state, answer } = await testEmail(hanna);
    assert.deepEqual([state, answer], ['accepted', '250 taken']);
    assert.deepEqual(
      server.emails.map(({ to }) => to),
      ['hanna@example.org'],
    );
    assert.match(server.emails[0]!.content, /Subject: Test email: The Thursday letter/);
  });

  it('waits while the mail server does not take it, and says why, without addresses', async () => {
    const { here, hanna, server, deliver } = await withMailServer();
    server.rejection = (to) => `451 4.7.1 Greylisted <${to}>, try again`;
    await hanna.request('POST', TEST);
    await deliver();
    const waiting = await testEmail(hanna);
    assert.equal(waiting.state, 'waiting');
    assert.match(waiting.answer!, /451 4\.7\.1 Greylisted/);
    assert.doesNotMatch(waiting.answer!, /@/);
    server.rejection = () => undefined;
    here.clock.pass(600);
    await deliver();
    assert.equal((await testEmail(hanna)).state, 'accepted');
  });

  it('is refused for good, or expires', async () => {
    const { here, hanna, server, deliver } = await withMailServer();
    server.rejection = () => '550 5.7.1 We do not like you';
    await hanna.request('POST', TEST);
    await deliver();
    const refused = await testEmail(hanna);
    assert.equal(refused.state, 'refused');
    assert.match(refused.answer!, /550 5\.7\.1 We do not like you/);
    server.rejection = () => '451 later';
    await hanna.request('POST', TEST);
    await deliver();
    here.clock.pass(3601);
    await deliver();
    assert.equal((await testEmail(hanna)).state, 'expired');
    assert.equal(server.emails.length, 0);
  });

  it('says nothing of one that was sent before, or that another host has sent', async () => {
    const { here, hanna, server, deliver } = await withMailServer();
    const lee = await signedInAs(here, { email: 'lee@example.org', role: 'host' });
    server.rejection = (to) => (to.startsWith('lee') ? '550 5.1.1 no such person' : undefined);
    await hanna.request('POST', TEST);
    await lee.request('POST', TEST);
    await deliver();
    assert.equal((await testEmail(hanna)).state, 'accepted');
    assert.equal((await testEmail(lee)).state, 'refused');
    const { state, answer } = (await (await hanna.request('POST', TEST)).json()) as TestEmail;
    assert.deepEqual([state, answer], ['waiting', null]);
  });

  it('is sent five times an hour at most, and once for a repeated request', async () => {
    const { hanna, server, deliver } = await withMailServer();
    const headers = { 'Idempotency-Key': 'once' };
    for (const _ of [1, 2]) await hanna.request('POST', TEST, undefined, { headers });
    const outcomes = [];
    for (let at = 0; at < 5; at++) outcomes.push(await outcome(hanna.request('POST', TEST)));
    assert.deepEqual(outcomes, ['ok', 'ok', 'ok', 'ok', 'rate-limited']);
    await deliver();
    assert.equal(server.emails.length, 5);
  });
});

describe('backups', () => {
  it('are listed with their time and size, the last 20 of them', async () => {
    const here = community(database());
    const hanna = await host(here);
    const list = async () => (await read<BackupList>(hanna, '/server/backups')).backups;
    assert.deepEqual(await list(), []);
    for (let day = 1; day <= 22; day++)
      await recordBackup(here.database, 5_000_000_000 + day, new Date(Date.UTC(2026, 9, day, 3)));
    const backups = await list();
    assert.equal(backups.length, 20);
    assert.deepEqual(backups[0], { madeAt: '2026-10-22T03:00:00.000Z', bytes: 5_000_000_022 });
    assert.equal((await here.database.selectFrom('backups').selectAll().execute()).length, 20);
  });
});
