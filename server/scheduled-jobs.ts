import { publishDue } from './events/publishing.ts';
import { sendReminders } from './events/reminders.ts';
import { type JobContext, pollSources } from './showcase/feed-polling.ts';
import { fetchPictures } from './showcase/thumbnail-jobs.ts';

/** All that is due by the clock, and all that other sites are looked at for. Any number of processes may do so at once. */
export async function runScheduledJobs(ctx: JobContext): Promise<void> {
  await publishDue(ctx);
  await sendReminders(ctx);
  await pollSources(ctx);
  await fetchPictures(ctx);
}
