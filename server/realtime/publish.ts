import type { LiveTopic } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { insertChange } from './queries.ts';

/** Publishes a change to the open pages when the current transaction commits. */
export const publishChange = (
  { db, clock }: Pick<AppContext, 'db' | 'clock'>,
  topic: LiveTopic,
  subject: string,
): Promise<void> => insertChange(db, { topic, subject, now: clock.now() });
