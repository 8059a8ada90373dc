import type { AppContext } from '../app-context.ts';
import type { Database } from '../database/tables.ts';
import { composeEmail, type Recipient } from '../email/compose.ts';
import type { EmailMessage } from '../email/mailer.ts';
import { unsubscribeHeaders } from '../email/message.ts';
import { enqueueEmail } from '../email/queue.ts';
import type { EmailPart } from '../email/template.ts';
import { fill, type ServerStrings } from '../i18n/language.ts';
import { readSettings } from '../settings/queries.ts';
import type { EventRecord } from './queries/events.ts';
import { unsubscribeLink } from './unsubscribe-token.ts';

const HOUR_MS = 3600 * 1000;
/** Hours after which an email about an event is out of date and no longer sent. */
const EXPIRES_AFTER_HOURS = 20;

/** A participant who receives an email. */
export interface EmailRecipient extends Recipient {
  id: string;
  group: { id: string; name: string } | undefined;
}

export interface EventEmail {
  event: Pick<EventRecord, 'id'>;
  to: EmailRecipient;
  write: (words: ServerStrings['events'], lang: string) => { subject: string; parts: EmailPart[] };
}

/** Enqueues an email about an event, with a link to the group and one-click unsubscribe (RFC 8058). */
export async function eventEmail(ctx: AppContext, about: EventEmail): Promise<void> {
  const { event, to, write } = about;
  const settings = await readSettings(ctx.db);
  const mute = await unsubscribeLink(ctx, { event: event.id, member: to.id });
  const { boardPage } = settings;
  const mail = await composeEmail({ ctx, settings, to }, ({ words: { events: words }, lang }) => {
    const { subject, parts } = write(words, lang);
    const link = boardPage && boardLink(boardPage, event.id, to.group?.id);
    const open: EmailPart[] = link ? [{ button: words.open, link }] : [];
    return { subject, parts: [...parts, ...open, { foot: words.mute, link: mute }] };
  });
  const now = ctx.clock.now();
  await enqueueEmail(
    ctx.db,
    oneClick(mail, mute),
    now,
    new Date(now.getTime() + EXPIRES_AFTER_HOURS * HOUR_MS),
  );
}

const oneClick = (mail: EmailMessage, link: string): EmailMessage => ({
  ...mail,
  headers: {
    ...mail.headers,
    ...unsubscribeHeaders(link),
  },
});

/** The URL of the page with the `<group-board>`, opened at an event and, if given, a group. */
export const boardLink = (page: string, event: string, group?: string): string =>
  `${page}#community-board?${new URLSearchParams({ event, ...(group && { group }) })}`;

/** Enqueues the email that tells a participant that a member of their group has nudged them. */
export async function nudgeEmail(
  ctx: AppContext,
  { event, to, from }: { event: EventRecord; to: Recipient & { id: string }; from: { name: string } },
): Promise<void> {
  const group = await groupOf(ctx.db, event.id, to.id);
  await eventEmail(ctx, {
    event,
    to: { ...to, group },
    write(words) {
      const name = from.name || words.unnamed;
      return {
        subject: fill(words.nudgeSubject, { name }),
        parts: [{ text: fill(words.nudge, { name, group: group?.name ?? '' }) }],
      };
    },
  });
}

const groupOf = (database: Database, event: string, member: string) =>
  database
    .selectFrom('participants')
    .innerJoin('groups', 'groups.id', 'participants.group_id')
    .select(['groups.id', 'groups.name'])
    .where('participants.event_id', '=', event)
    .where('participants.member_id', '=', member)
    .executeTakeFirst();
