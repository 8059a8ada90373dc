import type { AppContext } from '../../app-context.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { BounceRow } from '../../database/letter-tables.ts';
import { plainText } from '../../html/plain-text.ts';
import { subscriberWithId, markBounced } from '../../newsletter/queries/subscribers.ts';
import { unsubscribe } from '../../newsletter/unsubscribe.ts';
import { withoutAddresses } from '../../redact.ts';
import { sha256 } from '../../secret.ts';
import { insertBounce } from '../queries/bounces.ts';

const MAX_REASON_LENGTH = 300;

export interface Bounce extends Pick<BounceRow, 'kind' | 'source' | 'reason'> {
  /** Identifies the report among those of its source: a second one has no effect. */
  id: string;
  /** Id of the subscriber. */
  subscriber: string;
  letter: string | null;
}

/**
 * Records that an email did not arrive, or was marked as spam. After a hard bounce the person gets no more letters. A
 * complaint unsubscribes them. Soft bounces only count: the mailbox may be full for a while.
 */
export async function recordBounce(ctx: AppContext, bounce: Bounce): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { kind, source, letter } = bounce;
    const isNew = await insertBounce(ctx.db, {
      ...{ kind, source, subscriber_id: bounce.subscriber, letter_id: letter },
      id: await sha256(`${source} ${bounce.id}`),
      reason: withoutAddresses(plainText(bounce.reason, MAX_REASON_LENGTH)),
      received_at: ctx.clock.now(),
    });
    if (!isNew || kind === 'soft') return;
    if (kind === 'hard') return void (await markBounced(ctx.db, bounce.subscriber));
    const subscriber = await subscriberWithId(ctx.db, bounce.subscriber);
    if (subscriber) await unsubscribe(ctx, subscriber.subject);
  });
}
