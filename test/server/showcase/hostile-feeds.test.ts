import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { linkKey } from '../../../server/showcase/link.ts';
import { entryDates, UNDATED } from '../../../server/showcase/entry-dates.ts';
import { feed, somebody, titleOf, titles } from './gallery.ts';
import { otherSite } from './other-site.ts';
import { testDatabase } from '../community.ts';
import { addFeed, jobsHere, item, rss, sources } from './feed-sources.ts';

const database = testDatabase();
const site = otherSite();

const entry = (title: string, more: string) => `<item><title>${title}</title>${more}</item>`;
const path = (name: string) => `<link>https://ada.example/${name}</link>`;

describe('a feed with an entry that does harm', () => {
  it('brings all others in, and this one as far as it can', async () => {
    const { here } = jobsHere(database());
    const host = await somebody(here, 'Hanna', 'host');
    const long = Array.from({ length: 300 }, (_, at) => `${at}=%F0%9F%98%80`)
      .join('&amp;')
      .slice(0, 2000);
    site().put(
      '/feed',
      'application/rss+xml',
      rss(
        entry(
          'Long id',
          `${path('long')}<guid isPermaLink="false">${'字'.repeat(1000)}</guid><pubDate>Wed, 18 Nov 2026 06:00:00 GMT</pubDate>`,
        ),
        entry('Long link', `${path(`?${long}`)}<pubDate>Wed, 18 Nov 2026 05:00:00 GMT</pubDate>`),
        entry('Year 0', `${path('zero')}<pubDate>0000-01-01T00:00:00Z</pubDate>`),
        entry('Before', `${path('before')}<pubDate>0001-01-01T00:00:00+02:00</pubDate>`),
        item(1),
      ),
    );
    await addFeed(here, host, site(), '/feed');
    assert.deepEqual((await titles(here)).sort(), ['Before', 'Long id', 'Long link', 'Piece 1', 'Year 0']);
    assert.deepEqual(here.accidents, []);
    const [source] = await sources(host);
    assert.equal(source!.fault, '');
  });

  it('leaves out an entry that the database refuses, and reports it', async () => {
    const { here } = jobsHere(database());
    const host = await somebody(here, 'Hanna', 'host');
    await sql`alter table posts add constraint no_eels check (title <> 'Eels')`.execute(database());
    try {
      site().put('/feed', 'application/rss+xml', rss(item(1), entry('Eels', path('eels')), item(2)));
      await addFeed(here, host, site(), '/feed');
    } finally {
      await sql`alter table posts drop constraint no_eels`.execute(database());
    }
    assert.deepEqual(await titles(here), ['Piece 2', 'Piece 1']);
    assert.match(String(here.accidents[0]), /no_eels/);
  });

  it('shows the host an accident as a fault, and asks ever more rarely', async () => {
    const { here, runJobs } = jobsHere(database());
    const host = await somebody(here, 'Hanna', 'host');
    await sql`alter table feed_sources add constraint no_title check (title <> 'Notes from the bench')`.execute(
      database(),
    );
    const pauses: number[] = [];
    try {
      site().put('/feed', 'application/rss+xml', rss(item(1)));
      await addFeed(here, host, site(), '/feed');
      for (let round = 0; round < 3; round++) {
        const [source] = await sources(host);
        assert.match(source!.fault, /^Something went wrong here/);
        pauses.push((Date.parse(source!.nextPollAt!) - here.clock.time) / 60_000);
        here.clock.pass(pauses.at(-1)! * 60 + 1);
        await runJobs();
      }
    } finally {
      await sql`alter table feed_sources drop constraint no_title`.execute(database());
    }
    assert.deepEqual(pauses, [30, 60, 120]);
    assert.equal(here.accidents.length, 4);
  });

  it('that has one id for all has every entry once, also at the next reading', async () => {
    const { here, runJobs } = jobsHere(database());
    const host = await somebody(here, 'Hanna', 'host');
    const same = (name: string) =>
      entry(
        name,
        `${path(name)}<guid isPermaLink="false">N/A</guid><pubDate>Mon, 05 Oct 2026 10:00:00 GMT</pubDate>`,
      );
    site().put('/feed', 'application/rss+xml', rss(same('First'), same('Second')));
    await addFeed(here, host, site(), '/feed');
    site().put('/feed', 'application/rss+xml', rss(same('Third'), same('Second'), same('First')));
    here.clock.pass(1900);
    await runJobs();
    site().put('/feed', 'application/rss+xml', rss(same('Third')));
    here.clock.pass(1900);
    await runJobs();
    assert.deepEqual((await titles(here)).sort(), ['First', 'Second', 'Third']);
  });

  it('without dates does not stand as the newest, and keeps its place', async () => {
    const { here, runJobs } = jobsHere(database());
    const host = await somebody(here, 'Hanna', 'host');
    site().put('/dated', 'application/rss+xml', rss(item(1)));
    site().put(
      '/undated',
      'application/rss+xml',
      rss(entry('Old', path('old')), entry('Older', path('older'))),
    );
    await addFeed(here, host, site(), '/dated');
    await addFeed(here, host, site(), '/undated');
    const before = (await feed(here)).posts;
    assert.equal(titleOf(before[0]!), 'Piece 1');
    here.clock.pass(1900);
    await runJobs();
    assert.deepEqual((await feed(here)).posts, before);
    const page = await (await here.request('/showcase.html')).text();
    assert.ok(page.includes('Older') && !page.includes('1970'));
    // What comes to a feed that was read before is new.
    site().put('/undated', 'application/rss+xml', rss(entry('New', path('new')), entry('Old', path('old'))));
    here.clock.pass(1900);
    await runJobs();
    assert.equal((await titles(here))[0], 'New');
  });
});

