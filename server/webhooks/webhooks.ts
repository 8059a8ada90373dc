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
import { sendTest } from './deliver.ts';
import * as rows from './queries.ts';
import { newWebhookSecret } from './sign.ts';

export async function listWebhooks(ctx: AppContext): Promise<WebhookList> {
  return { webhooks: (await rows.listWebhooks(ctx.db)).map(present) };
}

export async function createWebhook(ctx: AppContext, { url, events }: WebhookRequest): Promise<NewWebhook> {
  if (!isHttpUrl(url)) throw invalidField('url', 'This is not a valid URL. Copy it from your program again.');
  if (!isSecure(url)) throw invalidField('url', 'Use https, because the requests contain email addresses.');
  const now = ctx.clock.now();
  const webhook = {
    ...{ id: randomName(), url, events: [...new Set(events)], secret: newWebhookSecret() },
    ...{ attempts: 0, due_at: now, disabled_at: null, created_at: now },
  };
  if (!(await rows.insertWebhook(ctx.db, webhook)))
    throw invalidField('url', 'There is already a webhook with this URL. Delete it first.');
  return { ...present({ ...webhook, waiting: 0, failed: 0, problem: null }), secret: webhook.secret };
}

export async function deleteWebhook(ctx: AppContext, id: string): Promise<void> {
  if (!(await rows.deleteWebhook(ctx.db, id))) throw noWebhook();
}

export async function testWebhook(
  ctx: AppContext & Pick<JobContext, 'web'>,
  id: string,
): Promise<WebhookTest> {
  const webhook = await rows.webhookWithId(ctx.db, id);
  if (!webhook) throw noWebhook();
  return { problem: await sendTest(ctx, webhook) };
}

/** Also enables one that answered 410. */
export async function retryWebhook(ctx: AppContext, id: string): Promise<void> {
  if (!(await rows.webhookWithId(ctx.db, id))) throw noWebhook();
  await rows.queueFailedAgain(ctx.db, id);
  await rows.changeWebhook(ctx.db, id, { attempts: 0, due_at: ctx.clock.now(), disabled_at: null });
}

const noWebhook = () => new ProblemError('not-found');

/** Over http, requests stay on this machine. */
function isSecure(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

const present = (webhook: rows.CountedWebhook): Webhook => ({
  id: webhook.id,
  url: webhook.url,
  events: webhook.events,
  createdAt: webhook.created_at.toISOString(),
  disabledAt: webhook.disabled_at?.toISOString() ?? null,
  waiting: webhook.waiting,
  failed: webhook.failed,
  problem: webhook.problem,
});
