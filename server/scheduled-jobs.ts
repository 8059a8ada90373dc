import { deleteExpired } from './cleanup-jobs.ts';
import type { Mailer } from './email/mailer.ts';
import { deliverEmails } from './email/queue.ts';
import { publishDue } from './events/publishing.ts';
import { sendReminders } from './events/reminders.ts';
import type { JobContext } from './app-context.ts';
import { pollSources } from './showcase/feed-polling.ts';
import { fetchPictures } from './showcase/thumbnail-jobs.ts';

/**
 * Runs everything that is due, and fetches the feeds and pictures that are due from other sites. Several processes
 * may run it concurrently.
 */
export async function runScheduledJobs(ctx: JobContext): Promise<void> {
  await publishDue(ctx);
  await sendReminders(ctx);
  await pollSources(ctx);
  await fetchPictures(ctx);
}

/**
 * Does all timed work that is due, once: jobs, emails and the deletion of what has expired. For hosts that call it from
 * a timer of their own instead of `startServer`, at least every minute.
 */
export async function runDueJobs(ctx: JobContext & { mailer: Mailer }): Promise<void> {
  const { db: database, clock, mailer, report } = ctx;
  await runScheduledJobs(ctx);
  await deliverEmails({ database, mailer, clock, report });
  await deleteExpired(database, clock.now());
}
