import type { EventEntry, Events, EventsQuery } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import { creationCursor, type ListPage, pageOf } from '../http/list-page.ts';
import { presentEvent } from './presenters.ts';
import * as list from './queries/event-list.ts';

const PAGE_SIZE = 100;

export async function listEvents(
  { db }: AppContext,
  { after, limit = PAGE_SIZE, ...filter }: EventsQuery,
): Promise<Events> {
  const read = (page: ListPage) => list.listEvents(db, { ...page, ...filter });
  const { rows, next } = await pageOf({ after, limit }, read, creationCursor);
  return { events: rows.map(present), next, total: await list.countEvents(db, filter) };
}

const present = ({ groups, people, pieces, ...event }: list.ListedEvent): EventEntry => ({
  ...presentEvent(event),
  ...{ groups, people, pieces },
});
