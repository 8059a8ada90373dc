import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publishDue } from '../../../server/events/publishing.ts';
import { testDatabase } from '../community.ts';
import { changePiece, group } from '../events/live-day.ts';
import { contextOf } from '../members/browser.ts';
import { addFeed, jobsHere, item, rss } from './feed-sources.ts';
import { decide, json, queue, somebody, submit, titles } from './gallery.ts';
import { otherSite } from './other-site.ts';

const database = testDatabase();
const site = otherSite();
const link = 'https://ada.example/1';
const again = 'http://www.ada.example/%31/?utm_source=letter#top';

/** A trusted author with a post that everybody sees, and a host. */
async function gallery() {
  const { here, runJobs } = jobsHere(database());
  const host = await somebody(here, 'Hedda', 'host');
  const ada = await somebody(here, 'Ada', 'facilitator');
  const post = await submit(ada, 'First', { link });
  assert.equal(post.state, 'published');
  const withdraw = () => json<void>(ada.request('DELETE', `/showcase/posts/${post.post.id}`), 204);
  return { here, runJobs, host, ada, post, withdraw };
}

describe('what a host has hidden', () => {
  it('waits for a host when its trusted author withdraws it and puts the link in again', async () => {
    const { here, host, ada, post, withdraw } = await gallery();
    await decide(host, 'hide', [post]);
    await withdraw();
    assert.equal((await submit(ada, 'Again', { link: again })).state, 'pending');
    assert.deepEqual(await titles(here), []);
    assert.equal((await queue(host))[0]!.post.title, 'Again');
  });

  it('waits when somebody else who is trusted, or a feed, brings it', async () => {
    const { here, host, post, withdraw } = await gallery();
    await decide(host, 'hide', [post]);
    await withdraw();
    const ben = await somebody(here, 'Ben', 'facilitator');
    const other = await submit(ben, 'Of Ben', { link: again });
    assert.equal(other.state, 'pending');
    await decide(host, 'decline', [other]);
    site().put('/feed', 'application/rss+xml', rss(item(1), item(2)));
    await addFeed(here, host, site(), '/feed');
    assert.deepEqual(await titles(here), ['Piece 2']);
    assert.deepEqual(
      (await queue(host)).map((own) => own.post.title),
      ['Piece 1'],
    );
  });

  it('waits when it comes out as the piece of a group at its date', async () => {
    const { here, host, post, withdraw } = await gallery();
    await decide(host, 'hide', [post]);
    await withdraw();
    const { host: leader, people } = await group(here, ['Cleo']);
    await json(leader.request('PATCH', '/events/spring-day', { state: 'making' }));
    const promise = new Date(here.clock.time + 3_600_000).toISOString();
    await json(changePiece(people[0]!, { title: 'Piece', link: again, state: 'ready', promise }));
    here.clock.pass(3601);
    await publishDue(contextOf(here));
    assert.deepEqual(await titles(here), []);
    assert.equal((await queue(host))[0]!.post.title, 'Piece');
  });

  it('is free again once a host has published it', async () => {
    const { here, host, ada, post, withdraw } = await gallery();
    await decide(host, 'hide', [post]);
    await withdraw();
    const second = await submit(ada, 'Again', { link });
    await decide(host, 'publish', [second]);
    assert.deepEqual(await titles(here), ['Again']);
    await json(ada.request('DELETE', `/showcase/posts/${second.post.id}`), 204);
    assert.equal((await submit(ada, 'Third', { link })).state, 'published');
  });
});

describe('what is reported', () => {
  it('does not lose its reports by being withdrawn and put in again', async () => {
    const { here, host, ada, post, withdraw } = await gallery();
    await here.post(`/showcase/posts/${post.post.id}/reports`, { reason: 'Not hers.' });
    await withdraw();
    const second = await submit(ada, 'Again', { link: again });
    assert.equal(second.state, 'pending');
    await decide(host, 'publish', [second]);
    await json(ada.request('DELETE', `/showcase/posts/${second.post.id}`), 204);
    assert.equal((await submit(ada, 'Third', { link })).state, 'published');
  });
});
