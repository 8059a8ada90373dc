import * as z from 'zod/mini';
import { HttpUrl } from './values.ts';

export const webhookEvents = [
  'subscriber.confirmed',
  'subscriber.changed',
  'subscriber.left',
  'post.submitted',
  'post.published',
  'event.changed',
  'group.date-agreed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** `POST /webhooks`. */
export const WebhookRequest = z.object({
  /** https; http only for the server's own machine. */
  url: HttpUrl,
  events: z.array(z.enum(webhookEvents)).check(z.minLength(1), z.maxLength(webhookEvents.length)),
});
export type WebhookRequest = z.infer<typeof WebhookRequest>;
