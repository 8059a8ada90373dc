import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { community, type Community, testDatabase } from '../community.ts';
import { sql } from 'kysely';
import { startDueLetters } from '../../../server/letters/schedule.ts';
import { backupOf, restored } from '../backup/backups.ts';
import { host, jobsOf, names, Outbox, sendAll, settingsOf, stateOf, subscribers } from './letters.ts';

const database = testDatabase();
const goTo = (here: Community, moment: string) => void (here.clock.time = Date.parse(moment));

describe('a scheduled letter', () => {
  it('is sent at the newsletter’s next day and hour, in its zone, and not before', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(2));
    // The clock stands on a Thursday at 08:00 in London, so the next is a week later.
    const letter = await hanna.schedule(await hanna.write());
    assert.deepEqual([letter.state, letter.scheduledFor], ['scheduled', '2026-11-26T08:00:00.000Z']);
    const outbox = new Outbox();
    goTo(here, '2026-11-26T07:59:59Z');
    await sendAll(here, outbox);
    assert.equal(outbox.emails.length, 0);
    goTo(here, '2026-11-26T08:00:00Z');
    await sendAll(here, outbox);
    assert.equal(outbox.emails.length, 2);
  });

  it('keeps the hour of the clock on the wall when summer time begins and ends', async () => {
    const here = community(database());
    const times: [now: string, zone: string, time: string, next: string][] = [
      // The clocks go forward on Sunday 28 March 2027 in Europe, and back on Sunday 31 October 2027.
      ['2027-03-25T09:00:00Z', 'Europe/London', '08:00', '2027-04-01T07:00:00.000Z'],
      ['2027-10-28T09:00:00Z', 'Europe/London', '08:00', '2027-11-04T08:00:00.000Z'],
      ['2027-03-12T09:00:00Z', 'America/New_York', '20:30', '2027-03-19T00:30:00.000Z'],
      ['2027-04-01T00:00:00Z', 'Pacific/Auckland', '00:15', '2027-04-07T12:15:00.000Z'],
    ];
    for (const [now, zone, time, next] of times) {
      goTo(here, now);
      await settingsOf(here, { schedule: { weekday: 'thursday', time, zone } });
      const other = await host(here, `${crypto.randomUUID()}@example.org`);
      const { scheduledFor } = await other.schedule(await other.write());
      assert.equal(scheduledFor, next, `${now} ${zone}`);
    }
    // A time that the change of the clocks skips is read with the offset before it.
    goTo(here, '2027-03-22T09:00:00Z');
    await settingsOf(here, { schedule: { weekday: 'sunday', time: '01:30', zone: 'Europe/London' } });
    const other = await host(here, 'sunday@example.org');
    assert.equal((await other.schedule(await other.write())).scheduledFor, '2027-03-28T01:30:00.000Z');
  });

  it('can have a time of its own, another one later, and none', async () => {
    const here = community(database());
    const hanna = await host(here);
    const letter = await hanna.write();
    const first = await hanna.schedule(letter, '2026-11-20T10:00:00.000Z');
    assert.equal(first.scheduledFor, '2026-11-20T10:00:00.000Z');
    const second = await hanna.schedule(
      { id: letter.id, version: first.version },
      '2026-11-21T10:00:00.000Z',
    );
    assert.equal(second.scheduledFor, '2026-11-21T10:00:00.000Z');
    for (const at of ['2026-11-18T10:00:00.000Z', '2029-11-18T10:00:00.000Z', '2026-13-45T10:00:00.000Z'])
      await assert.rejects(hanna.schedule({ id: letter.id, version: second.version }, at), /"field":"at"/);
    const draft = await hanna.call<{ state: string; scheduledFor: null }>('DELETE', `/${letter.id}/schedule`);
    assert.deepEqual([draft.state, draft.scheduledFor], ['draft', null]);
    goTo(here, '2026-11-22T10:00:00Z');
    await startDueLetters(jobsOf(here));
    assert.equal(await stateOf(database(), letter.id), 'draft');
  });

  it('needs a time where the newsletter has no schedule', async () => {
    const here = community(database());
    await settingsOf(here, { schedule: null });
    const hanna = await host(here);
    await assert.rejects(hanna.schedule(await hanna.write()), /the settings have no schedule/);
  });

  it('is begun once by several processes, and not twice by two hosts', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org')];
    await subscribers(here, names(3));
    const letter = await hanna.schedule(await hanna.write(), '2026-11-19T09:00:00.000Z');
    const outcomes = await Promise.allSettled([hanna.send(letter), lee.send(letter)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    goTo(here, '2026-11-19T10:00:00Z');
    await Promise.all([1, 2, 3].map(() => startDueLetters(jobsOf(here))));
    const outbox = new Outbox();
    await sendAll(here, outbox);
    assert.equal(outbox.emails.length, 3);
    assert.equal((await hanna.read(letter.id)).version, letter.version + 2);
  });
});

describe('after a backup is restored', () => {
  it('letters that may have been sent since wait for a host', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(3));
    await hanna.send(await hanna.write({ slug: 'sending' }));
    await hanna.schedule(await hanna.write({ slug: 'due' }));
    await hanna.schedule(await hanna.write({ slug: 'ahead' }));
    await sql`update letters set scheduled_for = now() - interval '1 day' where slug = 'due'`.execute(
      database(),
    );
    await sql`update letters set scheduled_for = now() + interval '1 day' where slug = 'ahead'`.execute(
      database(),
    );
    await restored(database(), await backupOf(database()), { replace: true });
    const states = await database().selectFrom('letters').select(['slug', 'state']).execute();
    assert.deepEqual(Object.fromEntries(states.map(({ slug, state }) => [slug, state])), {
      sending: 'paused',
      due: 'draft',
      ahead: 'scheduled',
    });
  });
});
