import type { ColumnType, Generated } from 'kysely';
import type { ServiceKind } from '../../src/contract/service-requests.ts';
import type { WebhookEvent } from '../../src/contract/webhook-requests.ts';

/** Where events are sent: a webhook or a newsletter service. The row is also the job that delivers them. */
export interface DestinationRow {
  /** Of a service, its kind: each is connected once. */
  id: string;
  kind: 'webhook' | ServiceKind;
  events: WebhookEvent[];
  /** What reaches it, secrets included: only code of its kind reads them. */
  settings: ColumnType<unknown, string, string>;
  /** Failures since the last success. */
  attempts: number;
  due_at: Date;
  /** Since when it refuses its key or its list is missing. Events wait, and it is tried now and then. */
  paused_at: Date | null;
  /** When it answered 410 Gone. No events are queued for it from then on. */
  disabled_at: Date | null;
  created_at: Date;
}

/** One event for one destination, inserted by a trigger, and deleted once it is delivered. */
export interface DestinationDeliveryRow {
  position: Generated<string>;
  id: string;
  destination_id: string;
  event: WebhookEvent;
  /** The subscriber or post that it is about. */
  subject: string;
  /** JSON, as a webhook is sent it. */
  body: string;
  /** `failed`: given up. */
  state: 'waiting' | 'failed';
  /** Why the last attempt failed. */
  error: string | null;
  created_at: Date;
}

export interface DestinationTables {
  destinations: DestinationRow;
  destination_deliveries: DestinationDeliveryRow;
}
