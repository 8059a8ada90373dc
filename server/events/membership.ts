import type { Board, Row, SplitRequest } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { readSettings } from '../settings/queries.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { type MemberRecord, memberWithId } from '../members/queries/members.ts';
import { ProblemError } from '../problem.ts';
import {
  type Access,
  accessTo,
  noSuchEvent,
  noSuchGroup,
  noSuchParticipant,
  notPermitted,
} from './access.ts';
import { board, rowFor } from './board.ts';
import { settleDate } from './dates.ts';
import { addGroup } from './events.ts';
import { notifyGroupChanged, notifyRowChanged } from './notify.ts';
import { deleteAgreements } from './queries/dates.ts';
import {
  changeGroup,
  eventWithId,
  type GroupRecord,
  groupsOf,
  lockGroup,
  lockGroups,
} from './queries/events.ts';
import {
  addParticipants,
  changeParticipant,
  lockParticipant,
  membersIn,
  type Participant,
  participant,
  participantsOf,
  removeParticipant,
} from './queries/participants.ts';

/**
 * Puts a member into an event, and into a group or none. Members may place themselves as the event allows;
 * hosts may place anyone.
 */
export async function assignToGroup(
  ctx: AppContext,
  member: MemberRecord,
  { event, who, group }: { event: string; who: string; group: string | null },
): Promise<Row> {
  const access = await accessTo(ctx.db, member, event);
  const from = (await participant(ctx.db, access.event.id, who))?.group_id;
  const locked = await lockGroups(ctx.db, [...new Set([from ?? [], group ?? []].flat())]);
  const to = group === null ? null : locked.find(({ id }) => id === group);
  if (to === undefined || (to && to.event_id !== access.event.id)) throw noSuchGroup();
  if (!access.host) await requirePlace(ctx.db, access, who, to);
  if (who !== member.id && !(await memberWithId(ctx.db, who))?.joined_at) throw noSuchParticipant();
  const { id } = access.event;
  await addParticipants(ctx.db, id, [who], ctx.clock.now());
  const before = (await lockParticipant(ctx.db, id, who))!;
  await moveParticipant(ctx, before, to?.id ?? null);
  const after = await accessTo(ctx.db, member, id);
  return rowFor(ctx, after, who);
}

/** Members may join an event that is not closed, and choose a group with room if the event lets members choose. */
async function requirePlace(
  database: Database,
  { event, member, joined, group }: Access,
  who: string,
  to: GroupRecord | null,
): Promise<void> {
  if (who !== member) throw notPermitted();
  if (event.state === 'closed') throw closed();
  if (to?.id === group && joined) return;
  if (!to && !joined) return;
  if (event.joining === 'host') throw hostsPlace();
  const room = event.capacity === null || !to || (await membersIn(database, to.id)).length < event.capacity;
  if (!room) throw full();
}

const closed = () => new ProblemError('forbidden', { detail: 'The event is closed.' });
const hostsPlace = () =>
  new ProblemError('forbidden', { detail: 'The hosts of this event make the groups.' });
const full = () =>
  new ProblemError('conflict', {
    errors: [{ field: 'group', detail: 'This group is full. Choose another.' }],
  });

/** Moves a participant to another group. Their agreements in the previous group are deleted. */
async function moveParticipant(
  ctx: AppContext,
  { event_id: event, member_id: member, group_id: from }: Participant,
  to: string | null,
): Promise<void> {
  const now = ctx.clock.now();
  if (from !== to) {
    if (from) await deleteAgreements(ctx.db, { group: from, member });
    await changeParticipant(ctx.db, event, member, { group_id: to, updated_at: now });
    if (from) await removeFacilitator(ctx, from, member);
  }
  await notifyRowChanged(ctx, event, member);
}

/** Removes the facilitator if they left, and settles the date: the remaining members may reach the quorum. */
async function removeFacilitator(ctx: AppContext, group: string, member: string): Promise<void> {
  const left = await lockGroup(ctx.db, group);
  if (left?.facilitator_id === member) await changeGroup(ctx.db, group, { facilitator_id: null });
  await settleDate(ctx, group);
  await notifyGroupChanged(ctx, group);
}

/** Removes a member from an event. Their piece is kept, in case they join again. */
export async function leave(
  ctx: AppContext,
  member: MemberRecord,
  { event: id, who }: { event: string; who: string },
): Promise<void> {
  const access = await accessTo(ctx.db, member, id);
  if (who !== member.id && !access.host) throw notPermitted();
  const { event } = access;
  const person = await lockParticipant(ctx.db, event.id, who);
  if (!person) throw noSuchParticipant();
  await moveParticipant(ctx, person, null);
  await removeParticipant(ctx.db, event.id, who);
}

