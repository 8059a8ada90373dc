import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { testDatabase } from '../community.ts';
import {
  bouncesOf,
  BOUNCE_SECRET,
  post,
  sent,
  signed,
  statesOf as states,
  withBounces as start,
} from './reports.ts';

const database = testDatabase();
const withBounces = () => start(database());
const statesOf = () => states(database());
const bounces = () => bouncesOf(database());

describe('an email service', () => {
  it('Mailgun: reports are signed by token, and a token counts once', async () => {
    const here = withBounces();
    const { id, ada } = await sent(here);
    const bodyOf = (
      event: object,
      { token = 'a'.repeat(50), at = here.clock.time, secret = BOUNCE_SECRET } = {},
    ) => {
      const timestamp = String(Math.floor(at / 1000));
      const signature = createHmac('sha256', secret)
        .update(timestamp + token)
        .digest('hex');
      return JSON.stringify({ signature: { token, timestamp, signature }, 'event-data': event });
    };
    const failed = {
      event: 'failed',
      severity: 'permanent',
      recipient: 'ada@example.org',
      message: { headers: { 'message-id': ada.headers['Message-ID']!.slice(1, -1) } },
      'delivery-status': { message: '550 no such user' },
    };
    const forged = bodyOf(failed, { secret: 'another secret of theirs' });
    assert.equal((await post(here, 'mailgun', forged)).status, 403);
    assert.equal(
      (await post(here, 'mailgun', bodyOf(failed, { at: here.clock.time - 13 * 3600_000 }))).status,
      403,
    );
    assert.equal((await post(here, 'mailgun', '{}')).status, 403);
    assert.equal(
      (await post(here, 'mailgun', bodyOf({ event: 'delivered', recipient: 'ada@example.org' }))).status,
      204,
    );
    assert.deepEqual(await statesOf(), ['ada confirmed', 'ben confirmed']);
    assert.equal((await post(here, 'mailgun', bodyOf(failed))).status, 204);
    assert.equal((await bounces())[0]!.letter_id, id);
    const soft = { ...failed, severity: 'temporary' };
    await post(here, 'mailgun', bodyOf(soft)); // the same token
    await post(
      here,
      'mailgun',
      bodyOf({ event: 'complained', recipient: 'ben@example.org' }, { token: 'b'.repeat(50) }),
    );
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben unsubscribed']);
    assert.equal((await bounces()).length, 2);
  });

  it('Resend: reports are signed like standard webhooks, in headers of their own', async () => {
    const here = withBounces();
    await sent(here);
    const bounced = (type: string, to: string) =>
      JSON.stringify({
        type: 'email.bounced',
        created_at: '',
        data: { to: [to], bounce: { type, message: 'gone' } },
      });
    const permanent = bounced('Permanent', 'ada@example.org');
    assert.equal((await post(here, 'resend', permanent, signed(here, permanent))).status, 403);
    assert.equal(
      (await post(here, 'resend', permanent, signed(here, permanent, { prefix: 'svix' }))).status,
      204,
    );
    const transient = bounced('Transient', 'ben@example.org');
    await post(here, 'resend', transient, signed(here, transient, { prefix: 'svix', id: 'msg_2' }));
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben confirmed']);
    const complained = JSON.stringify({ type: 'email.complained', data: { to: ['ben@example.org'] } });
    await post(here, 'resend', complained, signed(here, complained, { prefix: 'svix', id: 'msg_3' }));
    const opened = JSON.stringify({ type: 'email.opened', data: { to: ['ben@example.org'] } });
    assert.equal(
      (await post(here, 'resend', opened, signed(here, opened, { prefix: 'svix', id: 'msg_4' }))).status,
      204,
    );
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben unsubscribed']);
  });

  it('Postmark: reports carry the password of the address', async () => {
    const here = withBounces();
    await sent(here);
    const bodyOf = (Type: string, Email: string, ID: number) =>
      JSON.stringify({ ID, Type, Email, Description: 'why' });
    const basic = (password: string) => ({ Authorization: `Basic ${btoa(`community:${password}`)}` });
    const hard = bodyOf('HardBounce', 'ada@example.org', 1);
    for (const headers of [
      {},
      basic('wrong'),
      basic(''),
      { Authorization: 'Basic !' },
      { Authorization: `Bearer ${BOUNCE_SECRET}` },
    ])
      assert.equal((await post(here, 'postmark', hard, headers)).status, 403);
    assert.equal((await post(here, 'postmark', hard, basic(BOUNCE_SECRET))).status, 204);
    await post(here, 'postmark', bodyOf('SoftBounce', 'ben@example.org', 2), basic(BOUNCE_SECRET));
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben confirmed']);
    await post(here, 'postmark', bodyOf('SpamComplaint', 'ben@example.org', 3), basic(BOUNCE_SECRET));
    assert.deepEqual(await statesOf(), ['ada bounced', 'ben unsubscribed']);
  });
});
