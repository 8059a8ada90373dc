import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenDatabase, openDatabase } from '../../../server/index.ts';
import { publishChange } from '../../../server/realtime/publish.ts';
import { community } from '../community.ts';
import { group } from '../events/live-day.ts';
import { listen } from '../realtime/stream.ts';
import { connected, emptyDatabase } from './databases.ts';

const onPostgres = { skip: !process.env.TEST_DATABASE_URL };
const clock = { now: () => new Date() };

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

const missNotifications = async (notices: OpenDatabase['notices']) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await notices(() => {}, resolve);
  await promise;
};

describe('notifications of changes', onPostgres, () => {
  it('are heard of again after the connection was lost', async () => {
    const { name, url } = await emptyDatabase();
    const { database, notices, close } = await openDatabase({ databaseUrl: url });
    let heard = 0;
    const end = await notices(() => heard++);
    assert.equal(heard, 1);
    await connected((client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and query = 'listen changes'`,
        [name],
      ),
    );
    await until(() => heard === 2); // some may have been missed meanwhile
    await publishChange({ db: database, clock }, 'showcase', 'a');
    await until(() => heard === 3);
    await end();
    await close();
  });

  for (const [what, listenUrl, warning] of [
    [
      'do not arrive',
      async () => (await emptyDatabase()).url,
      /do not arrive over LISTEN_URL, .* Set LISTEN_URL/,
    ],
    [
      'cannot be listened to',
      async () => 'postgres://127.0.0.1:1/none',
      /^LISTEN_URL cannot be listened to \(/,
    ],
  ] as const)
    it(`that ${what} are warned of once, and changes are looked for instead`, async () => {
      const { url } = await emptyDatabase();
      const said: string[] = [];
      const open = await openDatabase(
        { databaseUrl: url, listenUrl: await listenUrl() },
        { say: (sentence) => said.push(sentence) },
      );
      const here = community(open.database, { notices: open.notices });
      const { people } = await group(here, ['Ada']);
      mock.timers.enable({ apis: ['setInterval'] });
      const stream = await listen(people[0]!);
      await stream.until('hello');
      await until(() => said.length > 0);
      await publishChange({ db: open.database, clock: here.clock }, 'showcase', 'a post');
      mock.timers.tick(3000);
      await stream.until('showcase');
      await stream.close();
      await missNotifications(open.notices);
      mock.timers.reset();
      assert.equal(said.length, 1);
      assert.match(said[0]!, warning);
      assert.deepEqual(here.accidents, []);
      await open.close();
    });
});
