import type { Database } from '../database/tables.ts';
import { publishChange } from '../realtime/publish.ts';
import type { AppContext } from '../app-context.ts';

/** Tells the open pages, once the write is done, what one person of an event has and does. */
export const notifyRowChanged = (database: Database, office: AppContext, event: string, member: string) =>
  publishChange(database, office, 'row', `${event} ${member}`);

export const notifyGroupChanged = (database: Database, office: AppContext, group: string) =>
  publishChange(database, office, 'group', group);

export const notifyEventChanged = (database: Database, office: AppContext, event: string) =>
  publishChange(database, office, 'event', event);
