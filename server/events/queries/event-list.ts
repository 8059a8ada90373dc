import { type SelectQueryBuilder, sql } from 'kysely';
import { pieceStates } from '../../../src/contract/index.ts';
import { contains } from '../../database/contains.ts';
import type { Database, Tables } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';
import type { EventRecord } from './events.ts';

export interface EventFilter {
  search?: string | undefined;
  state?: EventRecord['state'] | undefined;
}

export interface ListedEvent extends EventRecord {
  groups: number;
  people: number;
  /** In the order of `pieceStates`. */
  pieces: number[];
}

type Events = SelectQueryBuilder<Tables, 'events', object>;

function filtered(database: Database, { search, state }: EventFilter): Events {
  let query: Events = database.selectFrom('events');
  if (state) query = query.where('events.state', '=', state);
  if (search) query = query.where(contains('events.title', search));
  return query;
}

/** Events, newest first, starting after a position. */
export function listEvents(
  database: Database,
  { after, most, ...filter }: ListPage & EventFilter,
): Promise<ListedEvent[]> {
  let query = filtered(database, filter);
  if (after) query = query.where(sql<boolean>`(events.created_at, events.id) < (${after.date}, ${after.id})`);
  const states = pieceStates.map((state) => sql`(count(*) filter (where pieces.state = ${state}))::integer`);
  return query
    .selectAll('events')
    .select([
      sql<number>`(select count(*)::integer from groups where event_id = events.id)`.as('groups'),
      sql<number>`(select count(*)::integer from participants where event_id = events.id)`.as('people'),
      // The pieces of members who have left the event are kept, and aren't counted.
      sql<number[]>`(select array[${sql.join(states)}] from pieces
        join participants using (event_id, member_id) where event_id = events.id)`.as('pieces'),
    ])
    .orderBy('events.created_at', 'desc')
    .orderBy('events.id', 'desc')
    .limit(most)
    .execute();
}

export async function countEvents(database: Database, filter: EventFilter): Promise<number> {
  const { count } = await filtered(database, filter)
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
