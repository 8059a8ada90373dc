import type { Database } from '../../database/tables.ts';

/** Seconds. The maximum lifetime of a nonce, which exceeds that of a proof without one. */
const KEPT_S = 600;

/** Records a proof. False if any process has seen it before. */
export async function insertProof(database: Database, id: string, now: Date): Promise<boolean> {
  const noted = await database
    .insertInto('used_proofs')
    .values({ id, used_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}

/** Deletes proofs that would be rejected as stale anyway. */
export async function deleteExpiredProofs(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_S * 1000);
  await database.deleteFrom('used_proofs').where('used_at', '<', before).execute();
}
