import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type EmailMessage, deliverEmails } from '../../server/index.ts';
import { UndeliverableEmail } from '../../server/email/mailer.ts';
import { enqueueEmail } from '../../server/email/queue.ts';
import { StillClock, testDatabase } from './community.ts';

const HOUR_S = 3600;
const database = testDatabase();

const mail = (id: string): EmailMessage => ({
  id,
  from: { name: 'The Thursday letter', address: 'letter@example.org' },
  to: `${id}@example.org`,
  subject: 'A code',
  text: '123456',
  html: '<p>123456</p>',
  headers: {},
});

async function queued(clock: StillClock, count: number): Promise<void> {
  const expires = new Date(clock.time + 100 * HOUR_S * 1000);
  for (let at = 0; at < count; at++) await enqueueEmail(database(), mail(`mail-${at}`), clock.now(), expires);
}

/** A mail server that takes each mail when the test says so. */
class SlowMailer {
  readonly begun: string[] = [];
  readonly #waiting: (() => void)[] = [];
  #heard: () => void = () => {};
  async send({ id }: EmailMessage): Promise<void> {
    this.begun.push(id);
    this.#heard();
    await new Promise<void>((done) => this.#waiting.push(done));
  }
  take(): void {
    this.#waiting.splice(0).forEach((done) => done());
  }
  /** Waits until so many have begun. */
  async has(count: number): Promise<void> {
    while (this.begun.length < count) await new Promise<void>((heard) => (this.#heard = heard));
  }
}

describe('a mail', () => {
  it('goes out once, however slow the mail server is and however often it is asked for', async () => {
    const clock = new StillClock();
    const mailer = new SlowMailer();
    const accidents: unknown[] = [];
    const delivery = {
      database: database(),
      mailer,
      clock,
      report: (error: unknown) => accidents.push(error),
    };
    await queued(clock, 24);
    const loops = Array.from({ length: 12 }, () => deliverEmails(delivery));
    for (let round = 1; round <= 5; round++) {
      await mailer.has(Math.min(24, round * 5));
      clock.pass(600); // longer than any lease
      loops.push(deliverEmails(delivery), deliverEmails(delivery));
      assert.ok(mailer.begun.length <= round * 5, `${mailer.begun.length} are being sent`);
      mailer.take();
    }
    await Promise.all(loops);
    assert.equal(new Set(mailer.begun).size, 24);
    assert.equal(mailer.begun.length, 24);
    assert.deepEqual(accidents, []);
    assert.deepEqual(await database().selectFrom('email_queue').select('id').execute(), []);
  });

  it('that is queued while all connections are busy goes out as soon as one is free', async () => {
    const clock = new StillClock();
    const mailer = new SlowMailer();
    const delivery = { database: database(), mailer, clock, report: assert.ifError };
    await queued(clock, 5);
    const loops = Array.from({ length: 5 }, () => deliverEmails(delivery));
    await mailer.has(5);
    await enqueueEmail(database(), mail('late'), clock.now(), new Date(clock.time + HOUR_S * 1000));
    await deliverEmails(delivery);
    mailer.take();
    await mailer.has(6);
    mailer.take();
    await Promise.all(loops);
    assert.ok(mailer.begun.includes('late'));
  });

  it('that was refused for good is not sent again, and one that was put off is', async () => {
    const clock = new StillClock();
    const tried: string[] = [];
    const mailer = {
      send: async ({ id }: EmailMessage) => {
        tried.push(id);
        if (id === 'mail-0') throw new UndeliverableEmail('550');
        if (tried.length < 4) throw new Error('451');
      },
    };
    const delivery = { database: database(), mailer, clock, report: () => {} };
    await queued(clock, 2);
    for (let time = 0; time < 4; time++) {
      await deliverEmails(delivery);
      clock.pass(HOUR_S);
    }
    assert.deepEqual(tried.filter((id) => id === 'mail-0').length, 1);
    assert.ok(tried.filter((id) => id === 'mail-1').length > 1);
    assert.deepEqual(await database().selectFrom('email_queue').select('id').execute(), []);
  });
});
