import type {
  Complaint,
  ComplaintRequest,
  LogEntry,
  Moderation,
  ModerationRequest,
} from '../../src/contract/index.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { type MemberRecord, memberWithId } from '../members/queries/members.ts';
import type { AppContext } from '../app-context.ts';
import { ProblemError } from '../problem.ts';
import { randomName } from '../secret.ts';
import { emailHosts } from '../showcase/emails.ts';
import { noSuchEntry } from './check-ins.ts';
import {
  reportsIn,
  deleteReports,
  insertReport,
  insertModeration,
  moderationsOf,
} from './queries/reports.ts';
import { eventWithId } from './queries/events.ts';
import { deleteEntry, hideEntry, type Entry, entryWithId } from './queries/check-ins.ts';
import { noSuchEvent, notParticipant, accessTo } from './access.ts';
import { notifyRowChanged } from './notify.ts';

/** Tells the hosts of something that somebody wrote. One complaint a member about each thing. */
export async function reportEntry(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event: id, about, reason }: ComplaintRequest & { event: string },
): Promise<ProblemError | undefined> {
  const standing = await accessTo(database, member, id);
  if (standing instanceof ProblemError) return standing;
  if (!standing.joined && !standing.host) return notParticipant;
  const limited = await consumeLimit(database, office, 'groupWords', member.id);
  if (limited) return limited;
  const event = standing.event.id;
  if (!(await entryWithId(database, event, about))) return noSuchEntry;
  const complaint = {
    id: randomName(),
    event,
    about,
    member: member.id,
    reason,
    made_at: office.clock.now(),
  };
  if (await insertReport(database, complaint)) await emailHosts(database, office, 'report');
  return undefined;
}

/** What a host makes of something that somebody wrote; what it said goes into the log. */
export async function moderate(
  database: Database,
  office: AppContext,
  member: MemberRecord,
  { event: id, about, act, reason = '' }: ModerationRequest & { event: string },
): Promise<ProblemError | undefined> {
  const event = await eventWithId(database, id);
  if (!event) return noSuchEvent;
  const writing = await entryWithId(database, event.id, about);
  if (!writing) return noSuchEntry;
  if (act === 'hide' || act === 'show') await hideEntry(database, writing, act === 'hide');
  if (act === 'remove') await deleteEntry(database, writing);
  await deleteReports(database, about);
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
  await notifyRowChanged(database, office, event.id, writing.row);
  return undefined;
}

/** What waits for a host, and what hosts have done. */
export async function moderationQueue(database: Database, id: string): Promise<Moderation | ProblemError> {
  const event = await eventWithId(database, id);
  if (!event) return noSuchEvent;
  const kept = await reportsIn(database, event.id);
  const abouts = [...new Set(kept.map(({ about }) => about))];
  const complaints: Complaint[] = [];
  for (const about of abouts) {
    const writing = await entryWithId(database, event.id, about);
    const reasons = kept.filter((complaint) => complaint.about === about).map(({ reason }) => reason);
    if (writing) complaints.push(await shownComplaint(database, writing, reasons));
  }
  return { complaints, log: (await moderationsOf(database, event.id)).map(shownEntry) };
}

const shownComplaint = async (
  database: Database,
  { id: about, what, member, text, hidden }: Entry,
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
