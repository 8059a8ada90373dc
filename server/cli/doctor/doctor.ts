import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { dataFolder } from '../../data-folder.ts';
import { secretFrom } from '../../secret.ts';
import type { Check } from './check.ts';
import { checkDatabase } from './database.ts';
import { checkEmail } from './email.ts';
import { checkMachine } from './machine.ts';
import { checkSites } from './sites.ts';
import { checkWeb } from './web.ts';

/** Checks a deployment from outside and inside, and changes none of its data. Returns 1 if there are problems. */
export async function doctor(config: Config, { json }: { json: boolean }): Promise<number> {
  const folder = dataFolder(config.dataDirectory);
  const machine = checkMachine(config); // before the database is opened, which closes its files to other users
  const { checks, facts } = await checkDatabase(config, folder);
  const kept = existsSync(join(config.dataDirectory, 'secret')) ? folder.secret() : undefined;
  const secret = config.secret ?? kept;
  const signer =
    secret === undefined ? undefined : { secret: secretFrom(secret), clock: { now: () => new Date() } };
  const [web, email, sites] = await Promise.all([
    checkWeb(config, signer),
    checkEmail(config, facts?.from ?? null),
    checkSites(config, facts),
  ]);
  const all = [...web, ...machine, ...checks, ...email, ...sites];
  console.log(json ? JSON.stringify(all, null, 2) : all.map(lineOf).join('\n'));
  return all.some(({ status }) => status === 'problem') ? 1 : 0;
}

const lineOf = ({ status, name, message, fix }: Check) =>
  `${status.padEnd(11)}  ${name}: ${message}${fix === undefined ? '' : ` → ${fix}`}`;
