import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Config } from '../../config.ts';
import type { DataFolder } from '../../data-folder.ts';
import { locationOf, openDatabase } from '../../database/open.ts';
import { askServer } from '../socket-client.ts';
import { type Check, notChecked, ok, problem, reasonOf } from './check.ts';
import { type Facts, factsOf } from './facts.ts';
import { checkNotifications } from './notifications.ts';

const NAME = 'database';

export async function checkDatabase(
  config: Config,
  folder: DataFolder,
): Promise<{ checks: Check[]; facts?: Facts }> {
  try {
    const facts = await readFacts(config, folder);
    if (!facts) {
      const message = 'There is none yet; the first start makes it.';
      return { checks: [notChecked(NAME, message), notChecked('host', message)] };
    }
    return { checks: [versionOf(facts), ...(await checkNotifications(config)), host(facts)], facts };
  } catch (error) {
    const fix = 'Check DATABASE_URL or DATA_DIR, and that the database runs.';
    return { checks: [problem(NAME, reasonOf(error), fix)] };
  }
}

async function readFacts({ databaseUrl }: Config, folder: DataFolder): Promise<Facts | undefined> {
  if (databaseUrl === undefined) {
    let answer: Facts | undefined;
    const exit = await askServer(
      folder.socket,
      { command: 'doctor facts' },
      {
        input: Readable.from([]),
        out: async (text) => void (answer = JSON.parse(text) as Facts),
        writeStatus: async (text) => {
          throw new Error(text.trim());
        },
      },
    );
    if (exit !== undefined) return answer;
    if (!existsSync(folder.database)) return undefined;
    await folder.lock();
  }
  try {
    const { database, close } = await openDatabase(locationOf(databaseUrl, folder.database), {
      migrate: false,
    });
    return await factsOf({ database }).finally(close);
  } finally {
    folder.release();
  }
}

const versionOf = ({ postgres, isMigrated }: Facts) =>
  isMigrated
    ? ok(NAME, `PostgreSQL ${postgres}, tables up to date.`)
    : problem(
        NAME,
        `PostgreSQL ${postgres}; its tables are not those of this version.`,
        'Start this version of the server, which upgrades older tables; newer ones need a newer version.',
      );

const host = (facts: Facts) =>
  facts.hasHost
    ? ok('host', 'There is a host.')
    : problem(
        'host',
        'Nobody is a host, so nobody can run the community.',
        'Run community members first-host and open its link, or: community members invite you@example.org --role host',
      );
