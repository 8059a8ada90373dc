import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Row } from '../../../src/contract/index.ts';
import { changeOrderOf } from '../../../server/database/change-order.ts';
import { MARGIN_MS } from '../../../server/realtime/aged-queries.ts';
import { publishChange } from '../../../server/realtime/publish.ts';
import { community, testOpenDatabase } from '../community.ts';
import { changePiece, checkIn, group, type Somebody, somebody } from '../events/live-day.ts';
import { json } from '../showcase/gallery.ts';
import { listen } from './stream.ts';

const MARGIN_S = MARGIN_MS / 1000;
const open = testOpenDatabase();
const onPostgres = { skip: !process.env.TEST_DATABASE_URL && 'the embedded database has one connection' };

/** A community on a database whose snapshots tell nothing of other nodes. What has been written before is old. */
async function herons() {
  const here = community(open().database, { changeOrder: 'age' });
  const { people } = await group(here, ['Ada', 'Ben']);
  const [ada, ben] = people as [Somebody, Somebody];
  const gus = await somebody(here, 'Gus');
  here.clock.pass(2 * MARGIN_S);
  return { here, ada, ben, gus };
}

/** Whoever comes makes the server look for changes at once. */
async function visit(who: Somebody): Promise<void> {
  const stream = await listen(who);
  await stream.until('hello');
  await stream.close();
}

describe('the stream of changes that are read by their age', () => {
  it('misses none that is committed after a later one', onPostgres, async () => {
    const { here, ada, ben, gus } = await herons();
    const stream = await listen(ben);
    await stream.until('hello');
    const [written, committed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = here.database
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (db) => {
        await publishChange({ db, clock: here.clock }, 'showcase', 'late');
        written.resolve();
        await committed.promise;
      });
    await written.promise;
    here.clock.pass(1);
    await checkIn(ada, 'slow', 'Later, and there before');
    here.clock.pass(MARGIN_S - 2);
    await visit(gus);
    committed.resolve();
    await slow;
    here.clock.pass(3);
    await visit(gus);
    const heard = await stream.until('row');
    assert.deepEqual(
      heard.map(({ topic }) => topic),
      ['showcase', 'row'],
    );
    await stream.close();
    assert.deepEqual(here.accidents, []);
  });

  it('looks for them by itself', async () => {
    const { here, ada, ben } = await herons();
    const stream = await listen(ben);
    await stream.until('hello');
    await json(changePiece(ada, { title: 'Tides' }));
    here.clock.pass(MARGIN_S + 1);
    const heard = await stream.until('row');
    assert.equal((heard.at(-1)!.data['row'] as Row).piece!.title, 'Tides');
    await stream.close();
  });

  it('goes on where it ended, or says that all must be read again', async () => {
    const { here, ada, ben } = await herons();
    const first = await listen(ben);
    const [begin] = await first.until('hello');
    await first.close();
    await json(changePiece(ada, { title: 'One' }));
    here.clock.pass(MARGIN_S + 1);
    await json(changePiece(ada, { title: 'Two' }));
    here.clock.pass(MARGIN_S + 1);
    const again = await listen(ben, begin!.id);
    await again.until('row');
    const [two] = await again.until('row');
    assert.equal((two!.data['row'] as Row).piece!.title, 'Two');
    await again.close();
    const last = await listen(ben, two!.id);
    await checkIn(ada, 'slow', 'Three');
    here.clock.pass(MARGIN_S + 1);
    const [three] = await last.until('row');
    assert.equal((three!.data['row'] as Row).checkIn!.text, 'Three');
    await last.close();
    for (const mark of ['999999.1', '9999999999999999999.999999999999999999']) {
      const strange = await listen(ben, mark);
      assert.equal((await strange.next())!.topic, 'reset', mark);
      await strange.close();
    }
    assert.deepEqual(here.accidents, []);
  });

  it('is chosen by what the engine has', async () => {
    const { database } = open();
    assert.equal(await changeOrderOf(database), 'snapshot');
    await sql`create function yb_servers() returns integer language sql as 'select 3'`.execute(database);
    try {
      assert.equal(await changeOrderOf(database), 'age');
    } finally {
      await sql`drop function yb_servers`.execute(database);
    }
  });
});
