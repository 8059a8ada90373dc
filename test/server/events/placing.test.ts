import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Board, EventHead, Group } from '../../../src/contract/index.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import { outcome } from '../members/browser.ts';
import { json } from '../showcase/gallery.ts';
import { boardOf, event, group, place, rowOf, somebody } from './live-day.ts';

const database = testDatabase();

describe('an event and its groups', () => {
  it('is made by a host, and has an address of its title', async () => {
    const here = community(database());
    const host = await somebody(here, 'Hanna', 'host');
    const { id: _, ...untitled } = event({ title: 'Über den Fluß!' });
    const ids = [];
    for (let times = 0; times < 2; times++)
      ids.push((await json<EventHead>(host.request('POST', '/events', untitled), 201)).id);
    assert.deepEqual(ids, ['uber-den-flu', 'uber-den-flu-2']);
    assert.equal((await boardOf(host, 'current')).event.title, 'Über den Fluß!');
    for (const wrong of [{ id: ids[0] }, { id: 'current' }, { id: 'new', zone: 'Mars/Olympus' }])
      assert.equal(await outcome(host.request('POST', '/events', event(wrong))), 'validation-failed');
  });

  it('splits ninety members into fifteen groups of six, with who may run one in each', async () => {
    const here = community(database());
    const host = await somebody(here, 'Hanna', 'host');
    await json(host.request('POST', '/events', event()), 201);
    for (let at = 0; at < 90; at++)
      await somebody(here, `Person${at}`, at % 6 === 0 ? 'facilitator' : 'member');
    const board = await json<Board>(
      host.request('POST', '/events/spring-day/split', { groups: 15, who: 'members' }),
    );
    assert.equal(board.groups.length, 15);
    assert.deepEqual(new Set(board.groups.map(({ people }) => people)), new Set([6]));
    assert.equal(new Set(board.groups.map(({ facilitator }) => facilitator)).size, 15);
    for (const { id, facilitator } of board.groups)
      assert.equal(board.rows.find(({ member }) => member === facilitator)!.group, id);
    assert.deepEqual(here.accidents, []);
  });

  it('gives whoever comes later the smallest group, and leaves the others where they are', async () => {
    const here = community(database());
    const { host, people } = await group(here, ['Ada', 'Ben', 'Cleo']);
    const late = await somebody(here, 'Dora');
    await place(late, late, null);
    const split = { groups: 2, who: 'waiting' };
    const board = await json<Board>(host.request('POST', '/events/spring-day/split', split));
    assert.deepEqual(
      board.groups.map(({ people }) => people),
      [3, 1],
    );
    const placed = board.rows.filter((row) => people.some(({ id }) => id === row.member));
    assert.deepEqual(new Set(placed.map((row) => row.group)), new Set([board.groups[0]!.id]));
  });

  it('mixes everybody anew when a host says so', async () => {
    const here = community(database());
    const { host } = await group(here, ['Ada', 'Ben', 'Cleo', 'Dora']);
    const split = { groups: 2, who: 'joined' };
    const board = await json<Board>(host.request('POST', '/events/spring-day/split', split));
    assert.deepEqual(
      board.groups.map(({ people }) => people),
      [2, 2],
    );
  });

  it('lets members pick a group until it is full, also when two come at once', async () => {
    const here = community(database());
    const { id } = await group(here, ['Ada'], { capacity: 2 });
    const [ben, cleo] = [await somebody(here, 'Ben'), await somebody(here, 'Cleo')];
    const pick = (who: typeof ben) =>
      outcome(who.request('PUT', `/events/spring-day/members/${who.id}`, { group: id }));
    assert.deepEqual((await Promise.all([pick(ben), pick(cleo)])).sort(), ['conflict', 'ok']);
    assert.equal((await boardOf(ben)).groups[0]!.people, 2);
  });

  it('lets nobody pick where hosts place, and nobody place somebody else', async () => {
    const here = community(database());
    const { host, people, id } = await group(here, ['Ada'], { joining: 'host' });
    const ben = await somebody(here, 'Ben');
    const put = (by: typeof ben, who: typeof ben, to: string | null) =>
      outcome(by.request('PUT', `/events/spring-day/members/${who.id}`, { group: to }));
    assert.equal(await put(ben, ben, id), 'forbidden');
    assert.equal(await put(ben, ben, null), 'ok');
    assert.equal(await put(people[0]!, ben, id), 'forbidden');
    assert.equal(await put(people[0]!, people[0]!, null), 'forbidden');
    assert.equal(await put(host, ben, id), 'ok');
    assert.equal(await put(host, ben, 'nowhere'), 'not-found');
    assert.equal(await put(host, { ...ben, id: 'nobody' }, id), 'not-found');
  });

  it('keeps a piece for whoever leaves and comes back', async () => {
    const here = community(database());
    const { people, id } = await group(here, ['Ada']);
    const [ada] = people as [(typeof people)[0]];
    await json(ada.request('PATCH', `/events/spring-day/members/${ada.id}/piece`, { title: 'Tides' }));
    await json(ada.request('DELETE', `/events/spring-day/members/${ada.id}`), 204);
    assert.equal(await rowOf(ada, ada), undefined);
    await place(ada, ada, id);
    assert.equal((await rowOf(ada, ada)).piece!.title, 'Tides');
  });

  it('is renamed and run by its facilitator, whom a host names', async () => {
    const here = community(database());
    const { host, people, id } = await group(here, ['Ada', 'Ben']);
    const [ada, ben] = people as [(typeof people)[0], (typeof people)[0]];
    const change = (by: typeof ada, body: object) => outcome(by.request('PATCH', `/groups/${id}`, body));
    assert.equal(await change(ada, { name: 'Egrets' }), 'forbidden');
    assert.equal(await change(ada, { facilitator: ada.id }), 'forbidden');
    assert.equal(await change(host, { facilitator: host.id }), 'validation-failed');
    assert.equal(await change(host, { facilitator: ada.id }), 'ok');
    assert.equal(await change(ada, { name: 'Egrets' }), 'ok');
    assert.equal(await change(ada, { facilitator: ben.id }), 'forbidden');
    const here_ = (by: typeof ada, who: typeof ada) =>
      outcome(by.request('PUT', `/events/spring-day/members/${who.id}/attendance`, { here: true }));
    assert.equal(await here_(ada, ben), 'ok');
    assert.equal(await here_(ben, ada), 'forbidden');
    assert.equal((await rowOf(ben, ben)).here, true);
  });

  it('goes away, and its people wait for another', async () => {
    const here = community(database());
    const { host, people, id } = await group(here, ['Ada']);
    await json(host.request('DELETE', `/groups/${id}`), 204);
    assert.deepEqual((await boardOf(host)).groups, []);
    assert.equal((await rowOf(host, people[0]!)).group, null);
  });

  it('opens, makes and closes, and calls a group that is its own', async () => {
    const here = community(database());
    const { host, id } = await group(here, []);
    const change = (body: object) => json<EventHead>(host.request('PATCH', '/events/spring-day', body));
    assert.equal((await change({ state: 'making', rollCall: id })).rollCall, id);
    here.clock.pass(60);
    const closed = await change({ state: 'closed' });
    assert.deepEqual([closed.closedAt, closed.rollCall], [here.clock.now().toISOString(), null]);
    assert.equal((await change({ state: 'making' })).closedAt, null);
    await json(host.request('POST', '/events', event({ id: 'autumn-day' })), 201);
    const other = await json<Group>(host.request('POST', '/events/autumn-day/groups', { name: 'Owls' }), 201);
    const wrong = await host.request('PATCH', '/events/spring-day', { rollCall: other.id });
    assert.equal(await problemCode(wrong), 'not-found');
  });
});
