import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sql } from 'kysely';
import { inTransaction } from '../../../server/database/transaction.ts';
import type { AppContext } from '../../../server/app-context.ts';
import { testDatabase } from '../community.ts';

const database = testDatabase();
const skip = !process.env.TEST_DATABASE_URL && 'the embedded database has one connection';

/** A place where several wait until all have come. */
function meeting(count: number) {
  let open!: () => void;
  const all = new Promise<void>((done) => (open = done));
  return () => (--count <= 0 ? (open(), all) : all);
}

const lock = ({ db }: AppContext, key: string) =>
  sql`select key from rate_limits where key = ${key} for update`.execute(db);

it(
  'a write that the database gives up in a deadlock is done again, and both are done',
  { skip },
  async () => {
    const ctx = { db: database() } as AppContext;
    for (const key of ['one', 'two'])
      await sql`insert into rate_limits (key, theoretical_arrival_ms) values (${key}, 0)`.execute(ctx.db);
    const together = meeting(2);
    const runs: string[] = [];
    const write = (first: string, second: string) =>
      inTransaction(ctx, async (inside) => {
        runs.push(first);
        await lock(inside, first);
        await together();
        await lock(inside, second);
        return second;
      });
    assert.deepEqual(await Promise.all([write('one', 'two'), write('two', 'one')]), ['two', 'one']);
    assert.ok(runs.length > 2, 'there was a deadlock');
  },
);

it('and so is one whose reads another write has overtaken', { skip }, async () => {
  const ctx = { db: database() } as AppContext;
  const together = meeting(2);
  const runs: number[] = [];
  const add = (at: number) =>
    inTransaction(ctx, async ({ db }) => {
      runs.push(at);
      if (runs.length <= 2) await sql`set transaction isolation level serializable`.execute(db);
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from rate_limits`.execute(
        db,
      );
      await together();
      const key = `row ${rows[0]!.count}`;
      await sql`insert into rate_limits (key, theoretical_arrival_ms) values (${key}, 0)`.execute(db);
    });
  await Promise.all([add(1), add(2)]);
  const { rows } = await sql<{ key: string }>`select key from rate_limits order by key`.execute(ctx.db);
  assert.deepEqual(
    rows.map(({ key }) => key),
    ['row 0', 'row 1'],
  );
  assert.ok(runs.length > 2, 'one was overtaken');
});

it('another error is not tried again', async () => {
  const runs: number[] = [];
  const ctx = { db: database() } as AppContext;
  const failing = inTransaction(ctx, async ({ db }) => {
    runs.push(1);
    await sql`select 1 / 0`.execute(db);
  });
  await assert.rejects(failing, /division by zero/);
  assert.equal(runs.length, 1);
});
