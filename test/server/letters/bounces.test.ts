import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AppOptions } from '../../../server/index.ts';
import { deleteExpired } from '../../../server/index.ts';
import { community, path, problemCode, testDatabase } from '../community.ts';
import { host, names, subscribers } from './letters.ts';
import {
  bouncesOf,
  post,
  report,
  returnedEmail,
  sent,
  signed,
  statesOf as states,
  withBounces as start,
} from './reports.ts';

const DAY_S = 24 * 3600;
const database = testDatabase();
const withBounces = (more?: Partial<AppOptions>) => start(database(), more);
const statesOf = () => states(database());
const bounces = () => bouncesOf(database());

describe('a report in our own form', () => {
  it('takes out who has a hard bounce, unsubscribes who complains, and counts soft ones', async () => {
    const here = withBounces();
    const { hanna, id, ada } = await sent(here);
    await subscribers(here, ['cyd@example.org', 'dee@example.org']);
    const body = report(
      {
        kind: 'hard',
        email: 'Ada@Example.org',
        reason: 'no ada@example.org here',
        messageId: ada.headers['Message-ID']!,
      },
      { kind: 'complaint', email: 'ben@example.org' },
      {
        kind: 'soft',
        email: 'cyd@example.org',
        reason: 'mailbox full',
        messageId: ada.headers['Message-ID']!,
      },
      { kind: 'hard', email: 'nobody@example.org' },
    );
    assert.equal((await post(here, 'standard', body, signed(here, body))).status, 204);
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben unsubscribed', 'cyd confirmed', 'dee confirmed']);
    assert.deepEqual(await bounces(), [
      { kind: 'complaint', source: 'standard', reason: '', letter_id: null },
      { kind: 'hard', source: 'standard', reason: 'no … here', letter_id: id },
      // The letter was not sent to this person, whatever the report says.
      { kind: 'soft', source: 'standard', reason: 'mailbox full', letter_id: null },
    ]);
    const { bounced, complaints } = await hanna.read(id);
    assert.deepEqual([bounced, complaints], [1, 0]);
    const ended = await database()
      .selectFrom('subscribers')
      .select('unsubscribed_at')
      .where('email', '=', 'ben@example.org')
      .executeTakeFirstOrThrow();
    assert.notEqual(ended.unsubscribed_at, null);
    const next = await hanna.send(await hanna.write());
    assert.equal(next.recipients, 2);
  });

  it('is recorded once, however often it is sent', async () => {
    const here = withBounces();
    await sent(here);
    const body = report({ kind: 'soft', email: 'ada@example.org' });
    for (let time = 0; time < 3; time++) await post(here, 'standard', body, signed(here, body));
    assert.equal((await bounces()).length, 1);
    await post(here, 'standard', body, signed(here, body, { id: 'msg_2' }));
    assert.equal((await bounces()).length, 2);
  });

  it('that is forged, changed, replayed or unsigned takes out nobody', async () => {
    const here = withBounces();
    await sent(here);
    const body = report({ kind: 'hard', email: 'ada@example.org' });
    const other = report({ kind: 'hard', email: 'ben@example.org' });
    const good = signed(here, other);
    const attempts: [body: string, headers: Record<string, string>][] = [
      [body, {}],
      [body, good],
      [body, signed(here, body, { key: Buffer.from('another secret') })],
      [body, { ...signed(here, body), 'webhook-id': 'msg_2' }],
      [body, { ...signed(here, body), 'webhook-signature': 'v1,' }],
      [body, { ...signed(here, body), 'webhook-timestamp': 'NaN' }],
      [body, signed(here, body, { at: here.clock.time - 301_000 })],
      [body, signed(here, body, { at: here.clock.time + 301_000 })],
      [`${body} `, signed(here, body)],
    ];
    for (const [text, headers] of attempts)
      assert.equal((await post(here, 'standard', text, headers)).status, 403, JSON.stringify(headers));
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben confirmed']);
    assert.deepEqual(await bounces(), []);
  });

  it('says what is wrong with it, and which sources there are', async () => {
    const here = withBounces();
    const body = JSON.stringify({ reports: [{ kind: 'gone', email: 'a' }] });
    const wrong = await post(here, 'standard', body, signed(here, body));
    assert.deepEqual([wrong.status, await problemCode(wrong)], [422, 'validation-failed']);
    const broken = await post(here, 'standard', '{', signed(here, '{'));
    assert.equal(await problemCode(broken), 'malformed');
    const unknown = (await (await post(here, 'constructor', '{}')).json()) as { detail: string };
    assert.match(unknown.detail, /standard, mailgun, postmark, resend, returned/);
    const without = (await (await post(community(database()), 'standard', '{}')).json()) as {
      detail: string;
    };
    assert.match(without.detail, /BOUNCE_SECRET/);
    const large = await post(here, 'standard', 'x'.repeat(1024 * 1024 + 1));
    assert.equal(await problemCode(large), 'too-large');
  });

  it('counts for no limit, and requests that are not genuine do', async () => {
    const limits = { anonymousWrites: { most: 3, per: 3600 } };
    const here = withBounces({ limits, clientAddress: () => '192.0.2.7' });
    await subscribers(here, names(10));
    for (const [at, email] of names(10).entries()) {
      const body = report({ kind: 'hard', email });
      assert.equal((await post(here, 'standard', body, signed(here, body, { id: `msg_${at}` }))).status, 204);
    }
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) statuses.push((await post(here, 'standard', '{}')).status);
    assert.deepEqual(statuses, [403, 403, 403, 429, 429]);
  });
});

