import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { deliverEmails, type EmailMessage } from '../../../server/index.ts';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { sendToService } from '../../../server/services/send.ts';
import { sendToWebhook } from '../../../server/webhooks/send.ts';
import { signedInAs } from '../members/browser.ts';
import { Receiver } from '../webhooks/receiver.ts';
import { type BesideAService, besideServices, senders } from './beside-a-service.ts';
import { KEY } from './stand-in.ts';
import { Listmonk } from './stand-ins/listmonk.ts';

const HOUR_S = 3600;
const beside = besideServices();
const receivers: Receiver[] = [];
after(() => receivers.forEach(({ close }) => close()));

/** What is sent to hosts, once everything has been sent. */
async function emailsOf({ here }: BesideAService<Listmonk>): Promise<EmailMessage[]> {
  const { database, clock } = here;
  const sent: EmailMessage[] = [];
  const mailer = { send: async (email: EmailMessage) => void sent.push(email) };
  await deliverEmails({ database, mailer, clock, report: (error) => assert.fail(String(error)) });
  return sent;
}

const subjectsOf = async (my: BesideAService<Listmonk>) =>
  (await emailsOf(my)).map(({ to, subject }) => `${to}: ${subject}`).sort();

async function paused(): Promise<BesideAService<Listmonk>> {
  const my = await beside(Listmonk);
  await my.connect();
  my.service.keyWorks = false;
  await my.join('ada@example.org');
  await my.deliver();
  return my;
}

describe('hosts', () => {
  it('are emailed when a service is paused, each in their language, with a link to the connections', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    await signedInAs(my.here, { email: 'lena@example.org', name: 'Lena', role: 'host' });
    await my.here.database.updateTable('members').set({ locale: 'de' }).where('name', '=', 'Lena').execute();
    await signedInAs(my.here, { email: 'kim@example.org', name: 'Kim', role: 'facilitator' });
    my.service.keyWorks = false;
    await my.join('ada@example.org');
    await my.deliver();
    const emails = (await emailsOf(my)).sort((one, other) => (one.to < other.to ? -1 : 1));
    assert.deepEqual(
      emails.map(({ to, subject }) => `${to}: ${subject}`),
      [
        'hanna@example.org: listmonk no longer receives changes: The Thursday letter',
        'lena@example.org: listmonk bekommt keine Änderungen mehr: Der Donnerstagsbrief',
      ],
    );
    for (const { text, html } of emails) {
      assert.match(text, /https:\/\/api\.example\.org\/console#\/connections/);
      assert.doesNotMatch(text, /\{/);
      assert.doesNotMatch(text + html, /ada@|127\.0\.0\.1/);
      assert.ok(!(text + html).includes(KEY));
    }
  });

  it('are emailed once per pause: not after the next attempt, a restart or by another process', async () => {
    const my = await paused();
    assert.equal((await subjectsOf(my)).length, 1);
    for (let day = 0; day < 3; day++) {
      my.here.clock.pass(24 * HOUR_S);
      await Promise.all([my.deliver(), my.deliver()]);
    }
    assert.ok(my.service.asked > 3, 'it was tried again');
    assert.deepEqual(await subjectsOf(my), []);

    my.service.keyWorks = true;
    my.here.clock.pass(24 * HOUR_S);
    await my.deliver();
    assert.equal((await my.connected()).pausedAt, null);
    my.service.keyWorks = false;
    await my.join('ben@example.org');
    await my.deliver();
    assert.equal((await subjectsOf(my)).length, 1, 'another pause');
    assert.deepEqual(my.here.accidents, []);
  });

  it('are not paused by an old key while a new one is saved', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    my.service.keyWorks = false;
    await my.join('ada@example.org');
    await my.deliver({
      ...senders,
      async service(...about) {
        const outcome = await sendToService(...about);
        my.service.keyWorks = true;
        await my.connect({ user: 'another' });
        return outcome;
      },
    });
    assert.equal((await my.connected()).pausedAt, null);
    assert.deepEqual(await subjectsOf(my), []);
  });

  it('who have left, or are no hosts any more, are not emailed', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    for (const name of ['lee', 'max'])
      await signedInAs(my.here, { email: `${name}@example.org`, name, role: 'host' });
    const { id: lee } = await idOf(my, 'lee@example.org');
    const { id: max } = await idOf(my, 'max@example.org');
    assert.ok((await my.hanna.request('DELETE', `/members/${lee}`)).ok);
    assert.ok((await my.hanna.request('PATCH', `/members/${max}`, { role: 'member' })).ok);
    my.service.keyWorks = false;
    await my.join('ada@example.org');
    await my.deliver();
    assert.deepEqual(
      (await emailsOf(my)).map(({ to }) => to),
      ['hanna@example.org'],
    );
  });

  it('are emailed when a webhook is gone, without its path', async () => {
    const receiver = await new Receiver().open();
    receivers.push(receiver);
    const my = await beside(Listmonk);
    const body = { url: `${receiver.url}/hooks/three-herons`, events: ['subscriber.confirmed'] };
    const created = await my.hanna.request('POST', '/webhooks', body);
    receiver.secret = ((await created.json()) as { secret: string }).secret;
    receiver.answers.push(410);
    await my.join('ada@example.org');
    const deliver = () =>
      my.deliver({
        ...senders,
        webhook: (ctx, ...about) =>
          sendToWebhook({ ...ctx, web: createLinkReader({ allow: ['127.0.0.1'] }) }, ...about),
      });
    await deliver();
    await deliver();
    const emails = await emailsOf(my);
    assert.equal(emails.length, 1);
    assert.match(emails[0]!.subject, /^A webhook is switched off/);
    assert.match(emails[0]!.text, /127\.0\.0\.1:\d+/);
    assert.doesNotMatch(emails[0]!.text + emails[0]!.html, /three-herons/);
  });
});

const idOf = ({ here }: BesideAService<Listmonk>, email: string) =>
  here.database.selectFrom('members').select('id').where('email', '=', email).executeTakeFirstOrThrow();
