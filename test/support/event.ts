import { inTransaction } from '../../server/database/transaction.ts';
import { insertEvent, insertGroup } from '../../server/events/queries/events.ts';
import { confirmDate, propose } from '../../server/events/dates.ts';
import { changePiece } from '../../server/events/pieces.ts';
import { insertCheckIn } from '../../server/events/queries/check-ins.ts';
import { memberByEmail, type MemberRecord } from '../../server/members/queries/members.ts';
import { addMember } from '../../server/members/accounts.ts';
import type { AppContext } from '../../server/app-context.ts';
import { randomName } from '../../server/secret.ts';
import type { EventMade, EventOrder, PersonOrder } from './community.ts';

const addressOf = (name: string) => `${name.toLowerCase()}@example.org`;

/** Adds an event, with its groups and their people; an existing member takes part as themselves. */
export async function addEvent(ctx: AppContext, order: EventOrder): Promise<EventMade> {
  const now = ctx.clock.now();
  const {
    id = 'spring-day',
    groups,
    state = 'making',
    quorum = 60,
    joining = 'members',
    capacity = null,
  } = order;
  await insertEvent(ctx.db, {
    id,
    title: 'Spring day',
    starts_at: new Date(order.startsAt ?? now),
    time_zone: 'Europe/Vienna',
    state,
    quorum,
    joining,
    capacity,
    showcase_rule: 'publish',
    roll_call_group_id: null,
    created_at: now,
    making_at: now,
    closed_at: state === 'closed' ? now : null,
  });
  const made: EventMade = { event: id, groups: {}, people: {} };
  for (const [position, { name, date, people }] of groups.entries()) {
    const group = randomName();
    made.groups[name] = group;
    await insertGroup(ctx.db, {
      id: group,
      event_id: id,
      name,
      facilitator_id: null,
      publish_at: date ? new Date(date) : null,
      time_zone: date ? 'Europe/Vienna' : null,
      position,
      created_at: now,
    });
    for (const person of people) made.people[person.name] = await seat(ctx, { id, group, person });
  }
  return made;
}

async function seat(
  ctx: AppContext,
  { id: event, group, person }: { id: string; group: string; person: PersonOrder },
): Promise<string> {
  const now = ctx.clock.now();
  const address = addressOf(person.name);
  const who = {
    address,
    email: address,
    name: person.name,
    role: 'member',
    locale: 'en',
    joinedAt: now,
  } as const;
  const { id: member } = (await memberByEmail(ctx.db, address)) ?? (await addMember(ctx, who));
  await ctx.db
    .insertInto('participants')
    .values({
      event_id: event,
      member_id: member,
      group_id: group,
      joined_at: now,
      attended_at: null,
      muted: false,
      updated_at: now,
    })
    .execute();
  if (person.facilitates)
    await ctx.db.updateTable('groups').set({ facilitator_id: member }).where('id', '=', group).execute();
  if (person.piece) await changeAsHost(ctx, { event, member, change: person.piece });
  const { says } = person;
  if (says)
    await insertCheckIn(ctx.db, {
      id: randomName(),
      event_id: event,
      member_id: member,
      mood: says.mood,
      text: says.text ?? '',
      hidden: false,
      created_at: now,
    });
  return member;
}

/** Changes a person's piece, as a host on another device does. */
export async function changeAsHost(
  ctx: AppContext,
  { event, member, change }: { event: string; member: string; change: object },
): Promise<void> {
  const by = await hostOf(ctx);
  await inTransaction(ctx, (ctx) => changePiece(ctx, by, { ...change, event, who: member }));
}

/** Settles the date of a group, as a host on another device does. */
export async function settleDate(ctx: AppContext, { group, at }: { group: string; at: string }) {
  const by = await hostOf(ctx);
  await inTransaction(ctx, async (ctx) => {
    const { dates } = await propose(ctx, by, { group, at, zone: 'Europe/Vienna' });
    await confirmDate(ctx, by, { group, date: dates.find((it) => it.at === at)!.id });
  });
}

async function hostOf(ctx: AppContext): Promise<MemberRecord> {
  const address = addressOf('some.host');
  const host = {
    address,
    email: address,
    name: 'Some Host',
    role: 'host',
    locale: 'en',
    joinedAt: ctx.clock.now(),
  } as const;
  return (await memberByEmail(ctx.db, address)) ?? (await addMember(ctx, host));
}
