import type { AppContext } from '../app-context.ts';
import { recordEnd } from './queries/consents.ts';
import { deleteSignupsOf } from './queries/signups.ts';
import { markUnsubscribed } from './queries/subscribers.ts';

/** Unsubscribes a person and deletes their pending signups. Idempotent. */
export async function unsubscribe(ctx: AppContext, subject: string): Promise<void> {
  const now = ctx.clock.now();
  await deleteSignupsOf(ctx.db, subject);
  if (await markUnsubscribed(ctx.db, subject, now)) await recordEnd(ctx.db, subject, 'withdrawn', now);
}
