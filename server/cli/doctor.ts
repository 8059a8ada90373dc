import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Check } from '../checks/check.ts';
import { type Facts, factsOf } from '../checks/facts.ts';
import { runChecks } from '../checks/run-checks.ts';
import type { Config } from '../config.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { locationOf, openDatabase } from '../database/open.ts';
import { askServer } from './socket-client.ts';

/** How long another server may take to answer. */
const ANSWER_TIMEOUT_MS = 10_000;

/** Checks a deployment from outside and inside, and changes none of its data. Returns 1 if a check fails. */
export async function doctor(config: Config, { json }: { json: boolean }): Promise<number> {
  const folder = dataFolder(config.dataDirectory);
  const kept = () => (existsSync(join(config.dataDirectory, 'secret')) ? folder.secret() : undefined);
  const checks = await runChecks({
    config,
    timeoutMs: ANSWER_TIMEOUT_MS,
    secret: () => config.secret ?? kept(),
    readFacts: () => readFacts(config, folder),
    readPage: async (url, signal) => (await fetch(url, { signal })).status,
  });
  console.log(json ? JSON.stringify(checks, null, 2) : checks.map(lineOf).join('\n'));
  return checks.some(({ state }) => state === 'failed') ? 1 : 0;
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
    return await factsOf(database).finally(close);
  } finally {
    folder.release();
  }
}

const lineOf = ({ state, name, message, fix }: Check) =>
  `${state.replace('-', ' ').padEnd(11)}  ${name}: ${message}${fix === null ? '' : ` → ${fix}`}`;
