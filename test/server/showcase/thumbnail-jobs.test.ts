import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import sharp from 'sharp';
import { type Community, testDatabase } from '../community.ts';
import { addFeed, item, jobsHere, rss } from './feed-sources.ts';
import { feed, somebody } from './gallery.ts';
import { otherSite } from './other-site.ts';

const database = testDatabase();
const site = otherSite();
const HOUR_S = 3600;

/** Adds a feed with one post, whose picture is at `/cup.png`, and runs its first jobs. */
async function addPostWithPicture(here: Community): Promise<void> {
  const host = await somebody(here, 'Hanna', 'host');
  const enclosure = `<enclosure url="${site().url}/cup.png" type="image/png" length="1"/>`;
  site().put('/feed', 'application/rss+xml', rss(item(1, enclosure)));
  site().asked.length = 0;
  await addFeed(here, host, site(), '/feed');
}

const png = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#c2452d' } })
    .png()
    .toBuffer();

const asked = () => site().asked.filter(({ url }) => url === '/cup.png').length;
const jobs = ({ database }: Community) => database.selectFrom('thumbnail_jobs').selectAll().execute();

/** Runs work while the database takes no pictures. */
async function withoutRoomForPictures({ database }: Community, work: () => Promise<void>): Promise<void> {
  await sql`alter table post_pictures add constraint no_room check (false) not valid`.execute(database);
  try {
    await work();
  } finally {
    await sql`alter table post_pictures drop constraint no_room`.execute(database);
  }
}

describe('a thumbnail job', () => {
  it('is tried again after a failure, each time later, and given up after five attempts', async () => {
    site().answer('/cup.png', (_, response) => response.writeHead(503).end());
    const { here, runJobs } = jobsHere(database());
    await addPostWithPicture(here);
    const pauses: number[] = [];
    for (let attempt = 1; attempt < 5; attempt++) {
      assert.equal(asked(), attempt);
      const [job] = await jobs(here);
      pauses.push((job!.due_at.getTime() - here.clock.time) / 60_000);
      here.clock.time = job!.due_at.getTime() - 1;
      await runJobs();
      assert.equal(asked(), attempt, 'not before it is due');
      here.clock.time++;
      await runJobs();
    }
    assert.deepEqual(pauses, [5, 10, 20, 40]);
    assert.equal(asked(), 5);
    assert.deepEqual(await jobs(here), []);
  });

  it('is given up after five attempts when its work breaks off', async () => {
    site().put('/cup.png', 'image/png', await png());
    const { here, runJobs } = jobsHere(database());
    await withoutRoomForPictures(here, async () => {
      await addPostWithPicture(here);
      for (let hours = 0; hours < 8; hours++) {
        here.clock.pass(HOUR_S);
        await runJobs();
      }
    });
    assert.equal(asked(), 5);
    assert.deepEqual(await jobs(here), []);
    assert.equal((await feed(here)).posts[0]!.picture, null);
  });

  it('is given up when its fifth attempt ended with the process', async () => {
    site().answer('/cup.png', (_, response) => response.writeHead(503).end());
    const { here, runJobs } = jobsHere(database());
    await addPostWithPicture(here);
    await here.database.updateTable('thumbnail_jobs').set({ attempts: 5 }).execute();
    here.clock.pass(HOUR_S);
    await runJobs();
    assert.equal(asked(), 1, 'only by the first attempt');
    assert.deepEqual(await jobs(here), []);
  });

  it('makes the picture once its site answers', async () => {
    site().answer('/cup.png', (_, response) => response.writeHead(503).end());
    const { here, runJobs } = jobsHere(database());
    await addPostWithPicture(here);
    site().put('/cup.png', 'image/png', await png());
    here.clock.pass(HOUR_S);
    await runJobs();
    assert.equal((await feed(here)).posts[0]!.picture!.width, 900);
    assert.deepEqual(await jobs(here), []);
  });
});
