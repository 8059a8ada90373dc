import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import type { ActivityList, EventExport, EventHead, Events } from '../../../src/contract/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import {
  agree,
  boardOf,
  changePiece,
  cheer,
  event,
  group,
  place,
  propose,
  somebody,
} from '../events/live-day.ts';
import type { Somebody } from '../events/live-day.ts';
import { outcome } from '../members/browser.ts';
import { json } from '../showcase/gallery.ts';
import { read } from './console.ts';

const database = testDatabase();

const list = (host: Somebody, query: Record<string, string> = {}) =>
  read<Events>(host.theirs, '/events', query);
const titles = ({ events }: Events) => events.map(({ title }) => title);

async function table(host: Somebody, id = 'spring-day'): Promise<Record<string, string>[]> {
  const response = await host.request('GET', `/events/${id}/export.csv`);
  assert.equal(response.status, 200);
  return parse(await response.text(), { columns: true });
}

/** An event with two groups, somebody who waits, and pieces. */
async function making(here: Community) {
  const { host, people, id } = await group(here, ['Ada', 'Ben', 'Cy']);
  const [ada, ben, cy] = people as [Somebody, Somebody, Somebody];
  await json(host.request('POST', '/events/spring-day/groups', { name: 'Owls' }), 201);
  await place(host, cy, null);
  await json(changePiece(ada, { title: 'Tides', link: 'https://example.org/tides', state: 'ready' }));
  await json(changePiece(ben, { title: '=HYPERLINK("https://evil.example")', note: '+1', seenBy: 'group' }));
  const { dates } = await json<{ dates: { id: string }[] }>(propose(ada, id, '2026-12-10T17:00:00.000Z'));
  await agree(ben, id, dates[0]!.id);
  return { host, ada, ben, cy, id };
}

describe('the events, for a host', () => {
  it('are listed newest first, with the number of groups, people and pieces', async () => {
    const here = community(database());
    const { host } = await making(here);
    here.clock.pass(60);
    await json(host.request('POST', '/events', event({ id: 'autumn-day', title: 'Autumn day' })), 201);
    const { events, next, total } = await list(host);
    assert.deepEqual(
      events.map(({ id, groups, people, pieces }) => [id, groups, people, pieces]),
      [
        ['autumn-day', 0, 0, [0, 0, 0, 0]],
        ['spring-day', 2, 3, [1, 0, 1, 0]],
      ],
    );
    assert.deepEqual([next, total], [null, 2]);
  });

  it('count only the pieces of those who still take part', async () => {
    const here = community(database());
    const { host, ada } = await making(here);
    await ada.request('DELETE', `/events/spring-day/members/${ada.id}`);
    const [first] = (await list(host)).events;
    assert.deepEqual([first!.people, first!.pieces], [2, [1, 0, 0, 0]]);
  });

  it('are found by their title and state, page by page', async () => {
    const here = community(database());
    const host = await somebody(here, 'Hanna', 'host');
    for (const title of ['Spring 100 %', 'Summer', 'Autumn_day']) {
      here.clock.pass(1);
      await json(host.request('POST', '/events', event({ id: undefined, title })), 201);
    }
    await json(host.request('PATCH', '/events/summer', { state: 'closed' }));
    assert.deepEqual(titles(await list(host, { search: '%' })), ['Spring 100 %']);
    assert.deepEqual(titles(await list(host, { search: '_DAY' })), ['Autumn_day']);
    assert.deepEqual(titles(await list(host, { state: 'closed' })), ['Summer']);
    const first = await list(host, { limit: '2' });
    assert.deepEqual([titles(first), first.total], [['Autumn_day', 'Summer'], 3]);
    assert.deepEqual(titles(await list(host, { limit: '2', after: first.next! })), ['Spring 100 %']);
  });

  it('refuse a page that is none, and a state that is none', async () => {
    const here = community(database());
    const host = await somebody(here, 'Hanna', 'host');
    for (const query of [{ after: 'x' }, { limit: '0' }, { limit: '101' }, { state: 'draft' }] as const)
      await assert.rejects(list(host, query), /validation-failed/);
  });
});

