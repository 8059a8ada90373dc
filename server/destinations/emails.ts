import { serviceNames } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { composeEmail } from '../email/compose.ts';
import { enqueueEmail } from '../email/queue.ts';
import { fill, type ServerStrings } from '../i18n/language.ts';
import { joinedHosts } from '../members/queries/members.ts';
import { readSettings } from '../settings/queries.ts';
import type { Destination } from './queries.ts';

/** By then, hosts have seen it in the console. */
const EXPIRES_AFTER_MS = 3 * 24 * 3600_000;

/** Queues an email to every host: this destination receives nothing until one of them acts. */
export async function emailHostsAbout(ctx: AppContext, destination: Destination): Promise<void> {
  const settings = await readSettings(ctx.db);
  const now = ctx.clock.now();
  for (const to of await joinedHosts(ctx.db)) {
    const email = await composeEmail({ ctx, settings, to }, ({ words: { hosts: words } }, community) => {
      const { subject, text, values } = sentencesFor(destination, words);
      const link = `${ctx.url}/console#/connections`;
      return {
        subject: fill(subject, { ...values, community }),
        parts: [{ text: fill(text, values) }, { button: words.connections, link }],
      };
    });
    const onlyFor = { member: to.id, role: 'host' as const };
    await enqueueEmail(ctx.db, { ...email, onlyFor }, now, new Date(now.getTime() + EXPIRES_AFTER_MS));
  }
}

function sentencesFor({ kind, settings }: Destination, words: ServerStrings['hosts']) {
  if (kind !== 'webhook') {
    const values = { service: serviceNames[kind] };
    return { subject: words.pausedSubject, text: words.paused, values };
  }
  // Only its host, because the path of a webhook is often a secret.
  const values = { host: new URL((settings as { url: string }).url).host };
  return { subject: words.offSubject, text: words.off, values };
}
