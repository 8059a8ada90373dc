import type { Clock } from '../../server/app-context.ts';
import type { Database } from '../../server/database/tables.ts';
import { insertCheckIn, insertEncouragement } from '../../server/events/queries/check-ins.ts';
import { insertEvent, insertGroup } from '../../server/events/queries/events.ts';
import { insertPiece } from '../../server/events/queries/pieces.ts';
import { randomName } from '../../server/secret.ts';
import type { Mood, PieceState } from '../../src/contract/index.ts';
import { checkIns, firstNames, groupNames, lastNames, replies, titles } from './event-texts.ts';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'Europe/Vienna';
const GROUPS = 15;
const PEOPLE_IN_EACH = 6;
const EVENT = 'autumn-day';

/**
 * Fills the demo with last week's live day: ninety people in fifteen groups, some far along, some stuck, most in
 * between.
 */
export async function seedEvent(
  database: Database,
  { clock, url }: { clock: Clock; url: string },
): Promise<void> {
  const now = clock.now();
  const held = new Date(now.getTime() - 5 * DAY_MS);
  const event = {
    id: EVENT,
    title: 'Autumn live day',
    starts_at: held,
    time_zone: ZONE,
    state: 'making',
    quorum: 60,
    joining: 'members',
    capacity: 8,
    showcase_rule: 'publish',
    roll_call_group_id: null,
    created_at: held,
    making_at: held,
    closed_at: null,
  } as const;
  if (!(await insertEvent(database, event))) return;
  await inviteAll(database, held);
  for (let at = 0; at < GROUPS; at++) await gather(database, { at, now, held, url });
}

const nameOf = (number: number) =>
  `${firstNames[number % firstNames.length]} ${lastNames[(number * 7 + Math.floor(number / firstNames.length)) % lastNames.length]}`;
const idOf = (number: number) => `demo-${number}`;

async function inviteAll(database: Database, joined: Date): Promise<void> {
  const rows = Array.from({ length: GROUPS * PEOPLE_IN_EACH }, (_, number) => ({
    id: idOf(number),
    canonical_email: `person-${number}@example.org`,
    email: `person-${number}@example.org`,
    email_verified: true,
    name: nameOf(number),
    role: 'member' as const,
    bio: '',
    link: null,
    locale: 'en',
    joined_at: joined,
    created_at: joined,
    updated_at: joined,
  }));
  await database
    .insertInto('members')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const participants = rows.map(({ id: member }) => ({
    event_id: EVENT,
    member_id: member,
    group_id: null,
    joined_at: joined,
    attended_at: null,
    muted: true, // they are invented and read no email
    updated_at: joined,
  }));
  await database.insertInto('participants').values(participants).execute();
}

interface Gathering {
  at: number;
  now: Date;
  held: Date;
  url: string;
}

/** One group: two in three have agreed on a date. */
async function gather(database: Database, { at, now, held, url }: Gathering): Promise<void> {
  const id = randomName();
  const dated = at % 3 !== 2;
  const publishAt = new Date(now.getTime() + (4 + ((at * 5) % 18)) * DAY_MS);
  publishAt.setUTCHours(17, 0, 0, 0);
  const people = Array.from({ length: PEOPLE_IN_EACH }, (_, place) => at * PEOPLE_IN_EACH + place);
  await insertGroup(database, {
    id,
    event_id: EVENT,
    name: groupNames[at]!,
    facilitator_id: idOf(people[0]!),
    publish_at: dated ? publishAt : null,
    time_zone: dated ? ZONE : null,
    position: at,
    created_at: held,
  });
  await propose(database, { id, people, at: publishAt, state: dated ? 'confirmed' : 'open', held });
  for (const number of people) await make(database, { id, number, now, url });
}