describe('an email that came back to its return address', () => {
  it('takes out its own recipient, if it says that the mailbox does not exist', async () => {
    const here = community(database()); // needs no secret
    const { hanna, id, ada } = await sent(here);
    const answer = await post(here, 'returned', returnedEmail(ada.returnPath!, '5.1.1'), {
      'Content-Type': 'message/rfc822',
    });
    assert.equal(answer.status, 204);
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben confirmed']);
    assert.equal((await hanna.read(id)).bounced, 1);
    const [{ reason } = { reason: '' }] = await bounces();
    assert.equal(reason, 'smtp; 550 5.1.1 <…>: no such user');
  });

  it('is known by the address that the mail server names, in any case of letters', async () => {
    const here = community(database());
    const { ben } = await sent(here);
    const to = ben.returnPath!.toUpperCase(); // the plus is not encoded, as in a script that forgets it
    const body = returnedEmail('postmaster@example.org', '5.1.10');
    assert.equal((await post(here, `returned?to=${to}`, body)).status, 204);
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben bounced']);
  });

  it('counts only, if the trouble may pass, and means nothing if it is on its way or an answer', async () => {
    const here = community(database());
    const { ada } = await sent(here);
    const send = (status: string, more?: object) =>
      post(here, 'returned', returnedEmail(ada.returnPath!, status, more));
    await send('4.4.1', { action: 'delayed' });
    await send('2.0.0', { action: 'delivered' });
    await post(
      here,
      'returned',
      `To: ${ada.returnPath}\r\nSubject: Out of office\r\n\r\nI am away. Status: 5.1.1`,
    );
    assert.deepEqual(await bounces(), []);
    await send('5.2.2');
    await send('4.2.2');
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben confirmed']);
    assert.deepEqual(
      (await bounces()).map(({ kind }) => kind),
      ['soft'],
    );
  });

  it('unsubscribes, if it is a complaint', async () => {
    const here = community(database());
    const { ada } = await sent(here);
    const body = `To: ${ada.returnPath}\r\nContent-Type: multipart/report; report-type=feedback-report\r\n\r\nFeedback-Type: abuse\r\nUser-Agent: x`;
    await post(here, 'returned', body);
    assert.deepEqual(await statesOf(), ['ada unsubscribed', 'ben confirmed']);
  });

  it('to a forged address takes out nobody', async () => {
    const here = community(database());
    const { ada } = await sent(here);
    const [, key] = /\+([0-9a-f]{28})@/.exec(ada.returnPath!)!;
    const changed = `${key!.slice(0, -1)}${key!.endsWith('0') ? '1' : '0'}`;
    const forged = [
      `bounces+${changed}@example.org`,
      `bounces+${'0'.repeat(28)}@example.org`,
      'bounces@example.org',
      'ada@example.org',
      `bounces+${key!.slice(1)}@example.org`,
    ];
    for (const to of forged) {
      const { status } = await post(here, 'returned', returnedEmail(to, '5.1.1'));
      assert.ok(status === 204 || status === 403, `${to}: ${status}`);
    }
    // Nor does an address in the body, which is the letter's.
    const inside = returnedEmail('bounces@example.org', '5.1.1', { more: `\r\nTo: ${ada.returnPath}` });
    assert.equal((await post(here, 'returned', inside)).status, 403);
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben confirmed']);
  });
});

