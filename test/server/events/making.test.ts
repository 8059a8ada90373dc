import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Group, Problem, Row } from '../../../src/contract/index.ts';
import { community, testDatabase } from '../community.ts';
import { outcome } from '../members/browser.ts';
import { json } from '../showcase/gallery.ts';
import { agree, boardOf, changePiece, checkIn, cheer, group, place, propose, rowOf } from './live-day.ts';

const database = testDatabase();
const FRIDAY = '2026-12-04T18:00:00.000Z';
const SUNDAY = '2026-12-06T18:00:00.000Z';

type People<Count extends number> = Count extends 2 ? [One, One] : [One, One, One];
type One = Awaited<ReturnType<typeof group>>['people'][0];

async function herons<Count extends 2 | 3>(count: Count, more: object = {}) {
  const here = community(database());
  const { host, people, id } = await group(here, ['Ada', 'Ben', 'Cleo'].slice(0, count), more);
  return { here, host, id, people: people as People<Count> };
}

describe('the date of a group', () => {
  it('is agreed when enough agree, and shows in the history when it is changed', async () => {
    const { id, people, here } = await herons(3);
    const [ada, ben, cleo] = people;
    const [first] = (await json<Group>(propose(ada, id, FRIDAY))).dates;
    assert.deepEqual([first!.state, first!.agreed, first!.by], ['open', [ada.id], 'Ada']);
    const agreed = await agree(ben, id, first!.id);
    assert.deepEqual(agreed.date, { at: FRIDAY, zone: 'Europe/Vienna' });
    assert.equal(agreed.dates[0]!.state, 'confirmed');
    here.clock.pass(60);
    const [second] = (await json<Group>(propose(cleo, id, SUNDAY))).dates;
    assert.equal((await boardOf(ada)).groups[0]!.date!.at, FRIDAY);
    const changed = await agree(ada, id, second!.id);
    assert.equal(changed.date!.at, SUNDAY);
    assert.deepEqual(
      changed.dates.map(({ at, state }) => [at, state]),
      [
        [SUNDAY, 'confirmed'],
        [FRIDAY, 'replaced'],
      ],
    );
  });

  it('has everybody for one date at a time, and forgets what nobody wants any more', async () => {
    const { id, people } = await herons(3, { quorum: 100 });
    const [ada, ben] = people;
    await json(propose(ada, id, FRIDAY));
    const both = await json<Group>(propose(ben, id, SUNDAY));
    const friday = both.dates.find(({ at }) => at === FRIDAY)!;
    const one = await agree(ben, id, friday.id);
    assert.deepEqual(
      one.dates.map(({ at, agreed }) => [at, agreed.length]),
      [[FRIDAY, 2]],
    );
    await agree(ben, id, friday.id, false);
    assert.deepEqual((await agree(ada, id, friday.id, false)).dates, []);
  });

  it('takes the same proposal for agreement', async () => {
    const { id, people } = await herons(2, { quorum: 100 });
    for (const person of people) await json(propose(person, id, FRIDAY));
    const { date, dates } = (await boardOf(people[0])).groups[0]!;
    assert.deepEqual([date!.at, dates.length], [FRIDAY, 1]);
  });

  it('is settled by who runs the group, and proposed by them without agreeing', async () => {
    const { host, id, people } = await herons(3);
    const proposed = await json<Group>(propose(host, id, FRIDAY));
    const { id: date, agreed } = proposed.dates[0]!;
    assert.deepEqual(agreed, []);
    const confirm = (by: One) => outcome(by.request('POST', `/groups/${id}/dates/${date}/confirmation`));
    assert.equal(await confirm(people[0]), 'forbidden');
    assert.equal(await confirm(host), 'ok');
    assert.equal((await boardOf(people[0])).groups[0]!.date!.at, FRIDAY);
  });

  it('is agreed by those who stay when somebody goes', async () => {
    const { host, id, people } = await herons(3, { quorum: 100 });
    const [ada, ben, cleo] = people;
    await json(propose(ada, id, FRIDAY));
    await json(propose(ben, id, FRIDAY));
    assert.equal((await boardOf(ada)).groups[0]!.date, null);
    await place(host, cleo, null);
    assert.equal((await boardOf(ada)).groups[0]!.date!.at, FRIDAY);
  });

  it('is in the next two years, in a zone that there is', async () => {
    const { id, people } = await herons(2);
    const wrong = async (at: string, zone?: string) => {
      const { errors } = (await (await propose(people[0], id, at, zone)).json()) as Problem;
      return errors?.[0]?.field;
    };
    assert.equal(await wrong('2026-11-01T00:00:00.000Z'), 'at');
    assert.equal(await wrong('2036-11-01T00:00:00.000Z'), 'at');
    assert.equal(await wrong('2026-13-45T99:99:99.000Z'), 'at');
    assert.equal(await wrong('tomorrow'), 'at');
    assert.equal(await wrong(FRIDAY, 'Mars/Olympus'), 'zone');
  });

  it('loses no vote when all agree at once', async () => {
    const { id, people } = await herons(3, { quorum: 100 });
    const [first] = (await json<Group>(propose(people[0], id, FRIDAY))).dates;
    await Promise.all(people.slice(1).map((person) => agree(person, id, first!.id)));
    assert.equal((await boardOf(people[0])).groups[0]!.date!.at, FRIDAY);
  });
});