describe('a copy of an event', () => {
  const copy = (host: Somebody, body: object, id = 'spring-day') =>
    host.request('POST', `/events/${id}/copies`, {
      title: 'Autumn day',
      startsAt: '2027-09-18T08:00:00.000Z',
      ...body,
    });

  it('has the rules, and neither people nor pieces, dates nor groups', async () => {
    const here = community(database());
    const { host } = await group(here, ['Ada'], { quorum: 75, capacity: 6, showcase: 'queue' });
    await json(host.request('PATCH', '/events/spring-day', { state: 'closed' }));
    const made = await json<EventHead>(copy(host, {}), 201);
    assert.deepEqual(made, {
      ...{ id: 'autumn-day', title: 'Autumn day', startsAt: '2027-09-18T08:00:00.000Z' },
      ...{ zone: 'Europe/Vienna', state: 'open', quorum: 75, joining: 'members', capacity: 6 },
      ...{ showcase: 'queue', rollCall: null, closedAt: null },
    });
    const { groups, rows } = await boardOf(host, made.id);
    assert.deepEqual([groups, rows], [[], []]);
  });

  it('has the groups if wanted, in their order, empty and without a date', async () => {
    const here = community(database());
    const { host } = await making(here);
    const { id } = await json<EventHead>(copy(host, { groups: true, zone: 'Asia/Tokyo' }), 201);
    const { event, groups } = await boardOf(host, id);
    assert.equal(event.zone, 'Asia/Tokyo');
    assert.deepEqual(
      groups.map(({ name, people, date, facilitator }) => [name, people, date, facilitator]),
      [
        ['Herons', 0, null, null],
        ['Owls', 0, null, null],
      ],
    );
  });

  it('gets an id of its own if there is an event of its title, and is made once per key', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    const headers = { 'Idempotency-Key': 'once' };
    const body = { title: 'Spring day', startsAt: '2027-03-20T08:00:00.000Z' };
    for (const _ of [1, 2]) {
      const response = host.theirs.request('POST', '/events/spring-day/copies', body, { headers });
      assert.equal((await json<EventHead>(response, 201)).id, 'spring-day-2');
    }
    assert.equal((await list(host)).total, 2);
  });

  it('gets an id of its own, too, if several hosts copy at the same moment', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    const others = await Promise.all(['Hugo', 'Hope', 'Hedy'].map((name) => somebody(here, name, 'host')));
    const answers = await Promise.all([host, ...others].map((one) => copy(one, {})));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
    );
    const made = await Promise.all(answers.map(async (it) => ((await it.json()) as EventHead).id));
    assert.deepEqual(made.sort(), ['autumn-day', 'autumn-day-2', 'autumn-day-3', 'autumn-day-4']);
    assert.deepEqual(here.accidents, []);
  });

  it('is refused of what is none, and with a field that is wrong', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    assert.equal(await outcome(copy(host, {}, 'none')), 'not-found');
    for (const wrong of [
      { title: ' ' },
      { startsAt: 'soon' },
      { zone: 'Europe/Atlantis' },
      { groups: 'yes' },
    ])
      assert.equal(await outcome(copy(host, wrong)), 'validation-failed', JSON.stringify(wrong));
    assert.equal((await list(host)).total, 1);
  });
});

