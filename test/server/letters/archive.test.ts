import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { API, community, type Community, testDatabase } from '../community.ts';
import { insertPost } from '../../../server/showcase/queries/posts.ts';
import { host, names, Outbox, sendAll, settingsOf, subscribers } from './letters.ts';

const database = testDatabase();

const post = async (here: Community, title: string, publishedAt: string) => {
  const at = new Date(publishedAt);
  await insertPost(database(), {
    ...{
      id: crypto.randomUUID(),
      kind: 'article',
      title,
      excerpt: 'About it',
      link: `https://example.org/${encodeURIComponent(title)}`,
    },
    ...{
      link_key: title,
      author_id: null,
      author_key: 'Ada',
      author_name: 'Ada',
      author_link: null,
      alt: '',
    },
    ...{ picture_id: null, media_url: null, event_title: null, group_name: null, topics: [], language: null },
    ...{
      dated_at: at,
      published_at: at,
      state: 'published',
      reason: '',
      source_id: null,
      source_entry_key: null,
    },
    ...{ cheer_count: 0, created_at: at, updated_at: at },
  });
};

describe('the archive', () => {
  it('shows a letter once it is sent, with nothing of a reader in it', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, ['ada@example.org']);
    const letter = await hanna.write({ content: 'Look:\n\n![A heron](https://www.example.org/heron.jpg)' });
    assert.equal((await here.request('/letters/a-heron-on-the-roof')).status, 404);
    await hanna.send(letter);
    await sendAll(here, new Outbox());
    const page = await here.request('/letters/a-heron-on-the-roof');
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.match(page.headers.get('Content-Security-Policy')!, /^default-src 'none'; style-src/);
    assert.match(text, /<h1 dir="auto">A heron on the roof<\/h1>/);
    assert.match(text, /<time datetime="2026-11-19T08:00:00.000Z">November 19, 2026<\/time>/);
    assert.match(text, /<img src="https:\/\/www\.example\.org\/heron\.jpg" alt="A heron">/);
    assert.match(text, /newsletter\/signup">Subscribe to The Thursday letter/);
    assert.doesNotMatch(text, /token=|ada@|noindex/);
    const again = await here.request('/letters/a-heron-on-the-roof', {
      headers: { 'If-None-Match': page.headers.get('ETag')! },
    });
    assert.equal(again.status, 304);
  });

  it('lists the letters, newest first, page by page, and as feeds', async () => {
    const here = community(database());
    await settingsOf(here, { newsletterPage: 'https://www.example.org/letter' });
    const hanna = await host(here);
    assert.match(await (await here.request('/letters')).text(), /No letters yet\./);
    for (let number = 1; number <= 22; number++) {
      await hanna.send(
        await hanna.write({ subject: `Letter ${number} & more`, previewText: '', topics: ['events'] }),
      );
      here.clock.pass(60);
    }
    await hanna.write({ subject: 'A draft' });
    const first = await (await here.request('/letters')).text();
    assert.match(first, /<h1 dir="auto">Past letters: The Thursday letter<\/h1>/);
    assert.match(first, /Letter 22 &amp; more[\s\S]*Letter 3 &amp; more/);
    assert.doesNotMatch(first, /A draft|Letter 2 &amp;/);
    const [, next] = /rel="next" href="([^"]+)"/.exec(first)!;
    assert.match(
      await (await here.request(next!.replace(API, ''))).text(),
      /Letter 2 &amp;[\s\S]*Letter 1 &amp;/,
    );
    const feed = (await (await here.request('/letters.json')).json()) as {
      items: { url: string; title: string; content_text: string; tags: string[] }[];
    };
    assert.deepEqual(
      { ...feed.items[0], id: '', date_published: '', authors: [] },
      {
        ...{ id: '', date_published: '', authors: [], language: 'en' },
        url: `${API}/letters/letter-22-more`,
        title: 'Letter 22 & more',
        content_text: 'Draw one bird this week. See the guide (https://www.example.org/guide).',
        tags: ['Live days and meetings'],
      },
    );
    for (const [format, type] of [
      ['rss', 'application/rss+xml; charset=utf-8'],
      ['atom', 'application/atom+xml; charset=utf-8'],
    ] as const) {
      const answer = await here.request(`/letters.${format}`);
      assert.equal(answer.headers.get('Content-Type'), type);
      assert.match(await answer.text(), /Letter 22 (&amp;|&) more/);
    }
    assert.equal((await here.request('/letters?after=nowhere')).status, 422);
  });
});

