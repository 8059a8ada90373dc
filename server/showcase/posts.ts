import type { OwnPost, Preview, SubmissionRequest, PostChangeRequest } from '../../src/contract/index.ts';
import type { Database, MemberRow } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { publishChange } from '../realtime/publish.ts';
import { hasRole } from '../members/auth-middleware.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { linkIndexKey } from './link.ts';
import { saveThumbnails, picturesWithIds, type Thumbnails } from './queries/pictures.ts';
import {
  changePost,
  insertPost,
  isHeld,
  type NewPost,
  postWithId,
  postWithLink,
  type ShownPost,
} from './queries/posts.ts';
import { insertPreview, previewOf } from './queries/previews.ts';
import { isTrusted } from './queries/trust.ts';
import { presentOwnPosts, thumbnail } from './presenters.ts';
import type { LinkPreview, LinkReader } from '../safe-fetch/port.ts';

/** Seconds that a site has to show itself: less than the API has to answer. */
const PATIENCE = 7;

/** Looks behind a pasted link, and keeps what it found until the member sends it. */
export async function preview(
  database: Database,
  office: AppContext,
  web: LinkReader,
  member: MemberRow,
  link: string,
): Promise<Preview | ProblemError> {
  const limited = await consumeLimit(database, office, 'previews', member.id);
  if (limited) return limited;
  const signal = AbortSignal.timeout(PATIENCE * 1000);
  const found = await web.unfurl(link, signal);
  if ('fault' in found) return new ProblemError('link-unreadable', { detail: found.say });
  const taken = await refuseTwice(database, found.link);
  if (taken) return taken;
  // A card without its picture is better than none.
  const picture = found.picture ? await web.thumbnails(found.picture, signal) : undefined;
  return keepPreview(database, office, member, {
    found,
    picture: picture && 'variants' in picture ? picture : undefined,
  });
}

async function keepPreview(
  database: Database,
  office: AppContext,
  member: MemberRow,
  { found, picture }: { found: LinkPreview; picture: Thumbnails | undefined },
): Promise<Preview> {
  const { link, kind, title, excerpt, author, language = null, media = null, pictureAlt = '' } = found;
  const now = office.clock.now();
  const id = randomName();
  const card = { link, kind, title, excerpt, author: author?.name ?? '', language, media };
  const pictureId = picture ? randomName() : null;
  await database.transaction().execute(async (transaction) => {
    if (picture) await saveThumbnails(transaction, pictureId!, picture, now);
    const row = { id, member: member.id, found: JSON.stringify(card), picture: pictureId, created_at: now };
    await insertPreview(transaction, row);
  });
  const kept = pictureId ? (await picturesWithIds(database, [pictureId])).get(pictureId) : undefined;
  return {
    id,
    ...card,
    picture: kept ? thumbnail(office, kept, pictureAlt) : null,
    atOnce: await publishesImmediately(database, member),
  };
}

/** Facilitators and hosts are trusted by their role, members when a host has said so. */
export const publishesImmediately = async (database: Database, { id, role }: MemberRow): Promise<boolean> =>
  hasRole(role, 'facilitator') || isTrusted(database, id);

/** Puts a member's piece in: for everybody to see, or for a host to look at first. */
export async function submit(
  database: Database,
  office: AppContext,
  member: MemberRow,
  request: SubmissionRequest,
): Promise<OwnPost | ProblemError> {
  const limited = await consumeLimit(database, office, 'submissions', member.id);
  if (limited) return limited;
  const taken = await refuseTwice(database, request.link);
  if (taken) return taken;
  const shown = request.preview ? await previewOf(database, request.preview, member.id) : undefined;
  const now = office.clock.now();
  const key = await linkIndexKey(request.link);
  const atOnce = (await publishesImmediately(database, member)) && !(await isHeld(database, key));
  const { link, kind, title, excerpt, topics, language, alt } = request;
  const post: NewPost = {
    id: randomName(),
    kind,
    title,
    excerpt,
    link,
    link_key: key,
    author_member: member.id,
    author_key: member.id,
    author_name: member.name,
    author_link: member.link,
    picture: shown?.picture ?? null,
    alt: alt ?? '',
    // What plays is what the server saw, never what somebody says that it saw.
    media: shown?.found.link === link ? shown.found.media : null,
    event: null,
    in_group: null,
    topics: [...new Set(topics)],
    language: language ?? null,
    date: now,
    published_at: atOnce ? now : null,
    state: atOnce ? 'published' : 'pending',
    reason: '',
    source: null,
    entry: null,
    cheers: 0,
    created_at: now,
    updated_at: now,
  };
  if (!(await insertPost(database, post))) return alreadyThere;
  if (atOnce) await publishChange(database, office, 'showcase', post.id);
  return ownPost(database, office, post.id);
}

async function refuseTwice(database: Database, link: string): Promise<ProblemError | undefined> {
  return (await postWithLink(database, await linkIndexKey(link))) && alreadyThere;
}

const alreadyThere = new ProblemError('invalid', {
  errors: [
    {
      field: 'link',
      detail: 'This piece is in the showcase already, or waits to be. Choose another link.',
    },
  ],
});

/** Changes a post: its author until it is declined or withdrawn, a host always. */
export async function change(
  database: Database,
  office: AppContext,
  member: MemberRow,
  { post: id, ...request }: PostChangeRequest & { post: string },
): Promise<OwnPost | ProblemError> {
  const post = await postForHands(database, member, id);
  if (post instanceof ProblemError) return post;
  const { topics, ...texts } = request;
  const given = Object.entries(texts).filter(([, value]) => value !== undefined);
  await changePost(database, id, {
    ...Object.fromEntries(given),
    ...(topics && { topics: [...new Set(topics)] }),
    updated_at: office.clock.now(),
    ...(await backInQueue(database, member, post)),
  });
  return ownPost(database, office, id);
}

/** What was approved is not what it has become: a host looks again, unless there is trust. */
async function backInQueue(database: Database, member: MemberRow, post: ShownPost) {
  const again = post.state === 'published' && !(await publishesImmediately(database, member));
  return again ? ({ state: 'pending' } as const) : {};
}

/** Takes a post away for good; nobody but its author may, for a host hides or declines it. */
export async function withdraw(
  database: Database,
  office: AppContext,
  member: MemberRow,
  id: string,
): Promise<ProblemError | undefined> {
  const post = await postWithId(database, id);
  if (!post || post.author_member !== member.id) return nothing;
  await changePost(database, id, { state: 'withdrawn', updated_at: office.clock.now() });
  await publishChange(database, office, 'showcase', id);
  return undefined;
}

const nothing = new ProblemError('not-found', { detail: 'There is no such post, or it is not yours.' });

async function postForHands(database: Database, member: MemberRow, id: string): Promise<ShownPost | ProblemError> {
  const post = await postWithId(database, id);
  if (!post) return nothing;
  if (hasRole(member.role, 'host')) return post;
  const own = post.author_member === member.id && ['pending', 'published'].includes(post.state);
  return own ? post : nothing;
}

export async function ownPost(database: Database, office: AppContext, id: string): Promise<OwnPost> {
  const [shown] = await presentOwnPosts(database, office, [(await postWithId(database, id))!]);
  return shown!;
}
