import { sql } from 'kysely';
import type { Database } from './tables.ts';

/** Takes the advisory lock with this name, and holds it until the transaction ends. */
export async function advisoryLock(transaction: Database, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(transaction);
}
