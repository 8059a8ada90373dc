import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Group, OwnPost, Row, Summary } from '../../../src/contract/index.ts';
import { publishDue } from '../../../server/events/publishing.ts';
import { sendReminders } from '../../../server/events/reminders.ts';
import { deliverEmails } from '../../../server/email/queue.ts';
import { community, type Community, linksIn, path, testDatabase } from '../community.ts';
import { defaultSettings } from '../../../server/settings/settings.ts';
import { writeSettings } from '../../../server/settings/queries.ts';
import { contextOf } from '../members/browser.ts';
import { feed, json } from '../showcase/gallery.ts';
import {
  agree,
  boardOf,
  changePiece,
  checkIn,
  cheer,
  group,
  propose,
  rowOf,
  type Somebody,
} from './live-day.ts';

const database = testDatabase();
/** The clock of the tests stands at the morning of 19 November. */
const DATE = '2026-11-27T17:00:00.000Z';
const DAY = 24 * 3600;

/** Three herons who have agreed on a date, in an event that is being made. */
async function herons(more: object = {}) {
  const here = community(database());
  const { host, people, id } = await group(here, ['Ada', 'Ben', 'Cleo'], { quorum: 100, ...more });
  const [ada, ben, cleo] = people as [Somebody, Somebody, Somebody];
  await json(host.request('PATCH', '/events/spring-day', { state: 'making' }));
  const [date] = (await json<Group>(propose(ada, id, DATE))).dates;
  await json(host.request('POST', `/groups/${id}/dates/${date!.id}/confirmation`));
  return { here, host, id, ada, ben, cleo };
}

async function tick(here: Community): Promise<void> {
  const ctx = contextOf(here);
  await publishDue(ctx);
  await sendReminders(ctx);
  const mailer = { send: async (mail: Community['mails'][0]) => void here.mails.push(mail) };
  await deliverEmails({
    database: here.database,
    mailer,
    clock: here.clock,
    report: (error) => here.accidents.push(error),
  });
}

const ready = (who: Somebody, title: string) =>
  json<Row>(
    changePiece(who, { title, state: 'ready', link: `https://example.org/${encodeURIComponent(title)}` }),
  );

const to = (here: Community, who: Somebody) =>
  here.mails
    .filter((mail) => mail.to === `${who.name.toLowerCase()}@example.org`)
    .map(({ subject }) => subject);

/** Moves the clock to a moment, and lets it do what is due. */
async function at(here: Community, moment: string): Promise<void> {
  here.clock.time = Date.parse(moment);
  await tick(here);
}

