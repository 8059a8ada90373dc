import type {
  ReportedEntry,
  EntryReportRequest,
  LogEntry,
  Moderation,
  ModerationRequest,
} from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { type MemberRecord, memberWithId } from '../members/queries/members.ts';
import { randomName } from '../secret.ts';
import { emailHosts } from '../showcase/emails.ts';
import { accessTo, noSuchEvent, notParticipant } from './access.ts';
import { noSuchEntry } from './check-ins.ts';
import { notifyRowChanged } from './notify.ts';
import { deleteEntry, type Entry, entryWithId, hideEntry } from './queries/check-ins.ts';
import { eventWithId } from './queries/events.ts';
import {
  deleteReports,
  insertModeration,
  insertReport,
  moderationsOf,
  reportsIn,
} from './queries/reports.ts';

/** Reports an entry, and emails the hosts. A member can report each entry once. */
export async function reportEntry(
  ctx: AppContext,
  member: MemberRecord,
  { event: id, about, reason }: EntryReportRequest & { event: string },
): Promise<void> {
  const access = await accessTo(ctx.db, member, id);
  if (!access.joined && !access.host) throw notParticipant();
  await consumeLimit(ctx, 'entries', member.id);
  const event = access.event.id;
  if (!(await entryWithId(ctx.db, event, about))) throw noSuchEntry();
  const report = {
    id: randomName(),
    event_id: event,
    entry_id: about,
    member_id: member.id,
    reason,
    reported_at: ctx.clock.now(),
  };
  if (await insertReport(ctx.db, report)) await emailHosts(ctx, 'report');
}

/** Applies a host's decision about an entry, and logs it with the entry's text. */
export async function moderate(
  ctx: AppContext,
  member: MemberRecord,
  { event: id, about, act, reason = '' }: ModerationRequest & { event: string },
): Promise<void> {
  const event = await eventWithId(ctx.db, id);
  if (!event) throw noSuchEvent();
  const entry = await entryWithId(ctx.db, event.id, about);
  if (!entry) throw noSuchEntry();
  if (act === 'hide' || act === 'show') await hideEntry(ctx.db, entry, act === 'hide');
  if (act === 'remove') await deleteEntry(ctx.db, entry);
  await deleteReports(ctx.db, about);
  await insertModeration(ctx.db, {
    id: randomName(),
    event_id: event.id,
    host_id: member.id,
    action: act,
    entry_kind: entry.what,
    author_name: (await memberWithId(ctx.db, entry.member))?.name ?? '',
    entry_text: entry.text,
    reason,
    created_at: ctx.clock.now(),
  });
  await notifyRowChanged(ctx, event.id, entry.row);
}

/** The open reports of an event, and the log of what hosts have done. */
export async function moderationQueue(database: Database, id: string): Promise<Moderation> {
  const event = await eventWithId(database, id);
  if (!event) throw noSuchEvent();
  const kept = await reportsIn(database, event.id);
  const abouts = [...new Set(kept.map(({ entry_id: about }) => about))];
  const reports: ReportedEntry[] = [];
  for (const about of abouts) {
    const entry = await entryWithId(database, event.id, about);
    const reasons = kept.filter((report) => report.entry_id === about).map(({ reason }) => reason);
    if (entry) reports.push(await presentReported(database, entry, reasons));
  }
  return { reports, log: (await moderationsOf(database, event.id)).map(shownEntry) };
}

const presentReported = async (
  database: Database,
  { id: about, what, member, text, hidden }: Entry,
  reasons: string[],
): Promise<ReportedEntry> => ({
  about,
  what,
  by: (await memberWithId(database, member))?.name ?? '',
  text,
  hidden,
  reasons,
});

const shownEntry = (row: Awaited<ReturnType<typeof moderationsOf>>[number]): LogEntry => ({
  at: row.created_at.toISOString(),
  host: row.host_name ?? '',
  act: row.action,
  what: row.entry_kind,
  by: row.author_name,
  text: row.entry_text,
  reason: row.reason,
});
