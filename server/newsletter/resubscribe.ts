import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName, sha256 } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { newsletterIn } from '../settings/settings.ts';
import { recordConsents } from './queries/consents.ts';
import { changeSubscriber, subscriberBySubject } from './queries/subscribers.ts';
import { ipTagOf, requireConsents } from './signups.ts';

export interface ResubscribeInput {
  /** Purposes ticked on the page that offers to subscribe again. */
  purposes: string[];
  locales: readonly string[];
  client: string | undefined;
}

/**
 * Subscribes a person again. The signed link proves that they own the address, so no email is needed, but
 * consent is.
 */
export async function resubscribe(
  ctx: AppContext,
  subject: string,
  { purposes, locales, client }: ResubscribeInput,
): Promise<void> {
  const now = ctx.clock.now();
  const newsletter = newsletterIn(await readSettings(ctx.db), locales);
  const given = newsletter.consents.filter(({ purpose }) => purposes.includes(purpose));
  const subscriber = await subscriberBySubject(ctx.db, subject);
  if (!subscriber) throw new ProblemError('link-expired');
  if (subscriber.state === 'confirmed') return undefined;
  requireConsents(newsletter, given);
  const ipTag = await ipTagOf(ctx, client);
  const records = await Promise.all(
    given.flatMap(({ purpose, wording }) =>
      (['given', 'confirmed'] as const).map(async (event) => ({
        id: randomName(),
        subject,
        signup_id: null,
        event,
        purpose,
        wording,
        sha256: await sha256(wording),
        as_configured: true,
        locale: newsletter.locale,
        page_url: `${ctx.url}/newsletter/leave`,
        method: 'plain-form' as const,
        ip_tag: ipTag,
        recorded_at: now,
      })),
    ),
  );
  await recordConsents(ctx.db, records);
  await changeSubscriber(ctx.db, subject, { state: 'confirmed', confirmed_at: now, unsubscribed_at: null });
  return undefined;
}