describe('at the date', () => {
  it('all ready pieces with a link come out together, in the showcase, and the others stay', async () => {
    const { here, ada, ben, cleo } = await herons();
    await ready(ada, 'Tides');
    await ready(ben, 'Roofs');
    await json(changePiece(cleo, { title: 'No link', state: 'ready' }));
    await at(here, '2026-11-27T16:59:59.000Z');
    assert.deepEqual((await feed(here)).posts, []);
    await at(here, DATE);
    const { posts } = await feed(here);
    assert.deepEqual(
      posts.map(({ title, author, event, group: of, date }) => [title, author.name, event, of, date]).sort(),
      [
        ['Roofs', 'Ben', 'Spring day', 'Herons', DATE],
        ['Tides', 'Ada', 'Spring day', 'Herons', DATE],
      ],
    );
    const states = await Promise.all(
      [ada, ben, cleo].map(async (who) => (await rowOf(ada, who)).piece!.state),
    );
    assert.deepEqual(states, ['published', 'published', 'ready']);
    assert.deepEqual(here.accidents, []);
  });

  it('each comes out once, whatever number of processes look', async () => {
    const { here, ada, ben } = await herons();
    await ready(ada, 'Tides');
    await ready(ben, 'Roofs');
    here.clock.time = Date.parse(DATE);
    const ctx = contextOf(here);
    await Promise.all([1, 2, 3, 4].map(() => publishDue(ctx)));
    assert.equal((await feed(here)).posts.length, 2);
  });

  it('a host looks first where the event says so', async () => {
    const { here, host, ada } = await herons({ showcase: 'queue' });
    await ready(ada, 'Tides');
    await at(here, DATE);
    assert.deepEqual((await feed(here)).posts, []);
    const { posts } = await json<{ posts: { post: { title: string } }[] }>(
      host.request('GET', '/showcase/queue'),
    );
    assert.deepEqual(
      posts.map(({ post }) => post.title),
      ['Tides'],
    );
    assert.ok(to(here, host).some((subject) => subject.startsWith('A piece is waiting')));
  });

  it('a piece whose link is in the showcase already gets that post', async () => {
    const { here, ada, ben } = await herons();
    await ready(ada, 'Tides');
    await json(
      changePiece(ben, { title: 'The same', state: 'ready', link: 'https://example.org/Tides?utm_source=x' }),
    );
    await at(here, DATE);
    const { posts } = await feed(here);
    assert.equal(posts.length, 1);
    assert.equal((await rowOf(ada, ben)).piece!.post, posts[0]!.id);
  });

  it('who was late comes out late, and who promised at the promised date', async () => {
    const { here, ada, ben } = await herons();
    await at(here, DATE);
    await json(changePiece(ben, { promise: '2026-12-04T17:00:00.000Z' }));
    await ready(ada, 'Late');
    await ready(ben, 'Promised');
    await tick(here);
    assert.deepEqual(
      (await feed(here)).posts.map(({ title }) => title),
      ['Late'],
    );
    await at(here, '2026-12-04T17:00:00.000Z');
    assert.deepEqual(
      (await feed(here)).posts.map(({ title }) => title),
      ['Promised', 'Late'],
    );
  });
});

