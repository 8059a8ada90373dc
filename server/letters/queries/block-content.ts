import { sql } from 'kysely';
import type { Database } from '../../database/tables.ts';
import { publishedPosts, type ShownPost } from '../../showcase/queries/posts.ts';

/** Posts that were first visible after `since` and up to `until`, newest first. */
export async function postsPublishedBetween(
  database: Database,
  since: Date,
  until: Date,
  most: number,
): Promise<ShownPost[]> {
  return publishedPosts(
    database,
    { publishedAfter: since, publishedUntil: until },
    { after: undefined, most },
  );
}

export interface GroupToPublish {
  name: string;
  event: string;
  publish_at: Date;
  zone: string;
}

/** Groups of events that are not closed, with an agreed date in this span of time, the next first. */
export async function groupsPublishingBetween(
  database: Database,
  from: Date,
  until: Date,
  most: number,
): Promise<GroupToPublish[]> {
  const { rows } = await sql<GroupToPublish>`
    select groups.name, events.title as event, groups.publish_at,
      coalesce(groups.time_zone, events.time_zone) as zone
    from groups join events on events.id = groups.event_id
    where events.state <> 'closed' and groups.publish_at >= ${from} and groups.publish_at < ${until}
    order by groups.publish_at, groups.id limit ${most}`.execute(database);
  return rows;
}
