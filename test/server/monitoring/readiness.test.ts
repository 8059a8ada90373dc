import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { community, type Community, testDatabase } from '../community.ts';
import { absentDatabase } from './absent-database.ts';

const database = testDatabase();

interface Problem {
  code: string;
  detail: string;
}

async function problemOf(here: Community): Promise<string> {
  const answer = await here.request('/ready');
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('Retry-After'), '2');
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
  const { code, detail } = (await answer.json()) as Problem;
  assert.equal(code, 'unavailable');
  return detail;
}

async function isAlive(here: Community): Promise<void> {
  const answer = await here.request('/health');
  assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ok' }]);
  assert.equal(answer.headers.get('Cache-Control'), 'no-store');
}

describe('a server', () => {
  it('is ready while it can do all it is for', async () => {
    const here = community(database());
    const answer = await here.request('/ready');
    assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ready' }]);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    await isAlive(here);
    assert.equal((await here.request('/ready', { method: 'HEAD' })).status, 200);
  });

  it('lives, but is not ready, while its database is away', async () => {
    const here = community(absentDatabase());
    await isAlive(here);
    assert.equal(await problemOf(here), 'The database does not answer.');
    assert.deepEqual(here.accidents, []);
  });

  it('is not ready before its tables are', async () => {
    const here = community(database());
    await database()
      .transaction()
      .execute(async (transaction) => {
        const { rows } = await sql<{ name: string; timestamp: string }>`
        select name, timestamp from kysely_migration order by name desc limit 1`.execute(transaction);
        const [last] = rows;
        await sql`delete from kysely_migration where name = ${last!.name}`.execute(transaction);
        const inside = community(transaction);
        assert.equal(await problemOf(inside), 'The tables are not up to date.');
        await sql`insert into kysely_migration values (${last!.name}, ${last!.timestamp})`.execute(
          transaction,
        );
        assert.equal((await inside.request('/ready')).status, 200);
      });
    await isAlive(here);
  });

  it('is not ready while its disk is almost full, nor once it stops', async () => {
    let room = false;
    const closing = new AbortController();
    const here = community(database(), { hasRoom: () => room, closing: closing.signal });
    assert.equal(await problemOf(here), 'The disk of the server is almost full.');
    await isAlive(here);
    room = true;
    assert.equal((await here.request('/ready')).status, 200);
    closing.abort();
    assert.equal(await problemOf(here), 'The server is stopping.');
  });
});
