import type { Context } from 'hono';
import { addressFrom } from '../../email/address.ts';
import { readText } from '../../http/body.ts';
import { clientNetwork } from '../../http/client-network.ts';
import { consumeLimit } from '../../http/middleware/rate-limit.ts';
import type { RequestContext } from '../../http/route-context.ts';
import { subscriberByAddress } from '../../newsletter/queries/subscribers.ts';
import { attempt, ProblemError } from '../../problem.ts';
import { wasSentTo } from '../queries/bounces.ts';
import { deliveryByReturnKey } from '../queries/deliveries.ts';
import { letterWithMessageId } from '../queries/letters.ts';
import { type Bounce, recordBounce } from './record.ts';
import type { Report, Source } from './report.ts';
import { mailgun } from './sources/mailgun.ts';
import { postmark } from './sources/postmark.ts';
import { resend } from './sources/resend.ts';
import { returned } from './sources/returned.ts';
import { standard } from './sources/standard.ts';

/** Who may report bounces: the last part of the URL. */
const sources: Record<string, Source> = { standard, mailgun, postmark, resend, returned };

/** A returned email may contain the letter. */
const MAX_REPORT_BYTES = 1024 * 1024;

/** Takes reports of bounces and complaints. Requests that are not genuine change nothing, and count for a limit. */
export async function receiveBounces(
  ctx: RequestContext,
  name: string,
  c: Context,
  bounceSecret: string | undefined,
): Promise<void> {
  const source = Object.hasOwn(sources, name) ? sources[name]! : undefined;
  if (!source || (bounceSecret === undefined && !source.needsNoSecret))
    throw new ProblemError('not-found', {
      detail: source
        ? 'Start the server with BOUNCE_SECRET, which signs these reports.'
        : `There are: ${Object.keys(sources).join(', ')}.`,
    });
  const { value: reports, problem } = await attempt(async () => {
    const body = await readText(c.req.raw, MAX_REPORT_BYTES);
    const query = new URL(c.req.url).searchParams;
    const verifying = { clock: ctx.clock, secret: bounceSecret ?? '' };
    return source.read({ headers: c.req.raw.headers, query, body }, verifying);
  });
  if (problem) {
    await countUnproven(ctx);
    throw problem;
  }
  for (const report of reports) {
    const bounce = await identified(ctx, report);
    if (bounce) await recordBounce(ctx, { ...bounce, id: report.id, source: name });
    // It may be a late one about a letter whose deliveries are forgotten, or a guess.
    else if (source.needsNoSecret) await countUnproven(ctx);
  }
}

const countUnproven = async (ctx: RequestContext): Promise<void> =>
  ctx.client === undefined ? undefined : consumeLimit(ctx, 'anonymousWrites', clientNetwork(ctx.client));

/** Whom a report is about. Undefined: nobody on the list. */
async function identified(
  ctx: RequestContext,
  { kind, reason, email, returnKey, messageId }: Report,
): Promise<Omit<Bounce, 'id' | 'source'> | undefined> {
  if (returnKey !== undefined) {
    const delivery = await deliveryByReturnKey(ctx.db, returnKey);
    return delivery && { kind, reason, subscriber: delivery.subscriber_id, letter: delivery.letter_id };
  }
  const address = addressFrom(email ?? '');
  const subscriber = address && (await subscriberByAddress(ctx.db, address.canonical));
  if (!subscriber) return undefined;
  const letter = messageId === undefined ? undefined : await letterWithMessageId(ctx.db, messageId);
  const isKnown = letter && (await wasSentTo(ctx.db, letter.id, subscriber.id));
  return { kind, reason, subscriber: subscriber.id, letter: isKnown ? letter.id : null };
}
