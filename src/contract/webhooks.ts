import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { webhookEvents, WebhookRequest } from './webhook-requests.ts';

/** Another program of the owner's, which is told of changes by signed requests. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: Timestamp,
  /** When it answered 410 Gone; null while it is told of changes. */
  disabledAt: z.nullable(Timestamp),
  /** Deliveries that wait, and those that were given up after three days. */
  waiting: z.number(),
  failed: z.number(),
  /** Why the oldest of them has not arrived; null if all have. */
  problem: z.nullable(z.string()),
});
export type Webhook = z.infer<typeof Webhook>;

export const WebhookList = z.object({ webhooks: z.array(Webhook) });
export type WebhookList = z.infer<typeof WebhookList>;

/** The answer to `POST /webhooks`, and the only one with the secret. */
export const NewWebhook = z.extend(Webhook, {
  /** Signs every request, as https://www.standardwebhooks.com says. */
  secret: z.string(),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

/** The answer to `POST /webhooks/:webhook/test`. */
export const WebhookTest = z.object({
  /** Null if it took the request. */
  problem: z.nullable(z.string()),
});
export type WebhookTest = z.infer<typeof WebhookTest>;

export const webhookEndpoints = {
  webhooks: endpoint({
    method: 'GET',
    path: '/webhooks',
    role: 'host',
    summary: 'The programs that are told of changes',
    status: 200,
    response: WebhookList,
  }),
  createWebhook: endpoint({
    method: 'POST',
    path: '/webhooks',
    role: 'host',
    summary: 'Tells another program of changes, by signed requests; only this answer has the secret',
    request: WebhookRequest,
    idempotencyKey: 'none',
    status: 201,
    response: NewWebhook,
  }),
  deleteWebhook: endpoint({
    method: 'DELETE',
    path: '/webhooks/:webhook',
    role: 'host',
    summary: 'Tells it no more, and deletes what it was not told yet',
    status: 204,
    problems: ['not-found'],
  }),
  testWebhook: endpoint({
    method: 'POST',
    path: '/webhooks/:webhook/test',
    role: 'host',
    summary: 'Sends a request of the type `test` now, and says what came of it',
    idempotencyKey: 'none',
    status: 200,
    response: WebhookTest,
    problems: ['not-found'],
  }),
  retryWebhook: endpoint({
    method: 'POST',
    path: '/webhooks/:webhook/retry',
    role: 'host',
    summary: 'Tries again now what waits or was given up, also where it was gone',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
