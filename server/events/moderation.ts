import type {
  Complaint,
  ComplaintRequest,
  LogEntry,
  Moderation,
  ModerationRequest,
} from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { count } from '../http/middleware/rate-limit.ts';
import { type MemberAsKept, memberWithId } from '../members/queries/members.ts';
import type { Office } from '../app-context.ts';
import { Refusal } from '../problem.ts';
import { randomName } from '../secret.ts';
import { tellHosts } from '../showcase/emails.ts';
import { noWords } from './check-ins.ts';
import {
  complaintsIn,
  dropComplaints,
  insertComplaint,
  insertModeration,
  moderationsOf,
} from './queries/reports.ts';
import { eventWithId } from './queries/events.ts';
import { deleteWriting, hideWriting, type Writing, writingWithId } from './queries/check-ins.ts';
import { noEvent, notIn, standingIn } from './access.ts';
import { toldOfRow } from './notify.ts';

/** Tells the hosts of something that somebody wrote. One complaint a member about each thing. */
export async function complain(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event: id, about, reason }: ComplaintRequest & { event: string },
): Promise<Refusal | undefined> {
  const standing = await standingIn(database, member, id);
  if (standing instanceof Refusal) return standing;
  if (!standing.joined && !standing.host) return notIn;
  const limited = await count(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const event = standing.event.id;
  if (!(await writingWithId(database, event, about))) return noWords;
  const complaint = {
    id: randomName(),
    event,
    about,
    member: member.id,
    reason,
    made_at: office.clock.now(),
  };
  if (await insertComplaint(database, complaint)) await tellHosts(database, office, 'report');
  return undefined;
}

/** What a host makes of something that somebody wrote; what it said goes into the log. */
export async function moderate(
  database: Database,
  office: Office,
  member: MemberAsKept,
  { event: id, about, act, reason = '' }: ModerationRequest & { event: string },
): Promise<Refusal | undefined> {
  const event = await eventWithId(database, id);
  if (!event) return noEvent;
  const writing = await writingWithId(database, event.id, about);
  if (!writing) return noWords;
  if (act === 'hide' || act === 'show') await hideWriting(database, writing, act === 'hide');
  if (act === 'remove') await deleteWriting(database, writing);
  await dropComplaints(database, about);
  await insertModeration(database, {
    id: randomName(),
    event: event.id,
    host: member.id,
    act,
    what: writing.what,
    by_name: (await memberWithId(database, writing.member))?.name ?? '',
    text: writing.text,
    reason,
    made_at: office.clock.now(),
  });
  await toldOfRow(database, office, event.id, writing.row);
  return undefined;
}

/** What waits for a host, and what hosts have done. */
export async function moderation(database: Database, id: string): Promise<Moderation | Refusal> {
  const event = await eventWithId(database, id);
  if (!event) return noEvent;
  const kept = await complaintsIn(database, event.id);
  const abouts = [...new Set(kept.map(({ about }) => about))];
  const complaints: Complaint[] = [];
  for (const about of abouts) {
    const writing = await writingWithId(database, event.id, about);
    const reasons = kept.filter((complaint) => complaint.about === about).map(({ reason }) => reason);
    if (writing) complaints.push(await shownComplaint(database, writing, reasons));
  }
  return { complaints, log: (await moderationsOf(database, event.id)).map(shownEntry) };
}

const shownComplaint = async (
  database: Database,
  { id: about, what, member, text, hidden }: Writing,
  reasons: string[],
): Promise<Complaint> => ({
  about,
  what,
  by: (await memberWithId(database, member))?.name ?? '',
  text,
  hidden,
  reasons,
});

const shownEntry = (row: Awaited<ReturnType<typeof moderationsOf>>[number]): LogEntry => ({
  at: row.made_at.toISOString(),
  host: row.host_name ?? '',
  act: row.act,
  what: row.what,
  by: row.by_name,
  text: row.text,
  reason: row.reason,
});
