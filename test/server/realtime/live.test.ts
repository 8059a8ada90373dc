import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { Row } from '../../../src/contract/index.ts';
import { publishChange } from '../../../server/realtime/publish.ts';
import {
  changesSince,
  deleteOldChanges,
  hasMoreChanges,
  newestPosition,
  type ChangePosition,
  START,
} from '../../../server/realtime/queries.ts';
import { community, problemCode, testOpenDatabase } from '../community.ts';
import { changePiece, checkIn, group, place, type Somebody, somebody } from '../events/live-day.ts';
import { json, publish } from '../showcase/gallery.ts';
import type { Browser } from '../members/browser.ts';
import type { Database } from '../../../server/index.ts';
import { type Heard, listen, Listener } from './stream.ts';

const open = testOpenDatabase();

/** A community whose database tells what changes, with two people of a group and one who only takes part. */
async function herons() {
  const { database, notices } = open();
  const closing = new AbortController();
  const here = community(database, { notices, closing: closing.signal });
  const { host, people, id } = await group(here, ['Ada', 'Ben']);
  const [ada, ben] = people as [Somebody, Somebody];
  const guest = await somebody(here, 'Gus');
  await place(guest, guest, null);
  return { here, host, id, ada, ben, guest, closing };
}

describe('the stream of changes', () => {
  it('is for members, and says where it begins', async () => {
    const { here, ada } = await herons();
    assert.equal(await problemCode(await here.request('/live')), 'unauthenticated');
    const stream = await listen(ada);
    assert.equal(stream.response.headers.get('Content-Type'), 'text/event-stream');
    assert.equal(stream.response.headers.get('Cache-Control'), 'no-store');
    const begin = await stream.next();
    assert.deepEqual([begin!.topic, begin!.data], ['hello', {}]);
    assert.match(begin!.id, /^\d+\.\d+$/);
    await stream.close();
  });

  it('tells one small change to whom it concerns, as they may see it', async () => {
    const { here, host, ada, ben, guest } = await herons();
    const streams = await Promise.all([host, ben, guest].map((who) => listen(who)));
    for (const stream of streams) await stream.until('hello');
    await json<Row>(changePiece(ada, { title: 'Tides', seenBy: 'group' }));
    await checkIn(ada, 'stuck', 'No wind');
    const titles: string[][] = [];
    for (const stream of streams) {
      const rows: Record<string, unknown>[] = [];
      // Two changes of one person may come as one.
      for (let event = await stream.next(); event; event = await stream.next()) {
        rows.push(event.data);
        if (event.data['row'] && (event.data['row'] as Row).checkIn) break;
      }
      const row = rows.at(-1)!['row'] as Row;
      assert.equal(row.member, ada.id);
      titles.push([row.piece!.title, row.checkIn!.text]);
      assert.ok(JSON.stringify(row).length < 1500);
      await stream.close();
    }
    assert.deepEqual(titles, [
      ['Tides', 'No wind'],
      ['Tides', 'No wind'],
      ['', ''],
    ]);
    assert.deepEqual(here.accidents, []);
  });

  it('goes on where it ended, with what came between, each once and in order', async () => {
    const { here, ada, ben } = await herons();
    const before = await newestPosition(here.database);
    const first = await listen(ben);
    const [begin] = await first.until('hello');
    await first.close();
    await json(changePiece(ada, { title: 'One' }));
    await checkIn(ada, 'slow', 'Two');
    const newest = await newestAfter(here.database, before, 2);
    const again = await listen(ben, begin!.id);
    const heard: Heard[] = [];
    // Two changes of one person may come as one: then it is the later.
    do heard.push((await again.next())!);
    while (heard.at(-1)!.id !== newest);
    assert.equal((heard.at(-1)!.data['row'] as Row).checkIn!.text, 'Two');
    here.clock.pass(1);
    await checkIn(ada, 'on-track', 'Three');
    const [now] = await again.until('row');
    assert.equal((now!.data['row'] as Row).checkIn!.text, 'Three');
    await again.close();
    const last = await listen(ben, now!.id);
    await checkIn(ben, 'slow', 'Four');
    const [four] = await last.until('row');
    assert.equal((four!.data['row'] as Row).checkIn!.text, 'Four');
    await last.close();
  });

  it('says that all must be read again where too much has passed, and of a mark that is none', async () => {
    const { here, ada, ben } = await herons();
    const first = await listen(ben);
    const [begin] = await first.until('hello');
    await first.close();
    await json(changePiece(ada, { title: 'One' }));
    here.clock.pass(2 * 3600);
    await deleteOldChanges(here.database, here.clock.now());
    for (const mark of [begin!.id, '999999.1', '1.1']) {
      const again = await listen(ben, mark);
      assert.equal((await again.next())!.topic, 'reset');
      await again.close();
    }
    const strange = await listen(ben, 'x; drop table');
    assert.equal((await strange.next())!.topic, 'hello');
    await strange.close();
  });

  it('misses nothing and tells nothing twice, in whatever order transactions end', async () => {
    const { here } = await herons();
    const { database } = here;
    const from = await newestPosition(database);
    const writers = Array.from({ length: 40 }, (_, at) =>
      database
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (transaction) => {
          await publishChange({ db: transaction, clock: here.clock }, 'showcase', `post ${at}`);
          for (let turn = 0; turn < at % 4; turn++) await new Promise((later) => setTimeout(later, 1));
        }),
    );
    const seen: string[] = [];
    let position = from;
    const done = Promise.all(writers).then(() => true);
    for (let over = false; ;) {
      const changes = await changesSince(database, position, 7);
      // A transaction in another database of the server may have held back changes of the set-up, too.
      seen.push(...changes.map(({ subject }) => subject).filter((it) => it.startsWith('post ')));
      position = changes.at(-1) ?? position;
      // Another database of the same server may have a transaction open, which holds them up a little longer.
      if (over && changes.length === 0 && !(await hasMoreChanges(database))) break;
      over = await Promise.race([done, new Promise<boolean>((later) => setTimeout(() => later(false), 1))]);
    }
    assert.equal(seen.length, 40);
    assert.equal(new Set(seen).size, 40);
    assert.ok((await changesSince(database, START, 1000)).length >= 40);
  });

  it('tells once what changes twice in one transaction, and nothing of what was undone', async () => {
    const { here } = await herons();
    const from = await newestPosition(here.database);
    await here.database.transaction().execute(async (transaction) => {
      await publishChange({ db: transaction, clock: here.clock }, 'showcase', 'a');
      await publishChange({ db: transaction, clock: here.clock }, 'showcase', 'a');
    });
    const undone = here.database.transaction().execute(async (transaction) => {
      await publishChange({ db: transaction, clock: here.clock }, 'showcase', 'b');
      throw new Error('no');
    });
    await assert.rejects(undone);
    // A transaction in another database of the machine holds a change back until it ends.
    await newestAfter(here.database, from, 1);
    const changes = await changesSince(here.database, from, 10);
    assert.deepEqual(
      changes.map(({ subject }) => subject),
      ['a'],
    );
  });

  it('tells of the showcase, and members of themselves alone', async () => {
    const { here, host, ada, ben } = await herons();
    const stream = await listen(ada);
    await stream.until('hello');
    await json(ben.request('PATCH', '/member', { bio: 'I draw roofs' }));
    await publish(here, ben as unknown as Browser, host as unknown as Browser, 'Roofs');
    const heard = await stream.until('showcase');
    assert.deepEqual(
      heard.map(({ topic, data }) => [topic, data]),
      [['showcase', {}]],
    );
    await stream.close();
  });

  it('ends with the session, and when the member has changed it is asked for again', async () => {
    const { ada } = await herons();
    const stream = await listen(ada);
    await stream.until('hello');
    await json(ada.request('DELETE', '/session'), 204);
    const heard = await stream.until('member');
    assert.equal(heard.at(-1)!.topic, 'member');
    assert.equal(await stream.next(), undefined);
    await assert.rejects(listen(ada), /unauthenticated/);
  });

  it('ends when the session runs out, which nobody tells of', async () => {
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const { here, ada, ben } = await herons();
      const [gone, stays] = [await listen(ada), await listen(ben)];
      for (const stream of [gone, stays]) await stream.until('hello');
      await here.database.deleteFrom('sessions').where('member_id', '=', ada.id).execute();
      mock.timers.tick(20_000);
      assert.equal(await gone.next(), undefined);
      await json(changePiece(ben, { title: 'Still here' }));
      await stays.until('row');
      await stays.close();
    } finally {
      mock.timers.reset();
    }
  });

  it('has all read again what this version cannot tell of', async () => {
    const { here, ada, ben } = await herons();
    const stream = await listen(ada);
    const [begin] = await stream.until('hello');
    await publishChange({ db: here.database, clock: here.clock }, 'of-a-newer-version' as 'showcase', 'x');
    await stream.until('reset');
    await json(changePiece(ben, { title: 'And on' }));
    await stream.until('row');
    await stream.close();
    const again = await listen(ada, begin!.id);
    await again.until('reset');
    await again.until('row');
    await again.close();
    assert.ok(here.accidents.length);
  });

  it('is open a dozen times for one member, and no more', async () => {
    const { ada, ben } = await herons();
    const streams = await Promise.all(Array.from({ length: 12 }, () => listen(ada)));
    await assert.rejects(listen(ada), /rate-limited/);
    await (await listen(ben)).close();
    await streams[0]!.close();
    await (await listen(ada)).close();
    for (const stream of streams.slice(1)) await stream.close();
  });

  it('ends when the server does', async () => {
    const { ada, closing } = await herons();
    const stream = await listen(ada);
    await stream.until('hello');
    closing.abort();
    assert.equal(await stream.next(), undefined);
    const late = await listen(ada);
    await late.until('hello');
    assert.equal(await late.next(), undefined);
  });

  it('lets go of whoever does not read', async () => {
    const { ada, ben } = await herons();
    const response = await ben.request('GET', '/live');
    const note = 'n'.repeat(1000);
    for (let turn = 0; turn < 300; turn++) await json(changePiece(ada, { note: `${note.slice(5)}${turn}` }));
    await assert.rejects(response.text(), /did not read/);
    const again = await listen(ben);
    await again.until('hello');
    await again.close();
  });

  it('is heard at every process, whichever one wrote', async () => {
    const { here, ada, ben } = await herons();
    const { database, notices } = open();
    const other = community(database, { notices, clock: here.clock });
    const there = await other.request('/live', {
      headers: await headersOf(ben, '/live'),
    });
    const stream = new Listener(there);
    await stream.until('hello');
    await json(changePiece(ada, { title: 'Seen from there' }));
    await stream.untilTitle('Seen from there');
    await stream.close();
  });
});

/** The mark of the newest of so many changes, as soon as all of them can be read. */
async function newestAfter(database: Database, from: ChangePosition, count: number): Promise<string> {
  for (;;) {
    const changes = await changesSince(database, from, 10);
    if (changes.length >= count) return `${changes.at(-1)!.xid}.${changes.at(-1)!.id}`;
  }
}

async function headersOf(who: Somebody, path: string): Promise<Record<string, string>> {
  const { theirs } = who;
  return { Authorization: `DPoP ${theirs.token}`, DPoP: await theirs.proof('GET', path) };
}
