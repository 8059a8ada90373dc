import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from '../database/tables.ts';
import type { WebhookDeliveryRow, WebhookRow } from '../database/webhook-tables.ts';

export type WebhookDelivery = Selectable<WebhookDeliveryRow>;

export interface CountedWebhook extends WebhookRow {
  waiting: number;
  failed: number;
  problem: string | null;
}

const countOf = (state: WebhookDeliveryRow['state']) =>
  sql<number>`(select count(*) from webhook_deliveries
    where webhook_id = webhooks.id and state = ${state})::float8`.as(state);

const counted = (database: Database) =>
  database
    .selectFrom('webhooks')
    .selectAll()
    .select([
      countOf('waiting'),
      countOf('failed'),
      sql<
        string | null
      >`(select error from webhook_deliveries where webhook_id = webhooks.id and error is not null
        order by position limit 1)`.as('problem'),
    ]);

export const listWebhooks = (database: Database): Promise<CountedWebhook[]> =>
  counted(database).orderBy('created_at').orderBy('id').execute();

export const webhookWithId = (database: Database, id: string): Promise<CountedWebhook | undefined> =>
  counted(database).where('id', '=', id).executeTakeFirst();

/** False if another webhook has the URL. */
export async function insertWebhook(database: Database, webhook: Insertable<WebhookRow>): Promise<boolean> {
  const inserted = await database
    .insertInto('webhooks')
    .values(webhook)
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function changeWebhook(
  database: Database,
  id: string,
  change: Updateable<WebhookRow>,
): Promise<void> {
  await database.updateTable('webhooks').set(change).where('id', '=', id).execute();
}

export async function deleteWebhook(database: Database, id: string): Promise<boolean> {
  const deleted = await database.deleteFrom('webhooks').where('id', '=', id).executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** The oldest event that waits for it. */
export const nextDelivery = (database: Database, webhook: string): Promise<WebhookDelivery | undefined> =>
  database
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhook)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();

export async function changeDelivery(
  database: Database,
  position: string,
  change: Updateable<WebhookDeliveryRow>,
): Promise<void> {
  await database.updateTable('webhook_deliveries').set(change).where('position', '=', position).execute();
}

export async function deleteDelivery(database: Database, position: string): Promise<void> {
  await database.deleteFrom('webhook_deliveries').where('position', '=', position).execute();
}

export async function queueFailedAgain(database: Database, webhook: string): Promise<void> {
  await database
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting' })
    .where('webhook_id', '=', webhook)
    .where('state', '=', 'failed')
    .execute();
}

const KEPT_DAYS = 30;

/** Deletes events that were given up a while ago: they name people. */
export async function deleteOldFailures(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3600_000);
  await database
    .deleteFrom('webhook_deliveries')
    .where('state', '=', 'failed')
    .where('created_at', '<', before)
    .execute();
}