describe('a piece', () => {
  it('is begun, moved on, and moved by who runs the group', async () => {
    const { host, people } = await herons(2);
    const [ada, ben] = people;
    await json(changePiece(ada, { title: ' Tides ', state: 'making', kind: 'video' }));
    const { piece } = await rowOf(ben, ada);
    assert.deepEqual([piece!.title, piece!.state, piece!.kind], ['Tides', 'making', 'video']);
    assert.equal(await outcome(changePiece(ben, { state: 'ready' }, ada)), 'forbidden');
    assert.equal(await outcome(changePiece(host, { state: 'ready' }, ada)), 'ok');
    assert.equal(await outcome(changePiece(ada, { state: 'published' })), 'validation-failed');
  });

  it('tells whoever changes what somebody else has changed, and overwrites nothing', async () => {
    const { host, people } = await herons(2);
    const [ada] = people;
    await json(changePiece(ada, { title: 'Tides', note: 'of a bay' }));
    await json(changePiece(host, { title: 'Tides, a study' }, ada));
    const offline = { title: 'Low tide', note: 'of a cove', was: { title: 'Tides', note: 'of a bay' } };
    const refused = await changePiece(ada, offline);
    assert.equal(refused.status, 409);
    const { code, errors } = (await refused.json()) as Problem;
    assert.deepEqual(
      [code, errors],
      ['conflict', [{ field: 'title', detail: 'It says by now: Tides, a study' }]],
    );
    assert.equal((await rowOf(ada, ada)).piece!.note, 'of a bay');
    const mine = await json<Row>(
      changePiece(ada, { ...offline, was: { title: 'Tides, a study', note: 'of a bay' } }),
    );
    assert.deepEqual([mine.piece!.title, mine.piece!.note], ['Low tide', 'of a cove']);
    const same = changePiece(ada, { title: 'Low tide', was: { title: 'something old' } });
    assert.equal(await outcome(same), 'ok');
  });

  it('refuses links and promises that cannot be', async () => {
    const { people } = await herons(2);
    const [ada] = people;
    const wrong = async (change: object) => {
      const { errors } = (await (await changePiece(ada, change)).json()) as Problem;
      return errors?.[0]?.field;
    };
    assert.equal(await wrong({ link: 'javascript:alert(1)' }), 'link');
    assert.equal(await wrong({ link: 'https://[' }), 'link');
    assert.equal(await wrong({ promise: '2020-01-01T00:00:00.000Z' }), 'promise');
    await json(changePiece(ada, { promise: '2026-12-24T18:00:00Z' }));
    assert.equal((await rowOf(ada, ada)).piece!.promise, '2026-12-24T18:00:00.000Z');
  });
});

describe('encouragement', () => {
  it('counts a cheer once a person, and not one’s own', async () => {
    const { here, people } = await herons(3);
    const [ada, ben, cleo] = people;
    const { checkIn: said } = await checkIn(ada, 'slow', 'Half of it');
    for (const person of [ben, ben, cleo]) await json(cheer(person, said!.id));
    assert.equal(await outcome(cheer(ada, said!.id)), 'validation-failed');
    assert.equal((await rowOf(ben, ada)).checkIn!.cheers, 2);
    assert.deepEqual((await boardOf(ben)).you!.cheered, [said!.id]);
    await json(cheer(ben, said!.id, false));
    assert.equal((await rowOf(ben, ada)).checkIn!.cheers, 1);
    assert.deepEqual(here.accidents, []);
  });

  it('is a reply, which its author may take back', async () => {
    const { people } = await herons(2);
    const [ada, ben] = people;
    const { checkIn: said } = await checkIn(ada, 'stuck');
    const body = { about: said!.id, text: 'Go for a walk' };
    const row = await json<Row>(ben.request('POST', '/events/spring-day/replies', body));
    const [reply] = row.replies;
    assert.deepEqual([reply!.by, reply!.text], ['Ben', 'Go for a walk']);
    const takeBack = (by: One, about: string) =>
      outcome(by.request('DELETE', `/events/spring-day/entries/${about}`));
    assert.equal(await takeBack(ada, reply!.id), 'not-found');
    assert.equal(await takeBack(ben, reply!.id), 'ok');
    assert.equal(await takeBack(ada, said!.id), 'ok');
    assert.equal((await rowOf(ben, ada)).checkIn, null);
  });

  it('nudges once a day whoever sends it, and nobody who wants none', async () => {
    const { here, people } = await herons(3);
    const [ada, ben, cleo] = people;
    const nudge = (by: One, who: One) =>
      outcome(by.request('POST', '/events/spring-day/nudges', { member: who.id }));
    assert.equal(await nudge(ben, ada), 'ok');
    assert.equal(await nudge(cleo, ada), 'rate-limited');
    assert.equal((await rowOf(cleo, ada)).nudged, true);
    here.clock.pass(24 * 3600);
    assert.equal(await nudge(cleo, ada), 'ok');
    await json(ada.request('PUT', '/events/spring-day/mute', { muted: true }), 204);
    here.clock.pass(24 * 3600);
    assert.equal(await nudge(cleo, ada), 'forbidden');
    assert.equal(await nudge(ben, ben), 'not-found');
  });

  it('holds whoever writes too much', async () => {
    const here = community(database(), { limits: { entries: { most: 2, per: 60 } } });
    const { people } = await group(here, ['Ada']);
    const [ada] = people as [One];
    const say = () =>
      outcome(ada.request('POST', '/events/spring-day/check-ins', { mood: 'slow', text: '' }));
    assert.deepEqual([await say(), await say(), await say()], ['ok', 'ok', 'rate-limited']);
    here.clock.pass(31);
    assert.equal(await say(), 'ok');
  });
});
