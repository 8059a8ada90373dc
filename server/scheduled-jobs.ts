import { publishDue } from './events/publishing.ts';
import { sendReminders } from './events/reminders.ts';
import type { JobContext } from './app-context.ts';
import { deliverEvents } from './destinations/deliver.ts';
import { startDueLetters } from './letters/schedule.ts';
import { pollSources } from './showcase/feed-polling.ts';
import { runThumbnailJobs } from './showcase/thumbnail-jobs.ts';
import { sendToService } from './services/send.ts';
import { sendToWebhook } from './webhooks/send.ts';

/**
 * Runs everything that is due, fetches feeds and pictures from other sites, and delivers events to webhooks and
 * services. Several processes may run it concurrently.
 */
export async function runScheduledJobs(ctx: JobContext): Promise<void> {
  await publishDue(ctx);
  await sendReminders(ctx);
  await startDueLetters(ctx);
  await pollSources(ctx);
  await runThumbnailJobs(ctx);
  await deliverEvents(ctx, { webhook: sendToWebhook, service: sendToService });
}
