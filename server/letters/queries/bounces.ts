import type { Insertable } from 'kysely';
import type { BounceRow } from '../../database/letter-tables.ts';
import type { Database } from '../../database/tables.ts';

/** False if this report was recorded before. */
export async function insertBounce(database: Database, bounce: Insertable<BounceRow>): Promise<boolean> {
  const inserted = await database
    .insertInto('bounces')
    .values(bounce)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether this letter was sent to this person, as far as it is still known. */
export async function wasSentTo(database: Database, letter: string, subscriber: string): Promise<boolean> {
  const delivery = await database
    .selectFrom('letter_deliveries')
    .select('letter_id')
    .where('letter_id', '=', letter)
    .where('subscriber_id', '=', subscriber)
    .executeTakeFirst();
  return delivery !== undefined;
}

const KEPT_DAYS = 365;

export async function deleteOldBounces(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  await database.deleteFrom('bounces').where('received_at', '<', before).execute();
}
