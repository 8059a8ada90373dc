import { inTransaction } from '../database/transaction.ts';
import type {
  Cheered,
  CheerRequest,
  OwnPost,
  PostChangeRequest,
  Preview,
  ReportRequest,
  SubmissionRequest,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { hasRole } from '../members/authenticate.ts';
import { ProblemError } from '../problem.ts';
import { publishChange } from '../realtime/publish.ts';
import type { LinkPreview, LinkReader, Thumbnails } from '../safe-fetch/port.ts';
import { randomName } from '../secret.ts';
import { emailHosts } from './emails.ts';
import { linkIndexKey } from './link.ts';
import { authoredBy, newPost } from './new-post.ts';
import { presentOwnPosts, thumbnail } from './presenters.ts';
import { setCheer } from './queries/cheers.ts';
import { picturesWithIds, saveThumbnails } from './queries/pictures.ts';
import {
  changePost,
  insertPost,
  isHeld,
  postWithId,
  postWithLink,
  publishedPost,
  type ShownPost,
} from './queries/posts.ts';
import { insertPreview, previewOf } from './queries/previews.ts';
import { insertReport } from './queries/reports.ts';
import { isTrusted } from './queries/trust.ts';

/** Seconds to fetch a link and its picture. Less than the API's own timeout, 10 seconds by default. */
const PREVIEW_TIMEOUT_S = 7;

/** Fetches a preview of a pasted link, and stores it until the member submits the post. */
export async function preview(
  ctx: AppContext,
  web: LinkReader,
  member: MemberRow,
  link: string,
): Promise<Preview> {
  await consumeLimit(ctx, 'previews', member.id);
  const signal = AbortSignal.timeout(PREVIEW_TIMEOUT_S * 1000);
  const found = await web.unfurl(link, signal);
  if ('fault' in found) throw new ProblemError('link-unreadable', { detail: found.say });
  await rejectDuplicate(ctx.db, found.link);
  // The preview is still useful without a picture.
  const picture = found.picture ? await web.thumbnails(found.picture, signal) : undefined;
  return keepPreview(ctx, member, {
    found,
    picture: picture && 'variants' in picture ? picture : undefined,
  });
}

async function keepPreview(
  ctx: AppContext,
  member: MemberRow,
  { found, picture }: { found: LinkPreview; picture: Thumbnails | undefined },
): Promise<Preview> {
  const { link, kind, title, excerpt, author, language = null, media = null, pictureAlt = '' } = found;
  const now = ctx.clock.now();
  const id = randomName();
  const card = { link, kind, title, excerpt, author: author?.name ?? '', language, media };
  const pictureId = picture ? randomName() : null;
  await inTransaction(ctx, async ({ db }) => {
    if (picture) await saveThumbnails(db, pictureId!, picture, now);
    const row = {
      id,
      member_id: member.id,
      metadata: JSON.stringify(card),
      picture_id: pictureId,
      created_at: now,
    };
    await insertPreview(db, row);
  });
  const kept = pictureId ? (await picturesWithIds(ctx.db, [pictureId])).get(pictureId) : undefined;
  return {
    id,
    ...card,
    picture: kept ? thumbnail(ctx, kept, pictureAlt) : null,
    publishesImmediately: await publishesImmediately(ctx.db, member),
  };
}

/** Facilitators and hosts are trusted by role, other members when a host has said so. */
export const publishesImmediately = async (database: Database, { id, role }: MemberRow): Promise<boolean> =>
  hasRole(role, 'facilitator') || isTrusted(database, id);

/** Submits a member's piece: published right away if the member is trusted, otherwise pending a host's approval. */
export async function submit(
  ctx: AppContext,
  member: MemberRow,
  request: SubmissionRequest,
): Promise<OwnPost> {
  await consumeLimit(ctx, 'submissions', member.id);
  await rejectDuplicate(ctx.db, request.link);
  const shown = request.preview ? await previewOf(ctx.db, request.preview, member.id) : undefined;
  const now = ctx.clock.now();
  const key = await linkIndexKey(request.link);
  const published = (await publishesImmediately(ctx.db, member)) && !(await isHeld(ctx.db, key));
  const { link, kind, title, excerpt, topics, language, alt } = request;
  const post = newPost({
    now,
    published,
    kind,
    title,
    excerpt,
    link,
    link_key: key,
    ...authoredBy(member),
    picture_id: shown?.picture_id ?? null,
    alt: alt ?? '',
    // Take the media URL from the server's own preview, never from the request.
    media_url: shown?.metadata.link === link ? shown.metadata.media : null,
    topics: [...new Set(topics)],
    language: language ?? null,
  });
  if (!(await insertPost(ctx.db, post))) throw alreadyThere();
  if (published) await publishChange(ctx, 'showcase', post.id);
  return ownPost(ctx, post.id);
}

async function rejectDuplicate(database: Database, link: string): Promise<void> {
  if (await postWithLink(database, await linkIndexKey(link))) throw alreadyThere();
}

const alreadyThere = () =>
  new ProblemError('validation-failed', {
    errors: [
      {
        field: 'link',
        detail: 'This piece is in the showcase already, or waits to be. Choose another link.',
      },
    ],
  });

/** Changes a post. Its author may while it is pending or published, hosts always. */
export async function change(
  ctx: AppContext,
  member: MemberRow,
  { post: id, ...request }: PostChangeRequest & { post: string },
): Promise<OwnPost> {
  const post = await editablePost(ctx.db, member, id);
  const { topics, ...texts } = request;
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  await changePost(ctx.db, id, {
    ...Object.fromEntries(given),
    ...(topics && { topics: [...new Set(topics)] }),
    updated_at: ctx.clock.now(),
    ...(await stateAfterEdit(ctx.db, member, post)),
  });
  return ownPost(ctx, id);
}

/** A published post that is edited waits for approval again, unless the member is trusted. */
async function stateAfterEdit(database: Database, member: MemberRow, post: ShownPost) {
  const again = post.state === 'published' && !(await publishesImmediately(database, member));
  return again ? ({ state: 'pending' } as const) : {};
}

/** Withdraws a post for good. Only its author may; hosts decline or hide posts instead. */
export async function withdraw(ctx: AppContext, member: MemberRow, id: string): Promise<void> {
  const post = await postWithId(ctx.db, id);
  if (!post || post.author_id !== member.id) throw nothing();
  await inTransaction(ctx, async (ctx) => {
    await changePost(ctx.db, id, { state: 'withdrawn', updated_at: ctx.clock.now() });
    await publishChange(ctx, 'showcase', id);
  });
}

const nothing = () => new ProblemError('not-found', { detail: 'There is no such post, or it is not yours.' });

async function editablePost(database: Database, member: MemberRow, id: string): Promise<ShownPost> {
  const post = await postWithId(database, id);
  if (!post) throw nothing();
  if (hasRole(member.role, 'host')) return post;
  const own = post.author_id === member.id && ['pending', 'published'].includes(post.state);
  if (!own) throw nothing();
  return post;
}

/** A post that everyone may see. */
export async function findPublished(database: Database, id: string): Promise<ShownPost> {
  const post = await publishedPost(database, id);
  if (!post) throw new ProblemError('not-found', { detail: 'There is no such post, or not any more.' });
  return post;
}

/** Cheers a post, or takes the cheer back. Idempotent. */
export async function cheer(
  ctx: AppContext,
  member: MemberRow,
  { post: id, cheered }: CheerRequest & { post: string },
): Promise<Cheered> {
  const { id: post } = await findPublished(ctx.db, id);
  const now = ctx.clock.now();
  return { cheers: await setCheer(ctx.db, { post, member: member.id, cheered, now }), cheered };
}

/** Reports a post to the hosts. */
export async function report(
  ctx: AppContext,
  { post: id, reason }: ReportRequest & { post: string },
): Promise<void> {
  const { id: post } = await findPublished(ctx.db, id);
  await insertReport(ctx.db, {
    id: randomName(),
    post_id: post,
    reason,
    reported_at: ctx.clock.now(),
  });
  await emailHosts(ctx, 'report');
}

export async function ownPost(ctx: AppContext, id: string): Promise<OwnPost> {
  const [shown] = await presentOwnPosts(ctx, [(await postWithId(ctx.db, id))!]);
  return shown!;
}
