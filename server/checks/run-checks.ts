import { secretFrom } from '../secret.ts';
import { checkBackup } from './backup.ts';
import { type Check, notChecked } from './check.ts';
import { checkDatabase } from './database.ts';
import { checkMailServer, checkSender } from './email.ts';
import type { Deployment } from './deployment.ts';
import type { Facts } from './facts.ts';
import { checkMachine } from './machine.ts';
import { checkSites } from './sites.ts';
import { checkWeb } from './web.ts';

/** Checks a deployment, for the command line and for hosts. Sends no email, and changes nothing. */
export async function runChecks(deployment: Deployment): Promise<Check[]> {
  const { config } = deployment;
  const within = limiter(deployment.limitMs);
  const machine = checkMachine(config); // before the database is opened, which closes its files to other users
  let facts: Facts | undefined;
  const database = await within('database', async () => {
    const { checks, facts: found } = await checkDatabase(config, deployment.readFacts);
    facts = found;
    return checks;
  });
  const secret = deployment.secret();
  const signer =
    secret === undefined ? undefined : { secret: secretFrom(secret), clock: { now: () => new Date() } };
  const from = facts?.from ?? null;
  const others = await Promise.all([
    within('SMTP_URL', () => checkMailServer(deployment)),
    within('SPF, DKIM, DMARC', () => checkSender(deployment, from)),
    within('sites', () => checkSites(deployment, facts)),
    within('server', () => checkWeb(deployment, signer)),
  ]);
  const [mailServer, sender, sites, web] = others;
  return [
    ...web,
    ...machine,
    ...database,
    checkBackup(facts, new Date()),
    ...mailServer,
    ...sender,
    ...sites,
  ];
}

/** Ends the wait for checks that take too long. Their connections have time limits of their own. */
const limiter =
  (limitMs: number | undefined) =>
  async (name: string, work: () => Promise<Check[]>): Promise<Check[]> => {
    if (limitMs === undefined) return work();
    const { promise: late, resolve } = Promise.withResolvers<Check[]>();
    const timer = setTimeout(() => {
      resolve([notChecked(name, `This took longer than ${limitMs / 1000} seconds.`)]);
    }, limitMs);
    return Promise.race([work(), late]).finally(() => clearTimeout(timer));
  };
