import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmailMessage } from '../../../server/index.ts';
import { runDueJobs } from '../../../server/index.ts';
import { UndeliverableEmail } from '../../../server/email/mailer.ts';
import { deliverLetters } from '../../../server/letters/sending/deliver.ts';
import { API, community, SECRET, testDatabase } from '../community.ts';
import {
  host,
  jobsOf,
  names,
  Outbox,
  passing,
  sendAll,
  settingsOf,
  stateOf,
  subscribers,
} from './letters.ts';

const database = testDatabase();

describe('a letter that is sent', () => {
  it('reaches each confirmed subscriber once, and says how many', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, [
      ...names(120),
      { email: 'left@example.org', state: 'unsubscribed' },
      { email: 'gone@example.org', state: 'bounced' },
    ]);
    const letter = await hanna.send(await hanna.write());
    assert.deepEqual([letter.state, letter.recipients, letter.sent], ['sending', 120, 0]);
    const outbox = new Outbox();
    await sendAll(here, outbox);
    assert.deepEqual(outbox.recipients(), names(120).sort());
    const after = await hanna.read(letter.id);
    assert.deepEqual([after.state, after.sent, after.failed], ['sent', 120, 0]);
    assert.equal(after.url, `${API}/letters/a-heron-on-the-roof`);
    await sendAll(here, outbox);
    assert.equal(outbox.emails.length, 120);
    assert.deepEqual(here.accidents, []);
  });

  it('carries a link to unsubscribe at once, a list id and a Message-ID of its own', async () => {
    const here = community(database());
    await settingsOf(here, { letters: { perMinute: 600, returnAddress: 'bounces@example.org' } });
    const hanna = await host(here);
    await subscribers(here, ['ada@example.org', { email: 'ben@example.org', locale: 'de-AT' }]);
    await hanna.send(await hanna.write());
    const outbox = new Outbox();
    await sendAll(here, outbox);
    const [ada, ben] = outbox.emails.toSorted((a, b) => a.to.localeCompare(b.to)) as [
      EmailMessage,
      EmailMessage,
    ];
    assert.deepEqual(ada.from, { name: 'The Thursday letter', address: 'newsletter@api.example.org' });
    assert.equal(ada.headers['List-Id'], '<newsletter.api.example.org>');
    assert.equal(ada.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
    assert.notEqual(ada.headers['Message-ID'], ben.headers['Message-ID']);
    assert.match(ada.returnPath!, /^bounces\+[0-9a-f]{28}@example\.org$/);
    assert.notEqual(ada.returnPath, ben.returnPath);
    assert.match(
      ada.text,
      /Read this letter on the web:\nhttps:\/\/api\.example\.org\/letters\/a-heron-on-the-roof/,
    );
    assert.match(ben.text, /Diese Ausgabe im Browser lesen:/);
    const leave = new URL(ben.headers['List-Unsubscribe']!.slice(1, -1));
    const left = await here.submit(`${leave.pathname}${leave.search}`, { 'List-Unsubscribe': 'One-Click' });
    assert.equal(left.status, 200);
    const states = await database()
      .selectFrom('subscribers')
      .select(['email', 'state'])
      .orderBy('email')
      .execute();
    assert.deepEqual(
      states.map(({ state }) => state),
      ['confirmed', 'unsubscribed'],
    );
  });

  it('goes to those who have chosen one of its topics, and to readers of its language', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, [
      { email: 'both@example.org', topics: ['practice', 'events'] },
      { email: 'events@example.org', topics: ['events'], locale: 'fr' },
      { email: 'german@example.org', topics: ['events'], locale: 'de-CH' },
      { email: 'none@example.org' },
    ]);
    const sentTo = async (more: object) => {
      const outbox = new Outbox();
      const { recipients, id } = await hanna.send(await hanna.write(more));
      await sendAll(here, outbox);
      assert.equal(recipients, outbox.emails.length);
      assert.equal((await hanna.read(id)).sent, outbox.emails.length);
      return outbox.recipients().map((to) => to.split('@')[0]);
    };
    assert.deepEqual(await sentTo({ topics: ['events'] }), ['both', 'events', 'german']);
    assert.deepEqual(await sentTo({ topics: ['practice', 'events'], language: 'de' }), ['german']);
    // Who reads none of the newsletter's languages reads its main one.
    assert.deepEqual(await sentTo({ language: 'en' }), ['both', 'events', 'none']);
    assert.deepEqual(await sentTo({ language: 'de', topics: ['practice'] }), []);
  });

  it('does not reach who has left, or joined, since it began', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(30));
    await hanna.send(await hanna.write());
    here.clock.pass(60);
    await subscribers(here, ['early@example.org']);
    await database()
      .updateTable('subscribers')
      .set({ confirmed_at: here.clock.now() })
      .where('email', '=', 'early@example.org')
      .execute();
    const sent: string[] = [];
    await sendAll(here, {
      async send({ to }) {
        sent.push(to);
        const left = names(30)
          .filter((name) => !sent.includes(name))
          .slice(0, 1);
        if (sent.length === 3)
          await database()
            .updateTable('subscribers')
            .set({ state: 'unsubscribed' })
            .where('email', 'in', left)
            .execute();
      },
    });
    assert.equal(sent.length, 29);
    assert.equal(new Set(sent).size, 29);
    assert.ok(!sent.includes('early@example.org'));
  });

  it('says the same to all, whatever is written, published or set meanwhile', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(40));
    const letter = await hanna.send(await hanna.write());
    const bodies = new Set<string>();
    await sendAll(here, {
      async send({ html, from }) {
        bodies.add(`${from.name} ${html.replace(/token=[\w.-]+/g, '')}`);
        await settingsOf(here, { title: 'Another title' });
      },
    });
    assert.equal(bodies.size, 1);
    await assert.rejects(
      hanna.call('PUT', `/${letter.id}`, { version: letter.version }),
      /validation-failed|conflict/,
    );
  });
});

