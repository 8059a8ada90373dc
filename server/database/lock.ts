import { sql } from 'kysely';
import type { Database } from './tables.ts';

/** Waits until no other transaction holds the lock of this name, and holds it until the transaction ends. */
export async function lockName(transaction: Database, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(transaction);
}
