import type { LiveTopic } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import type { Office } from '../app-context.ts';
import { insertChange } from './queries.ts';

/** Tells the open pages of a change, once the transaction it belongs to is done. */
export const announce = (
  database: Database,
  { clock }: Pick<Office, 'clock'>,
  topic: LiveTopic,
  subject: string,
): Promise<void> => insertChange(database, { topic, subject, now: clock.now() });
