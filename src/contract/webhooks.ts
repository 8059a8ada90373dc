import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Timestamp } from './moment.ts';
import { webhookEvents, WebhookRequest } from './webhook-requests.ts';

/** An endpoint of another program that receives events as signed requests. */
export const Webhook = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: Timestamp,
  /** When it answered 410 Gone; null while it receives events. */
  disabledAt: z.nullable(Timestamp),
  /** Events that wait for it, and events that were given up. */
  waiting: z.number(),
  failed: z.number(),
  /** Why the oldest undelivered event has failed; null if none has. */
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
  /** Why the event was not accepted; null if it was. */
  problem: z.nullable(z.string()),
});
export type WebhookTest = z.infer<typeof WebhookTest>;

export const webhookEndpoints = {
  webhooks: endpoint({
    method: 'GET',
    path: '/webhooks',
    role: 'host',
    scope: 'webhooks:read',
    summary: 'All webhooks, with the number of their waiting and failed events',
    status: 200,
    response: WebhookList,
  }),
  createWebhook: endpoint({
    method: 'POST',
    path: '/webhooks',
    role: 'host',
    scope: 'webhooks:write',
    summary: 'Creates a webhook; only this response contains its signing secret',
    request: WebhookRequest,
    idempotencyKey: 'none',
    status: 201,
    response: NewWebhook,
  }),
  deleteWebhook: endpoint({
    method: 'DELETE',
    path: '/webhooks/:webhook',
    role: 'host',
    scope: 'webhooks:write',
    summary: 'Deletes a webhook and its undelivered events',
    status: 204,
    problems: ['not-found'],
  }),
  testWebhook: endpoint({
    method: 'POST',
    path: '/webhooks/:webhook/test',
    role: 'host',
    scope: 'webhooks:write',
    summary: 'Sends a `test` event now, and returns the result',
    idempotencyKey: 'none',
    recorded: false,
    status: 200,
    response: WebhookTest,
    problems: ['not-found'],
  }),
  retryWebhook: endpoint({
    method: 'POST',
    path: '/webhooks/:webhook/retry',
    role: 'host',
    scope: 'webhooks:write',
    summary: 'Retries waiting and failed events now; enables a webhook that answered 410',
    status: 204,
    problems: ['not-found'],
  }),
} as const;
