import type { Database } from './database/tables.ts';
import { dropSpentTokens } from './http/form-token.ts';
import { dropOldAnswers } from './http/middleware/idempotency.ts';
import { dropIdleLimits } from './http/middleware/rate-limit.ts';
import { dropStaleMails } from './email/queue.ts';
import { dropOldNetworks } from './members/known-networks.ts';
import { dropStaleProofs } from './members/queries/proofs.ts';
import { dropSessionsRunOut } from './members/queries/sessions.ts';
import { dropOldSignIns } from './members/queries/sign-ins.ts';
import { dropOldProofs, dropUnconfirmedConsents } from './newsletter/queries/consents.ts';
import { deleteOldSignups } from './newsletter/queries/signups.ts';
import { dropOldChanges } from './realtime/queries.ts';
import { dropOldPreviews } from './showcase/queries/pictures.ts';

/** Deletes what has had its time. Only deletes by age, so that any number of processes may do it at once. */
export async function keepHouse(database: Database, now: Date): Promise<void> {
  await deleteOldSignups(database, now);
  await dropUnconfirmedConsents(database, now);
  await dropOldProofs(database, now);
  await dropStaleMails(database, now);
  await dropOldAnswers(database, now);
  await dropSpentTokens(database, now);
  await dropIdleLimits(database, now);
  await dropOldNetworks(database, now);
  await dropStaleProofs(database, now);
  await dropSessionsRunOut(database, now);
  await dropOldSignIns(database, now);
  await dropOldPreviews(database, now);
  await dropOldChanges(database, now);
}
