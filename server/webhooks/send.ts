import type { JobContext } from '../app-context.ts';
import type { Outcome } from '../destinations/outcome.ts';
import type { Delivery, Destination } from '../destinations/queries.ts';
import { retryAfter } from '../safe-fetch/retry-after.ts';
import { signedHeaders } from './sign.ts';

/** Shorter than the time that a request to this server has. */
const TEST_TIMEOUT_MS = 8000;

/** The settings of a webhook. */
export interface WebhookSettings {
  url: string;
  /** Signs every request. `whsec_` and 32 random bytes in base64. */
  secret: string;
}

type Outbound = Pick<JobContext, 'clock' | 'web'>;

export async function sendToWebhook(
  ctx: Outbound,
  { settings }: Destination,
  { id, body }: Pick<Delivery, 'id' | 'body'>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { url, secret } = settings as WebhookSettings;
  const headers = signedHeaders(secret, id, body, ctx.clock.now());
  const answer = await ctx.web.send(url, { method: 'POST', json: body, headers }, signal);
  if ('fault' in answer) return { error: answer.say, next: 'retry' };
  const { status } = answer;
  if (status >= 200 && status < 300) return 'delivered';
  if (status === 410) return { error: 'It answered 410: it is gone for good.', next: 'disable' };
  const mayChange = status >= 500 || [401, 403, 404, 408, 425, 429].includes(status) || status < 400;
  return {
    error: `It answered ${status}.`,
    next: mayChange ? 'retry' : 'reject',
    retryAfterMs: retryAfter(answer.headers) * 1000,
  };
}

/** Sends a request of the type `test` now. Answers why it was not taken, or null. */
export async function sendTest(ctx: Outbound, webhook: Destination): Promise<string | null> {
  const timestamp = ctx.clock.now().toISOString();
  const body = JSON.stringify({ type: 'test', timestamp, data: {} });
  const signal = AbortSignal.timeout(TEST_TIMEOUT_MS);
  const outcome = await sendToWebhook(ctx, webhook, { id: crypto.randomUUID(), body }, signal);
  return outcome === 'delivered' ? null : outcome.error;
}
