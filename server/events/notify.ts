import type { Database } from '../database/tables.ts';
import { announce } from '../realtime/publish.ts';
import type { Office } from '../app-context.ts';

/** Tells the open pages, once the write is done, what one person of an event has and does. */
export const toldOfRow = (database: Database, office: Office, event: string, member: string) =>
  announce(database, office, 'row', `${event} ${member}`);

export const toldOfGroup = (database: Database, office: Office, group: string) =>
  announce(database, office, 'group', group);

export const toldOfEvent = (database: Database, office: Office, event: string) =>
  announce(database, office, 'event', event);
