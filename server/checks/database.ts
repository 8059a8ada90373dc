import type { Config } from '../config.ts';
import { type Check, failed, notChecked, ok, reasonOf } from './check.ts';
import type { Facts } from './facts.ts';
import { checkNotifications } from './notifications.ts';

const NAME = 'database';

export async function checkDatabase(
  config: Config,
  readFacts: () => Promise<Facts | undefined>,
): Promise<{ checks: Check[]; facts?: Facts }> {
  try {
    const facts = await readFacts();
    if (!facts) {
      const message = 'There is none yet; the first start makes it.';
      return { checks: [notChecked(NAME, message), notChecked('host', message)] };
    }
    return { checks: [versionOf(facts), ...(await checkNotifications(config)), host(facts)], facts };
  } catch (error) {
    const fix = 'Check DATABASE_URL or DATA_DIR, and that the database runs.';
    return { checks: [failed(NAME, reasonOf(error), fix)] };
  }
}

const versionOf = ({ postgres, isMigrated }: Facts) =>
  isMigrated
    ? ok(NAME, `PostgreSQL ${postgres}, tables up to date.`)
    : failed(
        NAME,
        `PostgreSQL ${postgres}; its tables are not those of this version.`,
        'Start this version of the server, which upgrades older tables; newer ones need a newer version.',
      );

const host = (facts: Facts) =>
  facts.hasHost
    ? ok('host', 'There is a host.')
    : failed(
        'host',
        'There is no host, so no one can run the community.',
        'Run community members first-host and open its link, or: community members invite you@example.org --role host',
      );
