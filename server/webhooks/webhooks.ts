import type {
  NewWebhook,
  Webhook,
  WebhookList,
  WebhookRequest,
  WebhookTest,
} from '../../src/contract/index.ts';
import { isHttpUrl } from '../../src/contract/index.ts';
import type { AppContext, JobContext } from '../app-context.ts';
import { invalidField, ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import * as rows from '../destinations/queries.ts';
import { requireSecureUrl } from '../destinations/secure-url.ts';
import { sendTest, type WebhookSettings } from './send.ts';
import { newWebhookSecret } from './sign.ts';

export async function listWebhooks(ctx: AppContext): Promise<WebhookList> {
  return { webhooks: (await rows.listDestinations(ctx.db, 'webhooks')).map(present) };
}

export async function createWebhook(ctx: AppContext, { url, events }: WebhookRequest): Promise<NewWebhook> {
  if (!isHttpUrl(url)) throw invalidField('url', 'This is not a valid URL. Copy it from your program again.');
  requireSecureUrl(url);
  const now = ctx.clock.now();
  const settings: WebhookSettings = { url, secret: newWebhookSecret() };
  const webhook = {
    ...{ id: randomName(), kind: 'webhook' as const, events: [...new Set(events)] },
    ...{ attempts: 0, due_at: now, paused_at: null, disabled_at: null, created_at: now },
  };
  if (!(await rows.insertDestination(ctx.db, { ...webhook, settings: JSON.stringify(settings) })))
    throw invalidField('url', 'There is already a webhook with this URL. Delete it first.');
  const created = present({ ...webhook, settings, waiting: 0, failed: 0, problem: null });
  return { ...created, secret: settings.secret };
}

export async function deleteWebhook(ctx: AppContext, id: string): Promise<void> {
  await webhookWithId(ctx, id);
  await rows.deleteDestination(ctx.db, id);
}

export async function testWebhook(
  ctx: AppContext & Pick<JobContext, 'web'>,
  id: string,
): Promise<WebhookTest> {
  return { problem: await sendTest(ctx, await webhookWithId(ctx, id)) };
}

/** Also enables one that answered 410. */
export async function retryWebhook(ctx: AppContext, id: string): Promise<void> {
  await webhookWithId(ctx, id);
  await rows.retryDestination(ctx.db, id, ctx.clock.now());
}

async function webhookWithId(ctx: AppContext, id: string): Promise<rows.CountedDestination> {
  const webhook = await rows.destinationWithId(ctx.db, id);
  if (webhook?.kind !== 'webhook') throw new ProblemError('not-found');
  return webhook;
}

const present = (webhook: rows.CountedDestination): Webhook => ({
  id: webhook.id,
  url: (webhook.settings as WebhookSettings).url,
  events: webhook.events,
  createdAt: webhook.created_at.toISOString(),
  disabledAt: webhook.disabled_at?.toISOString() ?? null,
  waiting: webhook.waiting,
  failed: webhook.failed,
  problem: webhook.problem,
});
