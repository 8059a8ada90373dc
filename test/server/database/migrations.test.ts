import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { migrate } from '../../../server/index.ts';
import { testDatabase } from '../community.ts';

describe('The tables', () => {
  const database = testDatabase();

  it('have an index for every foreign key, so that deleting a row reads no whole table', async () => {
    const { rows } = await sql<{ name: string }>`
      select conrelid::regclass || ' (' || conname || ')' as name from pg_constraint as foreign_key
      where contype = 'f' and connamespace = current_schema()::regnamespace and not exists (
        select from pg_index where indrelid = conrelid and indpred is null
          and (indkey::int2[])[0:cardinality(conkey) - 1] = conkey)`.execute(database());
    assert.deepEqual(rows, []);
  });

  it('stay as they are when they are brought up to date again', async () => {
    await migrate(database());
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database());
    assert.deepEqual(
      rows.map(({ name }) => name),
      [
        '0001-initial',
        '0002-email-queued-at',
        '0003-letters',
        '0004-destinations',
        '0005-api-tokens',
        '0006-activity',
        '0007-page-sources',
        '0008-operation',
        '0009-webhook-events',
      ],
    );
  });
});