describe('the rate', () => {
  it('is held by all processes together', async () => {
    const here = community(database());
    await settingsOf(here, { letters: { perMinute: 60, returnAddress: null } });
    const hanna = await host(here);
    await subscribers(here, names(100));
    await hanna.send(await hanna.write());
    const began = here.clock.time;
    const times: number[] = [];
    const mailer = () => ({ send: async () => void times.push(here.clock.time - began) });
    const ctx = jobsOf(here);
    const process = () =>
      deliverLetters({
        ctx,
        mailer: mailer(),
        report: ctx.report,
        catchUpMs: 1000,
        pause: passing(here.clock),
      });
    await Promise.all([process(), process()]);
    assert.equal(times.length, 100);
    for (const [at, time] of times.entries())
      if (at >= 60) assert.ok(time - times[at - 60]! >= 58_000, `60 emails in ${time - times[at - 60]!} ms`);
  });

  it('is caught up with by a timer that calls every minute', async () => {
    const here = community(database());
    await settingsOf(here, { letters: { perMinute: 30, returnAddress: null } });
    const hanna = await host(here);
    await subscribers(here, names(50));
    await hanna.send(await hanna.write());
    const outbox = new Outbox();
    const options = {
      database: database(),
      mailer: outbox,
      clock: here.clock,
      origins: [],
      secret: SECRET,
      url: API,
    };
    const counts: number[] = [];
    for (let minute = 0; minute < 4; minute++) {
      await runDueJobs(options);
      counts.push(outbox.emails.length);
      here.clock.pass(60);
    }
    assert.deepEqual([counts[0], counts[3]], [1, 50]);
    assert.ok(counts.every((count, at) => at === 0 || count - counts[at - 1]! <= 31));
  });
});

describe('a paused letter', () => {
  it('waits, and goes on where it was', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(60));
    const letter = await hanna.send(await hanna.write());
    const outbox = new Outbox();
    let pausing: Promise<unknown> | undefined;
    await sendAll(here, {
      async send(email) {
        await outbox.send(email);
        pausing ??= hanna.call('POST', `/${letter.id}/pause`);
        await pausing;
      },
    });
    const before = outbox.emails.length;
    assert.ok(before < 60, `${before} were sent`);
    assert.equal(await stateOf(database(), letter.id), 'paused');
    await sendAll(here, outbox);
    assert.equal(outbox.emails.length, before);
    await assert.rejects(hanna.call('POST', `/${letter.id}/pause`), /conflict/);
    await hanna.call('POST', `/${letter.id}/resume`);
    here.clock.pass(61);
    await sendAll(here, outbox);
    assert.deepEqual(outbox.recipients(), names(60).sort());
  });

  it('can be deleted, and one that is being sent cannot', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(5));
    const letter = await hanna.send(await hanna.write());
    await assert.rejects(hanna.call('DELETE', `/${letter.id}`), /Pause this letter first/);
    await hanna.call('POST', `/${letter.id}/pause`);
    await hanna.call('DELETE', `/${letter.id}`);
    const outbox = new Outbox();
    await sendAll(here, outbox);
    assert.deepEqual(outbox.emails, []);
  });
});

