import type { JobContext } from '../app-context.ts';
import type { WebhookRow } from '../database/webhook-tables.ts';
import { backOff } from '../jobs/back-off.ts';
import { claimDueJob } from '../jobs/job-queue.ts';
import { retryAfter } from '../safe-fetch/retry-after.ts';
import {
  changeDelivery,
  changeWebhook,
  deleteDelivery,
  nextDelivery,
  type WebhookDelivery,
} from './queries.ts';
import { signedHeaders } from './sign.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3600 * SECOND_MS;
/** Long enough for a program that does its work before it answers. */
const TIMEOUT_MS = 15 * SECOND_MS;
/** Shorter than the time that a request to this server has. */
const TEST_TIMEOUT_MS = 8 * SECOND_MS;
/** A process that is killed leaves its webhook to others after this. */
const LEASE_MS = 5 * 60 * SECOND_MS;
/** How long a process goes on with one webhook before it claims it anew. */
const TURN_MS = LEASE_MS - 2 * TIMEOUT_MS;
/** With the pauses of `backOff`, about three days. */
const MAX_ATTEMPTS = 22;
/** Of an event that the receiver rejects with a status such as 400. */
const MAX_REJECTIONS = 3;
const MAX_PAUSE_MS = 6 * HOUR_MS;

/**
 * Sends every due event. Each webhook gets one event at a time, in order, from one process at a time: otherwise a signup
 * could arrive after the same person's departure. So an event that cannot be delivered blocks the later ones.
 */
export async function deliverWebhooks(ctx: JobContext): Promise<void> {
  for (;;) {
    const terms = { now: ctx.clock.now(), lease: LEASE_MS };
    const webhook = await claimDueJob<WebhookRow>(ctx.db, 'webhooks', terms);
    if (!webhook) return;
    await deliverTo(ctx, webhook).catch(ctx.report);
  }
}

async function deliverTo(ctx: JobContext, webhook: WebhookRow): Promise<void> {
  const endsAt = ctx.clock.now().getTime() + TURN_MS;
  let { attempts } = webhook;
  while (ctx.clock.now().getTime() < endsAt) {
    const delivery = await nextDelivery(ctx.db, webhook.id);
    if (!delivery) break;
    const outcome = await send(ctx, webhook, delivery);
    if (outcome === 'delivered') await deleteDelivery(ctx.db, delivery.position);
    else if (outcome === 'gone') return disable(ctx, webhook, delivery);
    else {
      await changeDelivery(ctx.db, delivery.position, { error: outcome.error });
      if (attempts < (outcome.isRejection ? MAX_REJECTIONS : MAX_ATTEMPTS)) {
        const pause = Math.min(Math.max(backOff(attempts, MAX_PAUSE_MS), outcome.retryAfterMs), MAX_PAUSE_MS);
        const due_at = new Date(ctx.clock.now().getTime() + pause);
        return changeWebhook(ctx.db, webhook.id, { attempts, due_at });
      }
      await changeDelivery(ctx.db, delivery.position, { state: 'failed' });
    }
    attempts = 1; // of the next event
  }
  await changeWebhook(ctx.db, webhook.id, { attempts: 0, due_at: ctx.clock.now() });
}

type Outbound = Pick<JobContext, 'clock' | 'web'>;

interface Failure {
  error: string;
  isRejection: boolean;
  retryAfterMs: number;
}

async function send(
  ctx: Outbound,
  { url, secret }: WebhookRow,
  { id, body }: Pick<WebhookDelivery, 'id' | 'body'>,
  timeoutMs = TIMEOUT_MS,
): Promise<'delivered' | 'gone' | Failure> {
  const headers = signedHeaders(secret, id, body, ctx.clock.now());
  const answer = await ctx.web.post(url, body, headers, AbortSignal.timeout(timeoutMs));
  if ('fault' in answer) return { error: answer.say, isRejection: false, retryAfterMs: 0 };
  const { status } = answer;
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return 'gone';
  const mayChange = status >= 500 || [401, 403, 404, 408, 425, 429].includes(status) || status < 400;
  return {
    error: `It answered ${status}.`,
    isRejection: !mayChange,
    retryAfterMs: retryAfter(answer.headers) * SECOND_MS,
  };
}

async function disable(ctx: JobContext, webhook: WebhookRow, delivery: WebhookDelivery): Promise<void> {
  await changeDelivery(ctx.db, delivery.position, { error: 'It answered 410: it is gone for good.' });
  await changeWebhook(ctx.db, webhook.id, { disabled_at: ctx.clock.now() });
}

/** Sends a request of the type `test` now. Answers why it was not taken, or null. */
export async function sendTest(ctx: Outbound, webhook: WebhookRow): Promise<string | null> {
  const timestamp = ctx.clock.now().toISOString();
  const body = JSON.stringify({ type: 'test', timestamp, data: {} });
  const outcome = await send(ctx, webhook, { id: crypto.randomUUID(), body }, TEST_TIMEOUT_MS);
  if (outcome === 'delivered') return null;
  return outcome === 'gone' ? 'It answered 410.' : outcome.error;
}