describe('an event as a file', () => {
  it('has the groups, the people and their pieces, also those that only a group sees', async () => {
    const here = community(database());
    const { host, ada, ben, cy, id } = await making(here);
    const { rows } = await boardOf(ada);
    await json(cheer(ben, rows.find(({ member }) => member === ada.id)!.piece!.id));
    await json(host.request('PATCH', `/groups/${id}`, { facilitator: ben.id }));
    const { event, groups, people } = await json<EventExport>(
      host.request('GET', '/events/spring-day/export.json'),
    );
    assert.equal(event.title, 'Spring day');
    assert.deepEqual(
      groups.map(({ name, facilitator, date }) => [name, facilitator, date]),
      [
        ['Herons', 'Ben', { at: '2026-12-10T17:00:00.000Z', zone: 'Europe/Vienna' }],
        ['Owls', null, null],
      ],
    );
    const of = ({ id }: Somebody) => people.find(({ member }) => member === id)!;
    assert.deepEqual([of(ada).group, of(ada).name, of(ada).piece!.title], [id, 'Ada', 'Tides']);
    assert.deepEqual([of(ada).piece!.cheers, of(ada).piece!.state], [1, 'ready']);
    assert.notEqual(of(ada).piece!.readyAt, null);
    assert.match(of(ben).piece!.title, /HYPERLINK/);
    assert.deepEqual([of(cy).group, of(cy).piece], [null, null]);
  });

  it('is a table with a line for each person, in which no cell is a formula', async () => {
    const here = community(database());
    const { host } = await making(here);
    const lines = await table(host);
    assert.equal(lines.at(-1)!['name'], 'Cy');
    // Ada and Ben have joined at the same moment.
    lines.sort((one, other) => one['name']!.localeCompare(other['name']!));
    assert.deepEqual(
      lines.map(({ group, name, state, title, note }) => [group, name, state, title, note]),
      [
        ['Herons', 'Ada', 'ready', 'Tides', ''],
        ['Herons', 'Ben', 'idea', '\'=HYPERLINK("https://evil.example")', "'+1"],
        ['', 'Cy', '', '', ''],
      ],
    );
    assert.equal(lines[0]!['group_date'], '2026-12-10T17:00:00.000Z');
    assert.equal(lines[0]!['link'], 'https://example.org/tides');
  });

  it('has all of many people, and of none only the names of the columns', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    assert.deepEqual(await table(host), []);
    await sql`insert into members select (jsonb_populate_record(host, jsonb_build_object(
        'id', 'm' || n, 'email', 'm' || n || '@example.org', 'canonical_email', 'm' || n || '@example.org'))).*
      from members as host, generate_series(1, 1100) as n`.execute(here.database);
    await sql`insert into participants (event_id, member_id, joined_at, muted, updated_at)
      select 'spring-day', id, now(), false, now() from members where id like 'm%'`.execute(here.database);
    assert.equal((await table(host)).length, 1100);
  });

  it('has no email address', async () => {
    const here = community(database());
    const { host } = await making(here);
    for (const format of ['json', 'csv']) {
      const response = await host.request('GET', `/events/spring-day/export.${format}`);
      assert.doesNotMatch(await response.text(), /@/, format);
    }
  });

  it('is named after the event and the day, and is not cached', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    const { headers } = await host.request('GET', '/events/current/export.csv');
    const day = here.clock.now().toISOString().slice(0, 10);
    assert.equal(headers.get('content-disposition'), `attachment; filename="spring-day-${day}.csv"`);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8');
  });

  it('is in the activity, as a copy is, and what is none is neither', async () => {
    const here = community(database());
    const { host } = await group(here, []);
    for (const format of ['json', 'csv']) {
      here.clock.pass(1);
      await (await host.request('GET', `/events/spring-day/export.${format}`)).text();
      assert.equal(await outcome(host.request('GET', `/events/none/export.${format}`)), 'not-found');
    }
    here.clock.pass(1);
    const body = { title: 'Summer day', startsAt: '2027-06-19T08:00:00.000Z' };
    await json(host.request('POST', '/events/spring-day/copies', body), 201);
    const { entries } = await read<ActivityList>(host.theirs, '/activity', { limit: '3' });
    assert.deepEqual(
      entries.map(({ action, about }) => `${action} ${about}`),
      ['copyEvent Spring day', 'exportEventTable Spring day', 'exportEvent Spring day'],
    );
  });
});
