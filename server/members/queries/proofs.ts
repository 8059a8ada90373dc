import type { Database } from '../../database/tables.ts';

/** As long as a nonce is good, which is longer than a proof without one. */
const KEPT_S = 600;

/** Notes a proof; false where it was seen before, by whatever process. */
export async function insertProof(database: Database, id: string, now: Date): Promise<boolean> {
  const noted = await database
    .insertInto('proofs')
    .values({ id, seen_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** A proof that would be stale anyway need not be remembered. */
export async function deleteExpiredProofs(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_S * 1000);
  await database.deleteFrom('proofs').where('seen_at', '<', before).execute();
}
