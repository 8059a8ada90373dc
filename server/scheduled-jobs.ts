import { publishDue } from './events/publishing.ts';
import { sendReminders } from './events/reminders.ts';
import { fetchPictures } from './showcase/thumbnail-jobs.ts';
import { type JobContext, pollSources } from './showcase/feed-polling.ts';

/** All that is due by the clock, and all that other sites are looked at for. Any number of processes may do so at once. */
export async function runScheduledJobs(errands: JobContext): Promise<void> {
  const { database, office } = errands;
  await publishDue(database, office);
  await sendReminders(database, office);
  await pollSources(errands);
  await fetchPictures(errands);
}
