import type { Database } from '../database/tables.ts';
import type { Office } from '../office.ts';

export type Topic = 'row' | 'group' | 'event' | 'showcase' | 'member';

/** Tells the open pages of a change, once the write it belongs to is done. */
export async function announce(
  _database: Database,
  _office: Office,
  _topic: Topic,
  _subject: string,
): Promise<void> {}