describe('a person whose emails came back', () => {
  it('is told so, can leave, and is back once they confirm again', async () => {
    const here = withBounces();
    const { ada } = await sent(here);
    await post(here, 'returned', returnedEmail(ada.returnPath!, '5.1.1'));
    const link = ada.headers['List-Unsubscribe']!.slice(1, -1);
    const manage = await (await here.request(path(link).replace('/leave', '/manage'))).text();
    assert.match(manage, /Emails to ada@example\.org came back/);
    await here.signUp('ada@example.org');
    await here.settled();
    const [, token] = /confirm\?token=([\w-]+)/.exec(here.mails.at(-1)!.text)!;
    await here.submit('/newsletter/confirm', { token: token! });
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben confirmed']);
    await post(here, 'standard', report(), signed(here, report()));
    const left = await here.submit(path(link), { 'List-Unsubscribe': 'One-Click' });
    assert.equal(left.status, 200);
    assert.deepEqual(await statesOf(), ['ada unsubscribed', 'ben confirmed']);
  });

  it('can unsubscribe while they get nothing', async () => {
    const here = withBounces();
    const { ada } = await sent(here);
    await post(here, 'returned', returnedEmail(ada.returnPath!, '5.1.1'));
    await here.submit(path(ada.headers['List-Unsubscribe']!.slice(1, -1)), {
      'List-Unsubscribe': 'One-Click',
    });
    assert.deepEqual(await statesOf(), ['ada unsubscribed', 'ben confirmed']);
  });
});

describe('what is known of who got a letter', () => {
  it('is in their data, and goes with them', async () => {
    const here = withBounces();
    const { ada } = await sent(here);
    await post(here, 'returned', returnedEmail(ada.returnPath!, '5.2.2'));
    const link = path(ada.headers['List-Unsubscribe']!.slice(1, -1));
    const data = (await (await here.request(link.replace('/leave', '/data'))).json()) as {
      letters: { sent_at: string }[];
      bounces: object[];
    };
    const [{ sent_at: at, ...letter } = { sent_at: '' }, ...others] = data.letters;
    assert.deepEqual([letter, others], [{ subject: 'A heron on the roof', state: 'sent' }, []]);
    assert.match(at, /^2026-11-19T08:00:00/);
    assert.deepEqual(data.bounces, [
      {
        kind: 'soft',
        reason: 'smtp; 550 5.1.1 <…>: no such user',
        source: 'returned',
        received_at: here.clock.now().toISOString(),
      },
    ]);
    await here.submit(link.replace('/leave', '/manage'), { do: 'erase' });
    const left = await database().selectFrom('letter_deliveries').select('subscriber_id').execute();
    assert.equal(left.length, 1);
    assert.deepEqual(await bounces(), []);
  });

  it('is forgotten after a month, and bounces after a year; the numbers stay', async () => {
    const here = withBounces();
    const { id, ada } = await sent(here);
    const count = async (table: 'letter_deliveries' | 'bounces') =>
      (await database().selectFrom(table).selectAll().execute()).length;
    here.clock.pass(29 * DAY_S);
    await post(here, 'returned', returnedEmail(ada.returnPath!, '5.1.1'));
    await deleteExpired(database(), here.clock.now());
    assert.deepEqual([await count('letter_deliveries'), await count('bounces')], [2, 1]);
    here.clock.pass(2 * DAY_S);
    await deleteExpired(database(), here.clock.now());
    assert.deepEqual([await count('letter_deliveries'), await count('bounces')], [0, 1]);
    const later = await host(here, 'lee@example.org');
    const { sent: total, failed, bounced } = await later.read(id);
    assert.deepEqual([total, failed, bounced], [2, 0, 1]);
    here.clock.pass(365 * DAY_S);
    await deleteExpired(database(), here.clock.now());
    assert.equal(await count('bounces'), 0);
  });
});