describe('a mail server', () => {
  it('that refuses one mailbox takes that subscriber out, and the others get the letter', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(20));
    const letter = await hanna.send(await hanna.write());
    const outbox = new Outbox();
    await sendAll(here, {
      async send(email) {
        if (email.to === 'reader-7@example.org')
          throw new UndeliverableEmail('550 5.1.1 no such user', { isNoMailbox: true });
        await outbox.send(email);
      },
    });
    assert.equal(outbox.emails.length, 19);
    const { state, sent, failed, bounced } = await hanna.read(letter.id);
    assert.deepEqual([state, sent, failed, bounced], ['sent', 19, 1, 1]);
    const out = await database()
      .selectFrom('subscribers')
      .select('email')
      .where('state', '=', 'bounced')
      .execute();
    assert.deepEqual(out, [{ email: 'reader-7@example.org' }]);
  });

  it('that is down for a while loses nothing, and is not asked for every subscriber', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(80));
    await hanna.send(await hanna.write());
    const opened = here.clock.time + 20 * 60_000;
    const outbox = new Outbox();
    let refused = 0;
    await sendAll(here, {
      async send(email) {
        if (here.clock.time >= opened) return outbox.send(email);
        refused++;
        throw new Error('ECONNREFUSED');
      },
    });
    while (
      (await database().selectFrom('letters').select('state').executeTakeFirstOrThrow()).state === 'sending'
    ) {
      here.clock.pass(600);
      await sendAll(here, outbox);
    }
    assert.deepEqual(outbox.recipients(), names(80).sort());
    assert.ok(refused < 40 * 50, String(refused));
    // One report for each batch.
    assert.ok(here.accidents.length > 0 && here.accidents.length <= refused);
  });

  it('that refuses the letter pauses it, with what it says, before the list is through', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(300));
    const letter = await hanna.send(await hanna.write());
    let refused = 0;
    await sendAll(here, {
      async send() {
        refused++;
        throw new UndeliverableEmail('550 5.7.26 not authenticated');
      },
    });
    assert.ok(refused < 60, `${refused} were refused`);
    const { state, problem, failed } = await hanna.read(letter.id);
    assert.deepEqual([state, problem, failed], ['paused', '550 5.7.26 not authenticated', 0]);
    await hanna.call('POST', `/${letter.id}/resume`);
    const outbox = new Outbox();
    here.clock.pass(3601);
    await sendAll(here, outbox);
    assert.deepEqual(outbox.recipients(), names(300).sort());
    assert.equal((await hanna.read(letter.id)).problem, null);
  });
});

describe('several processes', () => {
  it('send each letter to each subscriber once', async () => {
    const here = community(database());
    await settingsOf(here, { letters: { perMinute: 100_000, returnAddress: null } });
    const hanna = await host(here);
    await subscribers(here, names(200));
    for (const subject of ['One', 'Two']) await hanna.send(await hanna.write({ subject }));
    const sent: string[] = [];
    const ctx = jobsOf(here);
    const process = () =>
      deliverLetters({
        ...{ ctx, report: ctx.report, catchUpMs: 5000, pause: passing(here.clock) },
        mailer: { send: async ({ to, subject }) => void sent.push(`${subject} ${to}`) },
      });
    await Promise.all([process(), process(), process()]);
    await process();
    assert.equal(sent.length, 400);
    assert.equal(new Set(sent).size, 400);
    assert.deepEqual(here.accidents, []);
  });

  it('take over what one that was killed has claimed, with the same Message-ID', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(40));
    await hanna.send(await hanna.write());
    const ids: string[] = [];
    const ctx = jobsOf(here);
    const hung = Promise.withResolvers<void>();
    const hanging = {
      send: async (email: EmailMessage) => {
        ids.push(`${email.to} ${email.headers['Message-ID']}`);
        here.clock.pass(4); // so that the rate allows all of the next batch
        if (ids.length > 10) await hung.promise; // it is killed here
      },
    };
    const killed = deliverLetters({
      ctx,
      mailer: hanging,
      report: ctx.report,
      catchUpMs: 5000,
      pause: passing(here.clock),
    });
    while (ids.length < 15) await new Promise((soon) => setImmediate(soon));
    here.clock.pass(61);
    const outbox = new Outbox();
    await sendAll(here, outbox);
    for (const { to, headers } of outbox.emails) ids.push(`${to} ${headers['Message-ID']}`);
    assert.equal(new Set(ids.map((it) => it.split(' ')[0])).size, 40);
    assert.equal(new Set(ids).size, 40);
    assert.ok(ids.length - 40 <= 5, `${ids.length - 40} were sent twice`);
    hung.resolve();
    await killed;
  });

  it('give back what they have not sent when they are stopped', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(50));
    await hanna.send(await hanna.write());
    here.clock.pass(10);
    const outbox = new Outbox();
    await sendAll(here, outbox, { mayContinue: () => outbox.emails.length < 12 });
    assert.ok(outbox.emails.length < 20);
    await sendAll(here, outbox);
    assert.deepEqual(outbox.recipients(), names(50).sort());
  });
});
