import type { Generated } from 'kysely';
import type { WebhookEvent } from '../../src/contract/webhook-requests.ts';

/** An endpoint of another program that receives events. The row is also the job that delivers them. */
export interface WebhookRow {
  id: string;
  url: string;
  events: WebhookEvent[];
  /** Signs every request. `whsec_` and 32 random bytes in base64. */
  secret: string;
  /** Failures since the last success. */
  attempts: number;
  due_at: Date;
  /** When it answered 410 Gone. No events are queued for it from then on. */
  disabled_at: Date | null;
  created_at: Date;
}

/** One event for one webhook, inserted by a trigger, and deleted once it is delivered. */
export interface WebhookDeliveryRow {
  position: Generated<string>;
  id: string;
  webhook_id: string;
  event: WebhookEvent;
  /** The subscriber or post that it is about. */
  subject: string;
  /** JSON, as it is sent and signed. */
  body: string;
  /** `failed`: given up. */
  state: 'waiting' | 'failed';
  /** Why the last attempt failed. */
  error: string | null;
  created_at: Date;
}

export interface WebhookTables {
  webhooks: WebhookRow;
  webhook_deliveries: WebhookDeliveryRow;
}
