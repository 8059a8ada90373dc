import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { community, testDatabase } from '../community.ts';
import { decide, json, queue, somebody, submit, titles } from './gallery.ts';

const database = testDatabase();

async function gallery() {
  const here = community(database());
  const [ada, fay, host] = [
    await somebody(here, 'Ada'),
    await somebody(here, 'Fay', 'facilitator'),
    await somebody(here, 'Hedda', 'host'),
  ];
  const report = (id: string) => here.post(`/showcase/posts/${id}/reports`, { reason: 'Not hers.' });
  return { here, ada, fay, host, report };
}

describe('a host’s decision about several posts', () => {
  it('leaves the reports of a post that it does not apply to', async () => {
    const { here, ada, fay, host, report } = await gallery();
    const published = await submit(fay, 'Published');
    await report(published.post.id);
    const pending = await submit(ada, 'Pending');
    await decide(host, 'decline', [pending, published]);
    assert.deepEqual(await titles(here), ['Published']);
    assert.deepEqual(
      (await queue(host)).map(({ post, reportReasons }) => [post.title, reportReasons]),
      [['Published', ['Not hers.']]],
    );
  });

  it('keeps a link waiting whose post its author withdrew before the host could hide it', async () => {
    const { fay, host, report } = await gallery();
    const post = await submit(fay, 'A cup');
    await report(post.post.id);
    await json(fay.request('DELETE', `/showcase/posts/${post.post.id}`), 204);
    await decide(host, 'hide', [post]);
    assert.equal((await submit(fay, 'A cup')).state, 'pending');
  });

  it('makes no author trusted by declining or hiding their post', async () => {
    const { ada, host } = await gallery();
    await decide(host, 'decline', [await submit(ada, 'First')], { trust: true });
    const second = await submit(ada, 'Second');
    assert.equal(second.state, 'pending');
    await decide(host, 'publish', [second]);
    await decide(host, 'hide', [second], { trust: true });
    assert.equal((await submit(ada, 'Third')).state, 'pending');
  });
});

describe('withdrawing a post', () => {
  it('happens together with telling the open pages, or not at all', async () => {
    const { here, fay } = await gallery();
    const { post } = await submit(fay, 'A cup');
    const withdraw = () => fay.request('DELETE', `/showcase/posts/${post.id}`);
    await sql`alter table change_log add constraint no_more check (false) not valid`.execute(here.database);
    try {
      assert.equal((await withdraw()).status, 500);
      assert.deepEqual(await titles(here), ['A cup']);
    } finally {
      await sql`alter table change_log drop constraint no_more`.execute(here.database);
    }
    assert.equal((await withdraw()).status, 204);
    assert.deepEqual(await titles(here), []);
  });
});