describe('the date of an entry without one', () => {
  it('is that of the next older one, else of the one before it', () => {
    const now = new Date('2026-11-19T08:00:00Z');
    const dated = { date: '2020-01-02T00:00:00.000Z' };
    const order = [{}, dated, {}, { date: '2027-01-01T00:00:00.000Z' }, {}];
    const days = entryDates(order, { now, isFirst: true }).map((date) => date.toISOString().slice(0, 10));
    assert.deepEqual(days, ['2020-01-02', '2020-01-02', '2026-11-19', '2026-11-19', '2026-11-19']);
    assert.deepEqual(entryDates([{}], { now, isFirst: true }), [UNDATED]);
    assert.deepEqual(entryDates([{}], { now, isFirst: false }), [now]);
  });
});

describe('what a link is known by', () => {
  it('is one for all spellings of it', () => {
    for (const same of [
      'https://ada.example/~ada/a%20b?x=1&y=2',
      'http://www.ada.example/%7Eada/a%20b/?y=2&x=1#top',
      'https://m.ada.example/%7eada/a%20b///?utm_source=letter&x=1&y=2&fbclid=3',
      'https://ada.example./~%61da/a%20b?x=1&y=2&_ga=5',
    ])
      assert.equal(linkKey(same), 'ada.example/~ada/a%20b?x=1&y=2', same);
    for (const video of [
      'https://www.youtube.com/watch?v=abcdefghijk&t=4',
      'https://youtu.be/abcdefghijk?si=x',
      'https://www.youtube.com/live/abcdefghijk?feature=share',
      'https://music.youtube.com/watch?v=abcdefghijk',
    ])
      assert.equal(linkKey(video), 'youtube.com/watch?v=abcdefghijk');
    assert.equal(
      linkKey('https://vimeo.com/823141156/90e6d75118'),
      linkKey('https://vimeo.com/channels/x/823141156'),
    );
  });

  it('looks at each slash of an address once', () => {
    const slashes = '/'.repeat(1_000_000);
    assert.equal(linkKey(`https://ada.example${slashes}a${slashes}`), `ada.example${slashes}a`);
  });
});
