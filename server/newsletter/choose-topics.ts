import type { Database } from '../database/tables.ts';
import { readSettings } from '../settings/queries.ts';
import { changeSubscriber } from './queries/subscribers.ts';

export async function chooseTopics(database: Database, subject: string, topics: string[]): Promise<void> {
  const { topics: offered } = await readSettings(database);
  const chosen = offered.map(({ id }) => id).filter((id) => topics.includes(id));
  await changeSubscriber(database, subject, { topics: JSON.stringify(chosen) });
}
