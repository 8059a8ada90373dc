import { inTransaction } from '../database/transaction.ts';
import { sql } from 'kysely';
import { localIn } from '../../src/contract/zoned.ts';
import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { momentIn } from '../i18n/dates.ts';
import { fill, formatMessage, type ServerStrings } from '../i18n/language.ts';
import { eventEmail } from './emails.ts';

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Local hour, in the group's time zone, before which no reminder is sent. */
const FIRST_HOUR = 8;
/** Minimum hours between two reminders to the same participant of an event. */
const MIN_HOURS_BETWEEN = 20;
/** Days after the start of `making` on which groups without a date are reminded. */
const DATELESS = [3, 10, 17];

/** A participant whose piece is not published, with the dates that they and their group have set. */
interface ReminderRecipient {
  event_id: string;
  member_id: string;
  email: string;
  name: string;
  locale: string;
  group_id: string;
  group_name: string;
  time_zone: string;
  publish_at: Date | null;
  promised_for: Date | null;
  making_at: Date | null;
  state: string | null;
  link: string | null;
  ready: number;
  people: number;
}

interface Reminder {
  /** Key in the `reminders` table: the kind of reminder and the date it is about. */
  key: string;
  write: (words: ServerStrings['events'], lang: string) => { subject: string; text: string };
}

/**
 * Enqueues every due reminder once. Safe to run in several processes, because the `reminders` row is inserted
 * in the email's transaction.
 */
export async function sendReminders(ctx: AppContext): Promise<void> {
  const now = ctx.clock.now();
  for (const recipient of await recipients(ctx.db, now)) {
    const reminder = reminderFor(recipient, now);
    if (reminder) await inTransaction(ctx, (ctx) => send(ctx, recipient, reminder));
  }
}

/**
 * Participants of events in `making` whose date is near or has just passed, or who still have no date after
 * some days.
 */
async function recipients(database: Database, now: Date): Promise<ReminderRecipient[]> {
  const [before, after] = [new Date(now.getTime() - 4 * DAY_MS), new Date(now.getTime() + 8 * DAY_MS)];
  const dateless = new Date(now.getTime() - DATELESS[0]! * DAY_MS);
  const { rows } = await sql<ReminderRecipient>`
    select participants.event_id, participants.member_id, members.email, members.name, members.locale,
      groups.id as group_id, groups.name as group_name, groups.publish_at,
      coalesce(groups.time_zone, events.time_zone) as time_zone,
      pieces.promised_for, events.making_at, pieces.state, pieces.link,
      (select count(*)::integer from participants other join pieces ready on ready.event_id = other.event_id
        and ready.member_id = other.member_id and ready.state in ('ready', 'published')
        where other.group_id = groups.id) as ready,
      (select count(*)::integer from participants other where other.group_id = groups.id) as people
    from participants
    join events on events.id = participants.event_id and events.state = 'making'
    join groups on groups.id = participants.group_id
    join members on members.id = participants.member_id
    left join pieces on pieces.event_id = participants.event_id and pieces.member_id = participants.member_id
    where not participants.muted and pieces.state is distinct from 'published'
      and (coalesce(pieces.promised_for, groups.publish_at) between ${before} and ${after}
        or (coalesce(pieces.promised_for, groups.publish_at) is null and events.making_at <= ${dateless}))
      and not exists (select from reminders where reminders.event_id = participants.event_id
        and reminders.member_id = participants.member_id
        and reminders.sent_at > ${new Date(now.getTime() - MIN_HOURS_BETWEEN * HOUR_MS)})
    order by participants.event_id, participants.member_id`.execute(database);
  return rows;
}

/** The reminder that is due now, if any. Of several, only the one nearest to the date. */
export function reminderFor(recipient: ReminderRecipient, now: Date): Reminder | undefined {
  const { promised_for: promise, publish_at: date, time_zone: zone } = recipient;
  if (hourIn(zone, now) < FIRST_HOUR) return undefined;
  const due = promise ?? date;
  if (due === null) return datelessReminder(recipient, now);
  const days = daysBetween(now, due, zone);
  const named = (kind: string) => `${kind} ${due.toISOString()}`;
  if (days < 0) return days >= -3 ? { key: named('missed'), write: missed(recipient) } : undefined;
  const kind = days === 0 ? 'today' : days === 1 ? '1' : days <= 3 ? '3' : '7';
  if (days > 7 || (days > 3 && days < 6)) return undefined;
  return { key: named(kind), write: left(recipient, { days, due }) };
}

function datelessReminder(recipient: ReminderRecipient, now: Date): Reminder | undefined {
  const days = (now.getTime() - (recipient.making_at ?? now).getTime()) / DAY_MS;
  const number = DATELESS.filter((each) => each <= days).length;
  if (number === 0) return undefined;
  const group = recipient.group_name;
  return {
    key: `no-date ${number}`,
    write: (words) => ({
      subject: fill(words.noDateSubject, { group }),
      text: fill(words.noDate, { group }),
    }),
  };
}

const left =
  (recipient: ReminderRecipient, { days, due }: { days: number; due: Date }): Reminder['write'] =>
  (words, lang) => {
    const {
      group_name: group,
      ready,
      people,
      time_zone: zone,
      promised_for: promise,
      state,
      link,
    } = recipient;
    const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
    const date = momentIn(due, lang, zone);
    const own = state !== 'ready' ? words.yoursOpen : link === null ? words.yoursUnlinked : words.yoursReady;
    const what = formatMessage(promise ? words.promised : words.left, { group, date, ready, people }, lang);
    return {
      subject: fill(words.leftSubject, { left: format.format(days, 'day'), group }),
      text: `${what} ${own}`,
    };
  };

const missed =
  ({ group_name: group }: ReminderRecipient): Reminder['write'] =>
  (words) => ({ subject: fill(words.missedSubject, { group }), text: words.missed });

async function send(ctx: AppContext, recipient: ReminderRecipient, { key, write }: Reminder): Promise<void> {
  const { event_id: event, member_id: member, group_id: id, group_name: name } = recipient;
  const sent = await ctx.db
    .insertInto('reminders')
    .values({ event_id: event, member_id: member, key, sent_at: ctx.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!sent) return;
  await eventEmail(ctx, {
    event: { id: event },
    to: { ...recipient, id: member, group: { id, name } },
    write(words, lang) {
      const { subject, text } = write(words, lang);
      return { subject, parts: [{ text }] };
    },
  });
}

/** Calendar days between two moments, in a time zone. */
function daysBetween(from: Date, to: Date, zone: string): number {
  const [start, end] = [from, to].map((moment) => Date.parse(`${dayIn(zone, moment)}T00:00:00Z`));
  return Math.round((end! - start!) / DAY_MS);
}

const dayIn = (zone: string, moment: Date) => localIn(moment.toISOString(), zone).slice(0, 10);
const hourIn = (zone: string, moment: Date) => Number(localIn(moment.toISOString(), zone).slice(11, 13));
