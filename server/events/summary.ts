import type { Summary } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import type { PostRecord } from '../showcase/queries/posts.ts';
import { noSuchEvent } from './access.ts';
import { presentEvent } from './presenters.ts';
import { eventWithId, type GroupRecord, groupsOf } from './queries/events.ts';
import { peopleOf, type Person } from './queries/participants.ts';
import { type PieceRecord, piecesOf } from './queries/pieces.ts';

/** The summary of a closed event. */
export async function summary(ctx: AppContext, id: string): Promise<Summary> {
  const event = await eventWithId(ctx.db, id);
  if (event?.state !== 'closed') throw noSuchEvent();
  const people = await peopleOf(ctx.db, event.id);
  const groups = await groupsOf(ctx.db, event.id);
  const there = new Set(people.map(({ member_id: member }) => member));
  const pieces = (await piecesOf(ctx.db, event.id)).filter(({ member_id: member }) => there.has(member));
  const out = pieces.filter(isOut);
  const seen = await publishedAmong(ctx.db, out);
  return {
    event: presentEvent(event),
    people: people.length,
    made: pieces.length,
    published: out.length,
    onTime: out.filter(isOnTime).length,
    encouragements: await encouragementsIn(ctx.db, event.id),
    groups: groups.map((group) => groupSummary(group, { people, out, seen })),
    page: `${ctx.url}/events/${event.id}/summary.html`,
  };
}

const isOut = ({ state }: PieceRecord) => state === 'published';
const isOnTime = ({ on_time: onTime }: PieceRecord) => onTime;

type SeenPost = Pick<PostRecord, 'id' | 'title' | 'kind' | 'link' | 'author_id'>;

interface Parts {
  people: Person[];
  out: PieceRecord[];
  /** Published posts by id. */
  seen: ReadonlyMap<string, SeenPost>;
}

function groupSummary({ id, name }: GroupRecord, { people, out, seen }: Parts): Summary['groups'][number] {
  const own = people.filter(({ group_id: group }) => group === id);
  const names = new Map(own.map((person) => [person.member_id, person.name]));
  const pieces = out.filter(({ member_id: member }) => names.has(member));
  return {
    id,
    name,
    people: own.length,
    published: pieces.length,
    onTime: pieces.filter(isOnTime).length,
    pieces: pieces.flatMap((piece) => {
      const { post_id: post, member_id: member } = piece;
      // Show the post's title and link rather than the piece's: the post is what hosts approved.
      const shown = post === null ? undefined : seen.get(post);
      if (piece.hidden || !shown || shown.author_id !== member) return [];
      const { title, kind, link, id } = shown;
      return [{ title, by: names.get(member)!, kind, link, post: id }];
    }),
  };
}

async function publishedAmong(
  database: Database,
  pieces: PieceRecord[],
): Promise<ReadonlyMap<string, SeenPost>> {
  const posts = pieces.flatMap(({ post_id: post }) => post ?? []);
  if (posts.length === 0) return new Map();
  const rows = await database
    .selectFrom('posts')
    .select(['id', 'title', 'kind', 'link', 'author_id'])
    .where('id', 'in', posts)
    .where('state', '=', 'published')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function encouragementsIn(database: Database, event: string): Promise<number> {
  const { count } = await database
    .selectFrom('encouragements')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('event_id', '=', event)
    .executeTakeFirstOrThrow();
  return Number(count);
}
