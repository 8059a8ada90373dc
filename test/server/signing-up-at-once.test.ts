import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { community, signup, testDatabase } from './community.ts';

const url = process.env['TEST_DATABASE_URL'];
/** Connections of the pool that the tests use. */
const POOL_SIZE = 10;

describe(
  'signups at once',
  { skip: !url && 'the embedded database has one connection: nothing waits there' },
  () => {
    const database = testDatabase();

    it('do not wait for one another’s row, though they share client, site, domain and the limit of all', async () => {
      const here = community(database(), { clientAddress: () => '192.0.2.7' });
      const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(database());
      const tokens = await Promise.all(Array.from({ length: 50 }, () => here.formToken()));
      here.clock.pass(3);
      // What pg_stat_activity says stands still within a transaction, so another connection looks at it.
      const [other, watcher] = [0, 1].map(() => new pg.Client({ connectionString: url })) as [
        pg.Client,
        pg.Client,
      ];
      await Promise.all([other.connect(), watcher.connect()]);
      try {
        // Whoever gets as far as writing the signup stays there, with its transaction open.
        await other.query('begin');
        await other.query(`lock table ${rows[0]!.schema}.signups in exclusive mode`);
        const answers = tokens.map((formToken, at) =>
          here.post('/newsletter/subscriptions', signup(`p${at}@one.example`, { formToken })),
        );
        const waits = await untilAllWait(watcher);
        await other.query('commit');
        assert.deepEqual(new Set(waits), new Set(['relation']));
        assert.deepEqual(
          (await Promise.all(answers)).map(({ status }) => status),
          tokens.map(() => 202),
        );
      } finally {
        await Promise.all([other.end(), watcher.end()]);
      }
    });
  },
);

/** What each connection of the pool waits for, once all of them wait. */
async function untilAllWait(client: pg.Client): Promise<string[]> {
  for (;;) {
    const { rows } = await client.query<{ wait_event: string }>(
      `select wait_event from pg_stat_activity
       where wait_event_type = 'Lock' and (query ilike '%signups%' or query ilike '%limits%')`,
    );
    if (rows.length >= POOL_SIZE) return rows.map((row) => row.wait_event);
    await sleep(20);
  }
}
