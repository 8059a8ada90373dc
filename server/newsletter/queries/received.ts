import type { Database } from '../../database/tables.ts';

/** The letters that were sent to a subscriber, as long as it is known, and what came back from them. */
export async function lettersTo(database: Database, subscriber: string) {
  const letters = await database
    .selectFrom('letter_deliveries')
    .innerJoin('letters', 'letters.id', 'letter_deliveries.letter_id')
    .select(['letters.subject', 'letter_deliveries.state', 'letter_deliveries.sent_at'])
    .where('letter_deliveries.subscriber_id', '=', subscriber)
    .orderBy('letters.started_at')
    .execute();
  const bounces = await database
    .selectFrom('bounces')
    .select(['kind', 'reason', 'source', 'received_at'])
    .where('subscriber_id', '=', subscriber)
    .orderBy('received_at')
    .execute();
  return { letters, bounces };
}
