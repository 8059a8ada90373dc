import { sql } from 'kysely';
import type { ActivityRow } from '../../database/activity-tables.ts';
import type { Database } from '../../database/tables.ts';
import type { ListPage } from '../../http/list-page.ts';

export interface ListedActivity extends ActivityRow {
  host: string | null;
  about: string | null;
}

const nameOf = (table: string) =>
  sql`coalesce(nullif(${sql.ref(`${table}.name`)}, ''), ${sql.ref(`${table}.email`)})`;

/** What hosts have done, newest first, starting after a position, with the present names. */
export function listActivity(database: Database, { after, most }: ListPage): Promise<ListedActivity[]> {
  let query = database
    .selectFrom('activity')
    .leftJoin('members as host', 'host.id', 'activity.member_id')
    .leftJoin('members as person', 'person.id', 'activity.subject')
    .leftJoin('letters', 'letters.id', 'activity.subject')
    .leftJoin('destinations', (join) =>
      join.onRef('destinations.id', '=', 'activity.subject').on('destinations.kind', '=', 'webhook'),
    )
    .leftJoin('api_tokens', 'api_tokens.id', 'activity.subject')
    .leftJoin('events', 'events.id', 'activity.subject')
    // Hosts choose the ids of events and pages, so one of each may have the same.
    .leftJoin('pages', (join) =>
      join.onRef('pages.id', '=', 'activity.subject').on('activity.action', 'like', '%Page'),
    )
    .selectAll('activity')
    .select([
      sql<string | null>`${nameOf('host')}`.as('host'),
      sql<
        string | null
      >`coalesce(${nameOf('person')}, letters.subject, destinations.settings->>'url', api_tokens.name, pages.title, events.title)`.as(
        'about',
      ),
    ]);
  if (after) query = query.where(sql<boolean>`(activity.at, activity.id) < (${after.date}, ${after.id})`);
  return query.orderBy('activity.at', 'desc').orderBy('activity.id', 'desc').limit(most).execute();
}
