import type { LiveTopic } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import type { Office } from '../office.ts';
import { insertChange } from './rows/changes.ts';

/** Tells the open pages of a change, once the transaction it belongs to is done. */
export const announce = (
  database: Database,
  { clock }: Pick<Office, 'clock'>,
  topic: LiveTopic,
  subject: string,
): Promise<void> => insertChange(database, { topic, subject, now: clock.now() });
