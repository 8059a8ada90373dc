import type { DateRequest, Group } from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import type { MemberRecord } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { groupFor } from './board.ts';
import { isZone } from './events.ts';
import * as rows from './queries/dates.ts';
import { changeGroup, eventWithId, type GroupRecord, lockGroup } from './queries/events.ts';
import { membersIn } from './queries/participants.ts';
import { noSuchGroup, notPermitted, managesGroup, type Access, accessToGroup } from './access.ts';
import { notifyGroupChanged } from './notify.ts';

/** The farthest date that somebody may propose, in days. */
const FARTHEST = 730;

interface At {
  group: string;
  date: string;
}

/** Proposes a date, and agrees to it. Proposing what is proposed already is agreeing. */
export async function propose(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { group: id, at: moment, zone }: DateRequest & { group: string },
): Promise<Group | ProblemError> {
  const group = await lockGroup(database, id);
  const standing = await accessToGroup(database, member, group);
  if (standing instanceof ProblemError) return standing;
  const at = new Date(moment);
  const now = office.clock.now();
  const wrong = wrongDate(at, now, zone);
  if (wrong) return wrong;
  const limited = await consumeLimit(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const open = await openProposals(database, id);
  const same = open.find((proposal) => proposal.at.getTime() === at.getTime());
  const proposal = same?.id ?? randomName();
  if (!same)
    await rows.insertProposal(database, {
      id: proposal,
      in_group: id,
      member: member.id,
      at,
      zone,
      state: 'open',
      proposed_at: now,
      confirmed_at: null,
    });
  if (standing.group === id) await agreeTo(database, office, { group: id, date: proposal }, member.id);
  return settled(database, office, member, id);
}

function wrongDate(at: Date, now: Date, zone: string): ProblemError | undefined {
  const wrong = (field: string, detail: string) => new ProblemError('invalid', { errors: [{ field, detail }] });
  if (!isZone(zone)) return wrong('zone', 'There is no such time zone. Write it like Europe/Vienna.');
  const days = (at.getTime() - now.getTime()) / 86_400_000;
  if (!(days > 0 && days < FARTHEST)) return wrong('at', 'Choose a day in the next two years.');
  return undefined;
}

const openProposals = async (database: Database, group: string) =>
  (await rows.proposalsOf(database, [group])).filter(({ state }) => state === 'open');

/** Everybody agrees to one date at a time: who agrees to another agrees to the one before no more. */
async function agreeTo(database: Database, { clock }: AppContext, { group, date }: At, member: string) {
  await rows.deleteAgreements(database, { group, member });
  await rows.insertAgreement(database, date, member, clock.now());
}

/** Agrees to a date that is proposed, or does so no more. */
export async function agree(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { group: id, date, agreed }: At & { agreed: boolean },
): Promise<Group | ProblemError> {
  const found = await proposalNear(database, member, { group: id, date });
  if (found instanceof ProblemError) return found;
  const { standing, proposal } = found;
  if (standing.group !== id) return notPermitted;
  if (proposal.state !== 'open') return groupFor(database, office, member, id);
  if (agreed) await agreeTo(database, office, { group: id, date }, member.id);
  else await rows.deleteAgreements(database, { group: id, member: member.id, proposal: date });
  return settled(database, office, member, id);
}

/** Settles a date whoever has agreed, as who runs the group. */
export async function confirmDate(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { group: id, date }: At,
): Promise<Group | ProblemError> {
  const found = await proposalNear(database, member, { group: id, date });
  if (found instanceof ProblemError) return found;
  const { standing, proposal } = found;
  if (!managesGroup(standing, id)) return notPermitted;
  if (proposal.state === 'open') await confirm(database, office, proposal);
  return settled(database, office, member, id);
}

async function proposalNear(
  database: Database,
  member: MemberRecord,
  { group: id, date }: At,
): Promise<{ standing: Access; proposal: rows.Proposal } | ProblemError> {
  const standing = await accessToGroup(database, member, await lockGroup(database, id));
  if (standing instanceof ProblemError) return standing;
  const proposal = (await rows.proposalsOf(database, [id])).find((it) => it.id === date);
  return proposal ? { standing, proposal } : noSuchGroup;
}

async function settled(database: Database, office: AppContext, member: MemberRecord, group: string) {
  await settleDate(database, office, group);
  await notifyGroupChanged(database, office, group);
  return groupFor(database, office, member, group);
}

/** Confirms the date to which enough agree, and forgets what nobody agrees to any more. Whoever calls it has locked the group. */
export async function settleDate(database: Database, office: AppContext, group: string): Promise<void> {
  const open = await openProposals(database, group);
  const people = await membersIn(database, group);
  // Whoever runs a group without being in it proposes, and does not agree.
  const given = open.filter(
    ({ agreed, member }) => agreed.length === 0 && (!member || people.includes(member)),
  );
  for (const { id } of given) await rows.deleteProposal(database, id);
  const enough = await quorumOf(database, group);
  const [first] = open.filter(({ agreed }) => agreed.length >= enough);
  if (first) await confirm(database, office, first);
}

async function quorumOf(database: Database, id: string): Promise<number> {
  const { event } = await database
    .selectFrom('groups')
    .select('event')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const { quorum } = (await eventWithId(database, event))!;
  const people = (await membersIn(database, id)).length;
  return Math.max(1, Math.ceil((quorum * people) / 100));
}

async function confirm(database: Database, { clock }: AppContext, proposal: rows.Proposal): Promise<void> {
  await rows.confirmProposal(database, proposal, clock.now());
  const agreed: Pick<GroupRecord, 'publish_at' | 'zone'> = { publish_at: proposal.at, zone: proposal.zone };
  await changeGroup(database, proposal.in_group, agreed);
}
