import { inTransaction } from '../database/transaction.ts';
import { sql } from 'kysely';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { memberWithId } from '../members/queries/members.ts';
import { publishChange } from '../realtime/publish.ts';
import { emailHosts } from '../showcase/emails.ts';
import { linkIndexKey } from '../showcase/link.ts';
import { authoredBy, newPost } from '../showcase/new-post.ts';
import { insertPost, isHeld, postWithLink } from '../showcase/queries/posts.ts';
import { insertThumbnailJob } from '../showcase/queries/thumbnail-jobs.ts';
import { notifyRowChanged } from './notify.ts';
import { changeParticipant } from './queries/participants.ts';
import { changePiece, type PieceRecord } from './queries/pieces.ts';

/** A piece that is due, with what its post needs from the event and the group. */
interface Due extends PieceRecord {
  event_title: string;
  showcase_rule: 'queue' | 'publish';
  group_id: string;
  group_name: string;
  publish_at: Date | null;
}

/** Publishes all due pieces, one transaction per group. Safe to run in several processes at the same time. */
export async function publishDue(ctx: AppContext): Promise<void> {
  for (;;) {
    const published = await inTransaction(ctx, (ctx) => publishGroup(ctx, ctx.clock.now()));
    if (!published) return;
  }
}

/**
 * Publishes the due pieces of one group. Due means ready, with a link, and past the piece's own promise or else the
 * group's date. False if no group has any.
 */
async function publishGroup(ctx: AppContext, now: Date): Promise<boolean> {
  const group = await lockDueGroup(ctx.db, now);
  if (group === undefined) return false;
  const pieces = await duePieces(ctx.db, now, group);
  let waiting = false;
  for (const piece of pieces) waiting = (await publish(ctx, piece, now)) || waiting;
  if (waiting) await emailHosts(ctx, 'queue');
  return true;
}

const due = (now: Date) => sql<boolean>`
  pieces.state = 'ready' and pieces.link is not null and not pieces.hidden
    and events.state <> 'open' and coalesce(pieces.promised_for, groups.publish_at) <= ${now}`;

const joined = sql`
  pieces
  join participants on participants.event_id = pieces.event_id and participants.member_id = pieces.member_id
  join groups on groups.id = participants.group_id
  join events on events.id = pieces.event_id`;

/** Skips groups that another process has locked, because that process is publishing them. */
async function lockDueGroup(database: Database, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from groups where id in (select groups.id from ${joined} where ${due(now)})
    order by id limit 1 for update skip locked`.execute(database);
  return rows[0]?.id;
}

async function duePieces(database: Database, now: Date, group: string): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select pieces.*, events.title as event_title, events.showcase_rule, groups.id as group_id,
      groups.name as group_name, groups.publish_at
    from ${joined} where groups.id = ${group} and ${due(now)}
    order by pieces.created_at, pieces.id for update of pieces`.execute(database);
  return rows;
}

/** Returns whether the post waits for a host's approval. */
async function publish(ctx: AppContext, piece: Due, now: Date): Promise<boolean> {
  const member = (await memberWithId(ctx.db, piece.member_id))!;
  const { ready_at: ready, publish_at: date } = piece;
  const { post, waits } = await postOf(ctx.db, piece, member, now);
  const onTime = ready !== null && date !== null && ready <= date;
  await changePiece(ctx.db, piece.id, {
    state: 'published',
    published_at: now,
    on_time: onTime,
    post_id: post,
  });
  await changeParticipant(ctx.db, piece.event_id, piece.member_id, { updated_at: now });
  await notifyRowChanged(ctx, piece.event_id, piece.member_id);
  if (post) await publishChange(ctx, 'showcase', post);
  return waits;
}

/**
 * Creates the post for a piece, or returns the post that already has this link. The summary only shows posts
 * of the member's own.
 */
async function postOf(
  database: Database,
  piece: Due,
  member: MemberRecord,
  now: Date,
): Promise<{ post: string | null; waits: boolean }> {
  const link = piece.link!;
  const key = await linkIndexKey(link);
  const there = await postWithLink(database, key);
  if (there) return { post: there.id, waits: false };
  const published = piece.showcase_rule === 'publish' && !(await isHeld(database, key));
  const post = newPost({
    now,
    published,
    kind: piece.kind,
    title: piece.title || member.name || new URL(link).hostname,
    excerpt: piece.note.slice(0, 500),
    link,
    link_key: key,
    ...authoredBy(member),
    event_title: piece.event_title,
    group_name: piece.group_name,
  });
  const { id } = post;
  const inserted = await insertPost(database, post);
  // The link's preview is fetched later, by a job.
  if (inserted) await insertThumbnailJob(database, { post_id: id, url: link, is_page: true, due_at: now });
  return { post: inserted ? id : null, waits: inserted && !published };
}
