import type { DateProposalRequest, Group } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import { invalidField } from '../problem.ts';
import { randomName } from '../secret.ts';
import { isZone } from '../time-zone.ts';
import { type Access, accessToGroup, managesGroup, noSuchGroup, notPermitted } from './access.ts';
import { groupFor } from './board.ts';
import { notifyGroupChanged } from './notify.ts';
import * as rows from './queries/dates.ts';
import { changeGroup, eventWithId, type GroupRecord, lockGroup } from './queries/events.ts';
import { membersIn } from './queries/participants.ts';

/** How far ahead a proposed date may be, in days. */
const MAX_DAYS_AHEAD = 730;

interface At {
  group: string;
  date: string;
}

/**
 * Proposes a date and, for members of the group, agrees to it. Proposing a date that is already open only
 * agrees to it.
 */
export async function propose(
  ctx: AppContext,
  member: MemberRecord,
  { group: id, at: moment, zone }: DateProposalRequest & { group: string },
): Promise<Group> {
  const group = await lockGroup(ctx.db, id);
  const access = await accessToGroup(ctx.db, member, group);
  const at = new Date(moment);
  const now = ctx.clock.now();
  requireDate(at, now, zone);
  await consumeLimit(ctx, 'entries', member.id);
  const open = await openProposals(ctx.db, id);
  const same = open.find((proposal) => proposal.publish_at.getTime() === at.getTime());
  const proposal = same?.id ?? randomName();
  if (!same)
    await rows.insertProposal(ctx.db, {
      id: proposal,
      group_id: id,
      member_id: member.id,
      publish_at: at,
      time_zone: zone,
      state: 'open',
      proposed_at: now,
      confirmed_at: null,
    });
  if (access.group === id) await agreeTo(ctx, { group: id, date: proposal }, member.id);
  return settled(ctx, member, id);
}

function requireDate(at: Date, now: Date, zone: string): void {
  if (!isZone(zone)) throw invalidField('zone', 'There is no such time zone. Write it like Europe/Vienna.');
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  if (!(days > 0 && days < MAX_DAYS_AHEAD)) throw invalidField('at', 'Choose a day in the next two years.');
}

const openProposals = async (database: Database, group: string) =>
  (await rows.proposalsOf(database, [group])).filter(({ state }) => state === 'open');

/** A member agrees to one open date at a time: agreeing to another withdraws the previous agreement. */
async function agreeTo({ db, clock }: AppContext, { group, date }: At, member: string) {
  await rows.deleteAgreements(db, { group, member });
  await rows.insertAgreement(db, date, member, clock.now());
}

/** Agrees to a proposed date, or withdraws the agreement. */
export async function agree(
  ctx: AppContext,
  member: MemberRecord,
  { group: id, date, agreed }: At & { agreed: boolean },
): Promise<Group> {
  const found = await proposalNear(ctx.db, member, { group: id, date });
  const { access, proposal } = found;
  if (access.group !== id) throw notPermitted();
  if (proposal.state !== 'open') return groupFor(ctx, member, id);
  if (agreed) await agreeTo(ctx, { group: id, date }, member.id);
  else await rows.deleteAgreements(ctx.db, { group: id, member: member.id, proposal: date });
  return settled(ctx, member, id);
}

/** Confirms a date regardless of who has agreed. Only for the group's facilitator and hosts. */
export async function confirmDate(
  ctx: AppContext,
  member: MemberRecord,
  { group: id, date }: At,
): Promise<Group> {
  const found = await proposalNear(ctx.db, member, { group: id, date });
  const { access, proposal } = found;
  if (!managesGroup(access, id)) throw notPermitted();
  if (proposal.state === 'open') await confirm(ctx, proposal);
  return settled(ctx, member, id);
}

async function proposalNear(
  database: Database,
  member: MemberRecord,
  { group: id, date }: At,
): Promise<{ access: Access; proposal: rows.Proposal }> {
  const access = await accessToGroup(database, member, await lockGroup(database, id));
  const proposal = (await rows.proposalsOf(database, [id])).find((it) => it.id === date);
  if (!proposal) throw noSuchGroup();
  return { access, proposal };
}

async function settled(ctx: AppContext, member: MemberRecord, group: string) {
  await settleDate(ctx, group);
  await notifyGroupChanged(ctx, group);
  return groupFor(ctx, member, group);
}

/**
 * Confirms the date that enough members agree to, and deletes proposals that nobody agrees to. The caller
 * must hold the lock on the group.
 */
export async function settleDate(ctx: AppContext, group: string): Promise<void> {
  const open = await openProposals(ctx.db, group);
  const people = await membersIn(ctx.db, group);
  // A proposal from outside the group, such as from its facilitator, starts without agreements: keep it.
  const given = open.filter(
    ({ agreed, member_id: member }) => agreed.length === 0 && (!member || people.includes(member)),
  );
  for (const { id } of given) await rows.deleteProposal(ctx.db, id);
  const enough = await quorumOf(ctx.db, group);
  const [first] = open.filter(({ agreed }) => agreed.length >= enough);
  if (first) await confirm(ctx, first);
}

async function quorumOf(database: Database, id: string): Promise<number> {
  const { event_id: event } = await database
    .selectFrom('groups')
    .select('event_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { quorum } = (await eventWithId(database, event))!;
  const people = (await membersIn(database, id)).length;
  return Math.max(1, Math.ceil((quorum * people) / 100));
}

async function confirm({ db, clock }: AppContext, proposal: rows.Proposal): Promise<void> {
  await rows.confirmProposal(db, proposal, clock.now());
  const agreed: Pick<GroupRecord, 'publish_at' | 'time_zone'> = {
    publish_at: proposal.publish_at,
    time_zone: proposal.time_zone,
  };
  await changeGroup(db, proposal.group_id, agreed);
}
