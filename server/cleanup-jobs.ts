import type { Database } from './database/tables.ts';
import { deleteOldFailures } from './destinations/queries.ts';
import { deleteExpiredEmails } from './email/queue.ts';
import { deleteOldActivity } from './http/activity.ts';
import { deleteExpiredFormTokens } from './http/form-token.ts';
import { deleteExpiredResponses } from './http/middleware/idempotency.ts';
import { deleteIdleLimits } from './http/middleware/rate-limit.ts';
import { deleteOldBounces } from './letters/queries/bounces.ts';
import { deleteOldDeliveries } from './letters/queries/deliveries.ts';
import { deleteOldNetworks } from './members/known-networks.ts';
import { deleteExpiredApiTokens } from './members/queries/api-tokens.ts';
import { deleteExpiredProofs } from './members/queries/proofs.ts';
import { deleteExpiredSessions } from './members/queries/sessions.ts';
import { deleteExpiredSignIns } from './members/queries/sign-ins.ts';
import { deleteExpiredConsents, deleteUnconfirmedConsents } from './newsletter/queries/consents.ts';
import { deleteOldSignups } from './newsletter/queries/signups.ts';
import { deleteOldChanges } from './realtime/queries.ts';
import { deleteOldPreviews } from './showcase/queries/pictures.ts';

/** Deletes expired rows. Selects by age only, so several processes may run it concurrently. */
export async function deleteExpired(database: Database, now: Date): Promise<void> {
  await deleteOldSignups(database, now);
  await deleteUnconfirmedConsents(database, now);
  await deleteExpiredConsents(database, now);
  await deleteExpiredEmails(database, now);
  await deleteExpiredResponses(database, now);
  await deleteExpiredFormTokens(database, now);
  await deleteIdleLimits(database, now);
  await deleteOldNetworks(database, now);
  await deleteExpiredProofs(database, now);
  await deleteExpiredSessions(database, now);
  await deleteExpiredApiTokens(database, now);
  await deleteExpiredSignIns(database, now);
  await deleteOldDeliveries(database, now);
  await deleteOldBounces(database, now);
  await deleteOldPreviews(database, now);
  await deleteOldChanges(database, now);
  await deleteOldFailures(database, now);
  await deleteOldActivity(database, now);
}