async function propose(
  database: Database,
  {
    id,
    people,
    at,
    state,
    held,
  }: { id: string; people: number[]; at: Date; state: 'open' | 'confirmed'; held: Date },
): Promise<void> {
  const proposal = randomName();
  const proposed = new Date(held.getTime() + 6 * HOUR_MS);
  await database
    .insertInto('date_proposals')
    .values({
      id: proposal,
      group_id: id,
      member_id: idOf(people[1]!),
      publish_at: at,
      time_zone: ZONE,
      state,
      proposed_at: proposed,
      confirmed_at: state === 'confirmed' ? new Date(proposed.getTime() + DAY_MS) : null,
    })
    .execute();
  const agreed = people.slice(1, state === 'confirmed' ? 6 : 3);
  await database
    .insertInto('date_agreements')
    .values(agreed.map((number) => ({ proposal_id: proposal, member_id: idOf(number), agreed_at: proposed })))
    .execute();
}

/** State and mood of the people, in an order that makes neighbours differ. */
const paces: readonly { state: PieceState | null; mood: Mood | null }[] = [
  { state: 'making', mood: 'on-track' },
  { state: 'ready', mood: 'on-track' },
  { state: 'idea', mood: null },
  { state: 'making', mood: 'slow' },
  { state: 'making', mood: null },
  { state: null, mood: null },
  { state: 'ready', mood: null },
  { state: 'making', mood: 'stuck' },
  { state: 'idea', mood: 'slow' },
  { state: 'making', mood: 'on-track' },
  { state: 'ready', mood: 'on-track' },
];

async function make(
  database: Database,
  { id, number, now, url }: { id: string; number: number; now: Date; url: string },
): Promise<void> {
  const member = idOf(number);
  const { state, mood } = paces[number % paces.length]!;
  const said = new Date(now.getTime() - ((number * 37) % 70) * HOUR_MS - 0.2 * HOUR_MS);
  await database
    .updateTable('participants')
    .set({ group_id: id, updated_at: said })
    .where('event_id', '=', EVENT)
    .where('member_id', '=', member)
    .execute();
  const piece = randomName();
  if (state) {
    const [title, kind] = titles[number % titles.length]!;
    await insertPiece(database, {
      id: piece,
      event_id: EVENT,
      member_id: member,
      state,
      kind,
      title,
      note: '',
      link: state === 'ready' ? `${url}/article.html?of=${member}` : null,
      visibility: number % 4 === 3 ? 'group' : number % 4 === 1 ? 'all' : 'event',
      promised_for: null,
      ready_at: state === 'ready' ? said : null,
      published_at: null,
      on_time: false,
      post_id: null,
      hidden: false,
      created_at: said,
    });
  }
  if (!mood) return;
  const checkIn = randomName();
  const words = checkIns[mood][number % checkIns[mood].length]!;
  await insertCheckIn(database, {
    id: checkIn,
    event_id: EVENT,
    member_id: member,
    mood,
    text: words,
    hidden: false,
    created_at: said,
  });
  await encourage(database, { about: checkIn, number, said });
}

async function encourage(
  database: Database,
  { about, number, said }: { about: string; number: number; said: Date },
): Promise<void> {
  const first = Math.floor(number / PEOPLE_IN_EACH) * PEOPLE_IN_EACH;
  const others = Array.from({ length: PEOPLE_IN_EACH }, (_, place) => first + place).filter(
    (it) => it !== number,
  );
  const row = {
    event_id: EVENT,
    entry_id: about,
    hidden: false,
    created_at: new Date(said.getTime() + HOUR_MS),
  };
  for (const other of others.slice(0, number % 4))
    await insertEncouragement(database, {
      ...row,
      id: randomName(),
      member_id: idOf(other),
      kind: 'cheer',
      text: '',
    });
  if (number % 3 !== 0) return;
  const text = replies[number % replies.length]!;
  await insertEncouragement(database, {
    ...row,
    id: randomName(),
    member_id: idOf(others[0]!),
    kind: 'reply',
    text,
  });
}
