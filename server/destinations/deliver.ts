import type { JobContext } from '../app-context.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Destination } from './queries.ts';
import { backOff } from '../jobs/back-off.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import type { Failure, Outcome } from './outcome.ts';
import { emailHostsAbout } from './emails.ts';
import {
  changeDelivery,
  changeDestination,
  deleteDelivery,
  type Delivery,
  nextDelivery,
  stopDestination,
} from './queries.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
/** Covers all requests for one event. Long enough for programs that do their work before they answer. */
const TIMEOUT_MS = 15 * SECOND_MS;
/** If a process is killed, another one takes over its destination after this. */
const LEASE_MS = 5 * 60 * SECOND_MS;
/** How long a process delivers to one destination before it must claim it again. */
const TURN_MS = LEASE_MS - 2 * TIMEOUT_MS;
/** With the pauses of `backOff`, about three days. */
const MAX_ATTEMPTS = 22;
/** Attempts for an event that the receiver rejects. A webhook may be fixed in the meantime. */
const MAX_REJECTIONS = { webhook: 3, service: 1 };
const MAX_PAUSE_MS = 6 * HOUR_MS;

/** Sends one event. */
export type Send = (
  ctx: JobContext,
  destination: Destination,
  delivery: Delivery,
  signal: AbortSignal,
) => Promise<Outcome>;

/** How events are sent to webhooks and services. */
export interface Senders {
  webhook: Send;
  service: Send;
}

/**
 * Sends every due event. Each destination gets one event at a time, in order, from one process at a time: otherwise a
 * signup could arrive after the same person's departure. An event that can't be delivered blocks those after it.
 */
export async function deliverEvents(ctx: JobContext, senders: Senders): Promise<void> {
  for (;;) {
    const terms = { now: ctx.clock.now(), lease: LEASE_MS };
    const destination = await claimDueJob<Destination>(ctx.db, 'destinations', terms);
    if (!destination) return;
    await deliverTo(ctx, senders, destination).catch(ctx.report);
  }
}

async function deliverTo(ctx: JobContext, senders: Senders, destination: Destination): Promise<void> {
  const endsAt = ctx.clock.now().getTime() + TURN_MS;
  const sender = destination.kind === 'webhook' ? 'webhook' : 'service';
  let { attempts } = destination;
  while (ctx.clock.now().getTime() < endsAt) {
    const delivery = await nextDelivery(ctx.db, destination.id);
    if (!delivery) break;
    const outcome = await senders[sender](ctx, destination, delivery, AbortSignal.timeout(TIMEOUT_MS));
    if (outcome === 'delivered') await deleteDelivery(ctx.db, delivery.position);
    else {
      await changeDelivery(ctx.db, delivery.position, { error: outcome.error });
      const isLast = attempts >= (outcome.next === 'reject' ? MAX_REJECTIONS[sender] : MAX_ATTEMPTS);
      if (!isLast || outcome.next === 'pause' || outcome.next === 'disable')
        return postpone(ctx, { ...destination, attempts }, outcome);
      await changeDelivery(ctx.db, delivery.position, { state: 'failed' });
    }
    attempts = 1; // for the next event
  }
  await changeDestination(ctx.db, destination.id, { attempts: 0, due_at: ctx.clock.now(), paused_at: null });
}

function postpone(
  ctx: JobContext,
  destination: Destination,
  { next, retryAfterMs = 0 }: Failure,
): Promise<void> {
  const { db, clock } = ctx;
  const { id, attempts } = destination;
  const now = clock.now();
  if (next === 'disable') return stop(ctx, destination, 'disabled_at');
  if (next === 'pause') return stop(ctx, destination, 'paused_at');
  const pause = Math.min(Math.max(backOff(attempts, MAX_PAUSE_MS), retryAfterMs), MAX_PAUSE_MS);
  return changeDestination(db, id, { attempts, due_at: new Date(now.getTime() + pause) });
}

/** Hosts are emailed in the same transaction, so that each of them gets one email however often it is tried again. */
function stop(ctx: JobContext, destination: Destination, how: 'paused_at' | 'disabled_at'): Promise<void> {
  const now = ctx.clock.now();
  // Tried again without a host, too: some services refuse a valid key while they are in trouble.
  const retryAt = new Date(now.getTime() + MAX_PAUSE_MS);
  return inTransaction(ctx, async (inside) => {
    if (await stopDestination(inside.db, destination, how, { now, retryAt }))
      await emailHostsAbout(inside, destination);
  });
}