describe('a block', () => {
  it('has the posts published since the letter before, and keeps them as they were', async () => {
    const here = community(database());
    const hanna = await host(here);
    await subscribers(here, names(1));
    const content = '## New\n\n{{showcase}}\n\nThat’s all.';
    await post(here, 'Of-last-month', '2026-10-01T08:00:00Z');
    await post(here, 'Of-this-week', '2026-11-15T08:00:00Z');
    await hanna.send(await hanna.write({ content, slug: 'first' }));
    here.clock.pass(3600);
    await post(here, 'Of-today', '2026-11-19T08:30:00Z');
    await hanna.send(await hanna.write({ content, slug: 'second' }));
    await post(here, 'Too-late', '2026-11-19T09:30:00Z');
    const page = async (slug: string) => (await here.request(`/letters/${slug}`)).text();
    assert.match(await page('first'), /<h3 dir="auto"><a href="https:\/\/example\.org\/Of-this-week">/);
    assert.doesNotMatch(await page('first'), /Of-last-month|Of-today|\{\{/);
    assert.match(await page('second'), /Of-today[\s\S]*by Ada[\s\S]*That’s all/);
    assert.doesNotMatch(await page('second'), /Of-this-week|Too-late/);
    // A letter in another language has a showcase of its own.
    await hanna.send(await hanna.write({ content, slug: 'german', language: 'de' }));
    assert.match(await page('german'), /<html lang="de"[\s\S]*Of-today[\s\S]*von Ada/);
    const outbox = new Outbox();
    await sendAll(here, outbox);
    assert.match(
      outbox.emails[0]!.text,
      /Of-this-week \(https:\/\/example\.org\/Of-this-week\)\n\nby Ada\nAbout it/,
    );
  });

  it('links to the rest of a full showcase, and escapes what authors wrote', async () => {
    const here = community(database());
    const hanna = await host(here);
    for (let at = 0; at < 12; at++)
      await post(here, `<b>{{groups}}</b>${at}`, `2026-11-18T08:${10 + at}:00Z`);
    await hanna.send(await hanna.write({ content: '{{showcase}}', slug: 'full' }));
    const page = await (await here.request('/letters/full')).text();
    assert.equal(page.match(/&lt;b&gt;\{\{groups\}\}&lt;\/b&gt;/g)?.length, 10);
    assert.match(page, /<a href="https:\/\/api\.example\.org\/showcase\.html">See the whole showcase<\/a>/);
  });

  it('has the groups that publish in the coming week, at their own time', async () => {
    const here = community(database());
    const hanna = await host(here);
    const event = {
      quorum: 50,
      joining: 'members' as const,
      capacity: null,
      showcase_rule: 'queue' as const,
    };
    await database()
      .insertInto('events')
      .values({
        ...{
          ...event,
          id: 'spring-day',
          title: 'Spring day',
          starts_at: here.clock.now(),
          time_zone: 'Europe/Vienna',
        },
        ...{
          state: 'making',
          roll_call_group_id: null,
          created_at: here.clock.now(),
          making_at: null,
          closed_at: null,
        },
      })
      .execute();
    const dates = { Herons: '2026-11-21T17:00:00Z', Owls: '2026-11-30T17:00:00Z', Wrens: null };
    for (const [position, [name, at]] of Object.entries(dates).entries())
      await database()
        .insertInto('groups')
        .values({
          ...{
            id: name,
            event_id: 'spring-day',
            name,
            facilitator_id: null,
            time_zone: 'America/New_York',
            position,
          },
          ...{ publish_at: at === null ? null : new Date(at), created_at: here.clock.now() },
        })
        .execute();
    await hanna.send(await hanna.write({ content: '{{groups}}', slug: 'groups' }));
    const page = await (await here.request('/letters/groups')).text();
    assert.match(
      page,
      /<strong dir="auto">Herons<\/strong>: Saturday, November 21 at 12:00\sPM EST<br \/>Spring day/,
    );
    assert.doesNotMatch(page, /Owls|Wrens/);
  });
});
