import type { LiveTopic } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { insertChange } from './queries.ts';

/** Publishes a change to the open pages when the current transaction commits. */
export const publishChange = (
  database: Database,
  { clock }: Pick<AppContext, 'clock'>,
  topic: LiveTopic,
  subject: string,
): Promise<void> => insertChange(database, { topic, subject, now: clock.now() });
