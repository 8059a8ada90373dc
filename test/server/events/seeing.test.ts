import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Board, Row } from '../../../src/contract/index.ts';
import { community, testDatabase } from '../community.ts';
import { outcome } from '../members/browser.ts';
import { json } from '../showcase/gallery.ts';
import { boardOf, changePiece, checkIn, cheer, group, place, rowOf, somebody } from './live-day.ts';

const database = testDatabase();

/** Ada has said and made something in her group; who else may see what of it? */
async function everybody(seenBy: 'group' | 'event' | 'all') {
  const here = community(database());
  const { host, people } = await group(here, ['Ada', 'Ben']);
  const [ada, ben] = people as [(typeof people)[0], (typeof people)[0]];
  const guest = await somebody(here, 'Gus');
  await place(guest, guest, null);
  const outside = await somebody(here, 'Olga');
  await json(
    changePiece(ada, { title: 'Tides', note: 'of a bay', link: 'https://example.org/tides', seenBy }),
  );
  await checkIn(ada, 'stuck', 'No wind at all');
  const row = await rowOf(ada, ada);
  await json(
    ben.request('POST', '/events/spring-day/replies', { about: row.checkIn!.id, text: 'It will come' }),
  );
  here.clock.pass(1);
  await json(ben.request('POST', '/events/spring-day/replies', { about: row.piece!.id, text: 'Lovely bay' }));
  const stranger = async () => json<Board>(here.request('/events/spring-day'));
  return { here, host, ada, ben, guest, outside, stranger };
}

const words = (row: Row | undefined) =>
  row && [row.piece?.title, row.checkIn?.text, ...row.replies.map(({ text }) => text)];
const all = ['Tides', 'No wind at all', 'It will come', 'Lovely bay'];

describe('what of a group is seen', () => {
  const expected = {
    group: { guest: ['', ''], outside: ['', undefined], stranger: undefined },
    event: { guest: ['Tides', '', 'Lovely bay'], outside: ['', undefined], stranger: undefined },
    all: {
      guest: ['Tides', '', 'Lovely bay'],
      outside: ['Tides', undefined],
      stranger: ['Tides', undefined],
    },
  };
  for (const seenBy of ['group', 'event', 'all'] as const)
    it(`a piece for the ${seenBy}`, async () => {
      const { host, ada, ben, guest, outside, stranger } = await everybody(seenBy);
      for (const near of [host, ada, ben]) assert.deepEqual(words(await rowOf(near, ada)), all, near.name);
      assert.deepEqual(words(await rowOf(guest, ada)), expected[seenBy].guest);
      assert.deepEqual(words(await rowOf(outside, ada)), expected[seenBy].outside);
      const { rows, you } = await stranger();
      assert.deepEqual(words(rows.find(({ member }) => member === ada.id)), expected[seenBy].stranger);
      assert.equal(you, null);
    });

  it('strangers learn numbers, and of nobody who did not say that all may see their piece', async () => {
    const { stranger, ada } = await everybody('event');
    const text = JSON.stringify(await stranger());
    for (const secret of ['Ada', 'Ben', ada.id, 'Tides', 'wind', 'calendar":"'])
      assert.ok(!text.includes(secret), secret);
    const { groups } = await stranger();
    assert.deepEqual([groups[0]!.people, groups[0]!.pieces], [2, [1, 0, 0, 0]]);
  });

  it('nobody speaks of what they cannot see', async () => {
    const { ada, guest, outside } = await everybody('group');
    const { piece, checkIn: words_ } = await rowOf(ada, ada);
    for (const about of [piece!.id, words_!.id]) {
      assert.equal(await outcome(cheer(guest, about)), 'not-found');
      assert.equal(await outcome(cheer(outside, about)), 'forbidden');
      const reply = guest.request('POST', '/events/spring-day/replies', { about, text: 'Hm' });
      assert.equal(await outcome(reply), 'not-found');
    }
  });

  it('a group’s dates and calendar are for the group, its facilitator and hosts', async () => {
    const { host, ada, guest } = await everybody('all');
    const calendar = async (who: typeof ada) => (await boardOf(who)).groups[0]!.calendar;
    assert.match((await calendar(ada))!, /\.ics$/);
    assert.equal(await calendar(host), await calendar(ada));
    assert.equal(await calendar(guest), null);
    const { id } = (await boardOf(ada)).groups[0]!;
    const date = { at: '2026-12-04T18:00:00.000Z', zone: 'Europe/Vienna' };
    assert.equal(await outcome(guest.request('POST', `/groups/${id}/dates`, date)), 'not-found');
  });

  it('what a host hides is there for its author and for hosts, and is removed for good', async () => {
    const { here, host, ada, ben, guest, stranger } = await everybody('all');
    const row = await rowOf(ada, ada);
    const reply = row.replies.find(({ text }) => text === 'It will come')!;
    const report = (about: string) =>
      outcome(guest.request('POST', '/events/spring-day/reports', { about, reason: 'Not kind' }));
    for (const about of [row.piece!.id, row.piece!.id, reply.id]) assert.equal(await report(about), 'ok');
    assert.equal(await report('nothing'), 'not-found');
    const moderation = () =>
      json<{ reports: { reasons: string[] }[]; log: { act: string; text: string; by: string }[] }>(
        host.request('GET', '/events/spring-day/moderation'),
      );
    assert.deepEqual(
      (await moderation()).reports.map(({ reasons }) => reasons),
      [['Not kind'], ['Not kind']],
    );
    const act = (about: string, what: string) =>
      json<void>(host.request('POST', '/events/spring-day/moderation', { about, act: what }), 204);
    await act(row.piece!.id, 'hide');
    here.clock.pass(1);
    await act(reply.id, 'remove');
    assert.deepEqual(words(await rowOf(ben, ada)), ['', 'No wind at all', 'Lovely bay']);
    assert.deepEqual(words(await rowOf(ada, ada)), ['Tides', 'No wind at all', 'Lovely bay']);
    assert.deepEqual((await stranger()).rows, []);
    const { reports, log } = await moderation();
    assert.deepEqual(reports, []);
    assert.deepEqual(
      log.map(({ act: what, text, by }) => [what, text, by]),
      [
        ['remove', 'It will come', 'Ben'],
        ['hide', 'Tides · of a bay · https://example.org/tides', 'Ada'],
      ],
    );
    await act(row.piece!.id, 'show');
    assert.equal((await rowOf(ben, ada)).piece!.title, 'Tides');
  });
});
