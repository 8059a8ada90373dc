import type { LiveTopic } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { insertChange } from './queries.ts';

/** Tells the open pages of a change, once the transaction it belongs to is done. */
export const publishChange = (
  database: Database,
  { clock }: Pick<AppContext, 'clock'>,
  topic: LiveTopic,
  subject: string,
): Promise<void> => insertChange(database, { topic, subject, now: clock.now() });