describe('reminders', () => {
  it('come 7, 3 and 1 days before, on the day, and after it, each once', async () => {
    const { here, ada, ben } = await herons();
    await ready(ben, 'Roofs');
    for (let hours = 0; hours < 24 * 14; hours += 3) {
      here.clock.pass(3 * 3600);
      await tick(here);
      await tick(here);
    }
    assert.deepEqual(to(here, ada), [
      'Publishing together in 7 days: Herons',
      'Publishing together in 3 days: Herons',
      'Publishing together tomorrow: Herons',
      'Publishing together today: Herons',
      'Not published yet: Herons',
    ]);
    assert.equal(to(here, ben).length, 4);
    assert.match(
      here.mails.find(({ to: whom }) => whom === 'ben@example.org')!.text,
      /Yours is ready, and will be published/,
    );
    assert.deepEqual(here.accidents, []);
  });

  it('say that there is no date yet, thrice at most', async () => {
    const here = community(database());
    const { host, people } = await group(here, ['Ada']);
    await json(host.request('PATCH', '/events/spring-day', { state: 'making' }));
    for (let days = 0; days < 40; days++) {
      here.clock.pass(DAY);
      await tick(here);
    }
    assert.deepEqual(to(here, people[0]!), Array(3).fill('Your group has no date yet: Herons'));
  });

  it('are not sent in a burst where the server was off, nor at night, nor to who wants none', async () => {
    const { here, ada, ben, cleo } = await herons();
    await json(ben.request('PUT', '/events/spring-day/mute', { muted: true }), 204);
    await at(here, '2026-11-26T05:00:00.000Z');
    assert.deepEqual(to(here, ada), []);
    await at(here, '2026-11-26T07:00:00.000Z');
    assert.deepEqual(to(here, ada), ['Publishing together tomorrow: Herons']);
    assert.deepEqual(to(here, ben), []);
    assert.equal(to(here, cleo).length, 1);
  });

  it('are sent once by several processes', async () => {
    const { here, ada } = await herons();
    here.clock.time = Date.parse('2026-11-26T09:00:00.000Z');
    const ctx = contextOf(here);
    await Promise.all([1, 2, 3, 4].map(() => sendReminders(ctx)));
    await tick(here);
    assert.equal(to(here, ada).length, 1);
  });

  it('are turned off by one click, and not by whatever opens every link of a mail', async () => {
    const { here, ada } = await herons();
    await at(here, '2026-11-26T09:00:00.000Z');
    const mail = here.mails.find(({ to: whom }) => whom === 'ada@example.org')!;
    const link = linksIn(mail).find((each) => each.includes('/groups/mute'))!;
    assert.equal(mail.headers['List-Unsubscribe'], `<${link}>`);
    assert.equal(mail.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
    const page = await here.request(path(link));
    assert.match(await page.text(), /Stop emails about “Spring day”\?/);
    assert.equal((await boardOf(ada)).you!.muted, false);
    const forged = path(link).replace(ada.id, 'somebody');
    assert.equal((await here.request(forged)).status, 410);
    assert.equal((await here.submit(path(link), { 'List-Unsubscribe': 'One-Click' })).status, 200);
    assert.equal((await boardOf(ada)).you!.muted, true);
  });

  it('nudge by mail, with the way to the group', async () => {
    const { here, ada, ben } = await herons();
    await writeSettings(
      here.database,
      { ...defaultSettings, boardPage: 'https://www.example.org/groups' },
      here.clock.now(),
    );
    await json(ada.request('POST', '/events/spring-day/nudges', { member: ben.id }), 202);
    await here.settled();
    const mail = here.mails.find(({ subject }) => subject === 'Ada is thinking of you')!;
    assert.match(mail.text, /Ada from Herons asks how your piece is going/);
    assert.match(mail.text, /https:\/\/www\.example\.org\/groups#community-board\?event=spring-day&group=/);
  });
});

describe('a group’s calendar', () => {
  const open = async (here: Community, link: string) => {
    const answer = await here.request(path(link));
    assert.equal(answer.headers.get('Content-Type'), 'text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as [string, unknown[], unknown[]]);
    return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  };

  it('has the agreed date, moves it when it changes, and has what is proposed as tentative', async () => {
    const { here, id, ada, ben, cleo } = await herons();
    const link = (await boardOf(ada)).groups[0]!.calendar!;
    const [first] = await open(here, link);
    assert.equal(first!.startDate.toJSDate().toISOString(), DATE);
    assert.equal(first!.summary, 'Publish together: Herons');
    const later = '2026-11-30T17:00:00.000Z';
    here.clock.pass(60);
    const [date] = (await json<Group>(propose(ada, id, later))).dates;
    const states = (await open(here, link)).map((each) => each.component.getFirstPropertyValue('status'));
    assert.deepEqual(states.sort(), ['CONFIRMED', 'TENTATIVE']);
    for (const who of [ben, cleo]) await agree(who, id, date!.id);
    const [moved, ...others] = await open(here, link);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [moved!.uid, moved!.startDate.toJSDate().toISOString(), moved!.sequence],
      [first!.uid, later, first!.sequence + 1],
    );
  });

  it('is a file that programs take which are strict, whatever the group is called', async () => {
    const { here, host } = await herons();
    const name = `${'ÄÖÜ🐦'.repeat(30)}\\n;,:"BEGIN:VALARM`.slice(0, 120);
    await here.database.updateTable('groups').set({ name }).execute();
    const link = (await boardOf(host)).groups[0]!.calendar!;
    for (const lang of ['en', 'de']) {
      const bytes = Buffer.from(await (await here.request(`${path(link)}?lang=${lang}`)).arrayBuffer());
      const text = bytes.toString();
      assert.ok(text.endsWith('END:VCALENDAR\r\n'), JSON.stringify(text.slice(-30)));
      assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
      assert.doesNotMatch(text, /^METHOD/m); // with one, each event needs an ORGANIZER (RFC 5546, 3.2.1)
      for (const line of text.split('\r\n'))
        assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
      assert.ok(!text.includes('\ufffd'), 'a letter was cut in two');
      const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
      const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
      assert.equal(events.length, 1);
      assert.ok(events[0]!.summary.includes(name.trim()), events[0]!.summary);
      assert.ok(events[0]!.component.getFirstPropertyValue('dtstamp'));
    }
  });

  it('is nowhere without its token, and hostile names are words in it', async () => {
    const { here, id, host } = await herons();
    assert.equal((await here.request(`/calendars/${id}/guess.ics`)).status, 404);
    const name = 'BEGIN:VEVENT\r\nSUMMARY:evil;,\\ «ß🐦»';
    await here.database.updateTable('groups').set({ name }).execute();
    const link = (await boardOf(host)).groups[0]!.calendar!;
    const events = await open(here, link);
    assert.equal(events.length, 1);
    assert.ok(events[0]!.summary.endsWith('evil;,\\ «ß🐦»'), events[0]!.summary);
  });
});

describe('the summary of an event', () => {
  it('is there once it is closed, with what came out, on a page to share', async () => {
    const { here, host, ada, ben, cleo } = await herons();
    await ready(ada, 'Tides');
    await ready(cleo, '<script>alert(1)</script>');
    const { checkIn: said } = await checkIn(ben, 'stuck', 'No ladder');
    await json(cheer(ada, said!.id));
    await at(here, DATE);
    here.clock.pass(60);
    await ready(ben, 'Late roofs');
    await tick(here);
    assert.equal((await here.request('/events/spring-day/summary')).status, 404);
    await json(host.request('PATCH', '/events/spring-day', { state: 'closed' }));
    const summary = await json<Summary>(here.request('/events/spring-day/summary'));
    const { people, made, published, onTime, encouragements, groups } = summary;
    assert.deepEqual([people, made, published, onTime, encouragements], [3, 3, 3, 2, 1]);
    assert.deepEqual(groups[0]!.pieces.map(({ by }) => by).sort(), ['Ada', 'Ben', 'Cleo']);
    const page = await here.request(path(summary.page));
    const text = await page.text();
    assert.match(text, /<h2 dir="auto">Herons<\/h2>/);
    assert.ok(!text.includes('<script>'));
    assert.match(text, /og:title/);
    assert.match(text, /<a href="https:\/\/api\.example\.org\/newsletter\/signup">Join the next one<\/a>/);
  });

  it('shows the words and the link that hosts have approved, and nobody else’s post as one’s own', async () => {
    const { here, host, ada, ben } = await herons({ showcase: 'queue' });
    for (const [who, link] of [
      [ada, 'https://example.org/of-cleo'],
      [ben, 'https://example.org/of-ben'],
    ] as const) {
      const title = who === ben ? 'Approved' : 'Of Cleo';
      const by = who === ben ? ben : host;
      const body = { link, kind: 'article', title, excerpt: '', topics: [] };
      const { post } = await json<OwnPost>(by.request('POST', '/showcase/posts', body), 201);
      const decision = { posts: [post.id], decision: 'publish' };
      await json(host.request('POST', '/showcase/decisions', decision), 204);
    }
    const hidden = { state: 'ready', title: 'WIN 5000 EUR', seenBy: 'group' };
    await json(changePiece(ada, { ...hidden, link: 'http://www.example.org/of-cleo?utm_source=x#claim' }));
    await json(changePiece(ben, { ...hidden, link: 'http://m.example.org/of-ben/?fbclid=1' }));
    await at(here, DATE);
    await json(host.request('PATCH', '/events/spring-day', { state: 'closed' }));
    const { groups, page } = await json<Summary>(here.request('/events/spring-day/summary'));
    assert.deepEqual(
      groups[0]!.pieces.map(({ title, link, by }) => [title, link, by]),
      [['Approved', 'https://example.org/of-ben', 'Ben']],
    );
    const text = await (await here.request(path(page))).text();
    assert.ok(!text.includes('WIN') && !text.includes('claim') && !text.includes('fbclid'));
  });
});
