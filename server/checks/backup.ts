import { type Check, notChecked, ok, warning } from './check.ts';
import type { Facts } from './facts.ts';

const NAME = 'backup';
const MB = 1024 * 1024;
const DAY_MS = 24 * 3600_000;
/** Someone who backs up every week and missed none. */
const OLD_AFTER_DAYS = 8;
const FIX = 'Run community backup every night, as docs/backup.md says.';

/** When the last backup was made. Those of other tools, such as pg_dump, are not known. */
export function checkBackup(facts: Facts | undefined, now: Date): Check {
  if (!facts) return notChecked(NAME, 'The database could not be read.');
  if (!facts.lastBackup) return warning(NAME, 'community backup has not been run here yet.', FIX);
  const { madeAt, bytes } = facts.lastBackup;
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(madeAt)) / DAY_MS));
  const when = days === 0 ? 'in the last 24 hours' : days === 1 ? 'a day ago' : `${days} days ago`;
  const said = `The last one was made ${when} (${(bytes / MB).toFixed(1)} MB).`;
  return days > OLD_AFTER_DAYS ? warning(NAME, said, FIX) : ok(NAME, said);
}