/**
 * Creates groups until there are `groups` of them, and puts people into the smallest. Facilitators go first,
 * one to each group.
 */
export async function split(
  ctx: AppContext,
  member: MemberRecord,
  id: string,
  { groups: wanted, who }: SplitRequest,
): Promise<Board> {
  const event = await eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
  if (who === 'members') await addParticipants(ctx.db, event.id, await everyMember(ctx.db), ctx.clock.now());
  const groups = await ensureGroupCount(ctx, member, event.id, wanted);
  await lockGroups(
    ctx.db,
    groups.map((group) => group.id),
  );
  const people = await participantsOf(ctx.db, event.id);
  const moved = who === 'joined' ? people : people.filter(({ group_id: group }) => group === null);
  const sizes = new Map(groups.map((group) => [group, 0]));
  for (const person of people) {
    const group = !moved.includes(person) && groups.find(({ id: at }) => at === person.group_id);
    if (group) sizes.set(group, sizes.get(group)! + 1);
  }
  const facilitators = await facilitatorsAmong(ctx.db, moved);
  for (const person of [...facilitators, ...shuffled(moved.filter((it) => !facilitators.includes(it)))]) {
    const leads = facilitators.includes(person);
    const group = smallest(
      sizes,
      leads ? ({ facilitator_id: facilitator }) => facilitator === null : undefined,
    );
    sizes.set(group, sizes.get(group)! + 1);
    await moveParticipant(ctx, person, group.id);
    if (leads && group.facilitator_id === null) await appointFacilitator(ctx, group, person.member_id);
  }
  return board(ctx, member, event.id);
}

const everyMember = async (database: Database): Promise<string[]> => {
  const rows = await database
    .selectFrom('members')
    .select('id')
    .where('joined_at', 'is not', null)
    .where('role', '<>', 'host')
    .execute();
  return rows.map(({ id }) => id);
};

async function ensureGroupCount(
  ctx: AppContext,
  { locale }: MemberRecord,
  event: string,
  wanted: number,
): Promise<GroupRecord[]> {
  const groups = await groupsOf(ctx.db, event);
  const { words } = languageFor([locale], await readSettings(ctx.db));
  for (let number = groups.length; number < wanted; number++) {
    const name = fill(words.events.groupName, { number: number + 1 });
    groups.push(await addGroup(ctx, { event_id: event, name, position: number }));
  }
  return groups;
}

async function facilitatorsAmong(database: Database, people: Participant[]): Promise<Participant[]> {
  const rows = await database.selectFrom('members').select('id').where('role', '=', 'facilitator').execute();
  const ids = new Set(rows.map(({ id }) => id));
  return people.filter(({ member_id: member }) => ids.has(member));
}

/** The smallest group that fits, or the smallest of all if none fits. */
function smallest(
  sizes: Map<GroupRecord, number>,
  fits: (group: GroupRecord) => boolean = () => true,
): GroupRecord {
  const all = [...sizes];
  const fitting = all.filter(([group]) => fits(group));
  return (fitting.length ? fitting : all).reduce((one, other) => (other[1] < one[1] ? other : one))[0];
}

async function appointFacilitator(ctx: AppContext, group: GroupRecord, facilitator: string): Promise<void> {
  group.facilitator_id = facilitator;
  await changeGroup(ctx.db, group.id, { facilitator_id: facilitator });
  await notifyGroupChanged(ctx, group.id);
}

/** Fisher–Yates with a CSPRNG. */
function shuffled<Item>(items: Item[]): Item[] {
  const all = [...items];
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor((crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32) * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** Records in the roll-call whether a participant is present. For the participant, their facilitator and hosts. */
export async function setAttendance(
  ctx: AppContext,
  member: MemberRecord,
  { event, who, here }: { event: string; who: string; here: boolean },
): Promise<Row> {
  const access = await accessTo(ctx.db, member, event);
  const person = await lockParticipant(ctx.db, access.event.id, who);
  if (!person) throw noSuchParticipant();
  const runs = access.host || (person.group_id !== null && access.runs.has(person.group_id));
  if (who !== member.id && !runs) throw notPermitted();
  const now = ctx.clock.now();
  const change = { attended_at: here ? (person.attended_at ?? now) : null, updated_at: now };
  await changeParticipant(ctx.db, access.event.id, who, change);
  await notifyRowChanged(ctx, access.event.id, who);
  return rowFor(ctx, access, who);
}
