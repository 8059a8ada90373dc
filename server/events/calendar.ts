import ical, { ICalAlarmType, ICalEventStatus } from 'ical-generator';
import type { AppContext } from '../app-context.ts';
import { fill, type Language } from '../i18n/language.ts';
import { sameText } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { boardLink } from './emails.ts';
import { type Proposal, proposalsOf } from './queries/dates.ts';
import { type GroupRecord, groupWithId } from './queries/events.ts';

const MINUTE_MS = 60_000;
/** How long publishing together takes, in minutes. */
const LENGTH_MINUTES = 30;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

const tokenOf = ({ secret }: AppContext, group: string) => secret.tag('calendar', group);

/** The URL of a group's iCalendar feed. The token in the URL grants access, because calendar apps cannot sign in. */
export const calendarLink = async (ctx: AppContext, group: string): Promise<string> =>
  `${ctx.url}/calendars/${group}/${await tokenOf(ctx, group)}.ics`;

/**
 * A group's agreed and proposed dates as iCalendar (RFC 5545). Undefined if the token is wrong or the group
 * does not exist.
 */
export async function calendarOf(
  ctx: AppContext,
  { group: id, file, language }: { group: string; file: string; language: Language },
): Promise<string | undefined> {
  if (!sameText(file, `${await tokenOf(ctx, id)}.ics`)) return undefined;
  const group = await groupWithId(ctx.db, id);
  if (!group) return undefined;
  const proposals = await proposalsOf(ctx.db, [id]);
  const { boardPage } = await readSettings(ctx.db);
  const page = boardPage ? boardLink(boardPage, group.event_id, id) : undefined;
  const host = new URL(ctx.url).hostname;
  const calendar = ical({
    name: group.name,
    prodId: { company: 'community-widgets', product: 'group-board', language: 'EN' },
    // No METHOD: with one, each event needs an ORGANIZER (RFC 5546, 3.2.1), which would reveal a person to
    // everyone with the URL.
    ttl: HOUR_S,
  });
  const before = proposals.filter(({ state }) => state === 'replaced').length;
  for (const proposal of proposals.filter(({ state }) => state !== 'replaced')) {
    const agreed = proposal.state === 'confirmed';
    const event = calendar.createEvent({
      // The agreed date always has the same UID, so that calendars move the entry instead of adding another.
      id: `${agreed ? id : proposal.id}@${host}`,
      sequence: agreed ? before : 0,
      ...entryOf(group, proposal, language),
      ...(page && { url: page }),
    });
    if (agreed) event.createAlarm({ type: ICalAlarmType.display, trigger: DAY_S });
  }
  return `${calendar.toString().trimEnd()}\r\n`; // RFC 5545, 3.1: every line, including the last, ends with CRLF
}

function entryOf(
  { name }: GroupRecord,
  { publish_at: at, state, proposed_at, confirmed_at }: Proposal,
  { words: { events: words } }: Language,
) {
  const open = state === 'open';
  return {
    start: at,
    end: new Date(at.getTime() + LENGTH_MINUTES * MINUTE_MS),
    stamp: confirmed_at ?? proposed_at,
    summary: fill(open ? words.proposed : words.together, { group: name }),
    status: open ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
  };
}
