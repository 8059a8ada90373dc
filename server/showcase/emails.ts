import type { AppContext } from '../app-context.ts';
import { composeEmail, type EmailContent, type Recipient } from '../email/compose.ts';
import { enqueueEmail } from '../email/queue.ts';
import type { EmailMessage } from '../email/mailer.ts';
import type { EmailPart } from '../email/template.ts';
import { consumeLimit } from '../http/middleware/rate-limit.ts';
import { fill, type Language } from '../i18n/language.ts';
import { joinedHosts } from '../members/queries/members.ts';
import { attempt } from '../problem.ts';
import { readSettings } from '../settings/queries.ts';

/** Days after which such an email is out of date and no longer sent. */
const EXPIRES_AFTER_DAYS = 3;

interface About {
  id: string;
  title: string;
  reason: string;
}

/** Emails an author the decision about their post. */
export async function emailAuthor(
  ctx: AppContext,
  to: Recipient,
  { post, became }: { post: About; became: 'published' | 'declined' | 'hidden' },
): Promise<void> {
  const { title, reason } = post;
  await send(ctx, to, ({ words: { showcase: words } }, link) => {
    const more: EmailPart[] = [];
    if (became === 'published' && link)
      more.push({ button: words.look, link: `${link}#community-showcase?post=${post.id}` });
    if (became !== 'published' && reason) more.push({ text: fill(words.reason, { reason }) });
    if (became === 'declined') more.push({ text: words.again });
    const subject = became === 'published' ? words.publishedSubject : words.declinedSubject;
    return { subject: fill(subject, { title }), parts: [{ text: fill(words[became], { title }) }, ...more] };
  });
}

/** Emails every host that something needs their attention, at most once a day for each kind. */
export async function emailHosts(ctx: AppContext, about: 'queue' | 'report'): Promise<void> {
  if ((await attempt(() => consumeLimit(ctx, 'hostEmails', about))).problem) return;
  for (const host of await joinedHosts(ctx.db)) {
    await send(
      ctx,
      { ...host, onlyFor: { member: host.id, role: 'host' } },
      ({ words: { showcase: words } }, link, community) => {
        const open: EmailPart[] = link
          ? [{ button: words.open, link: `${link}#community-showcase?open=queue` }]
          : [];
        return {
          subject: fill(words[`${about}Subject`], { community }),
          parts: [{ text: words[about] }, ...open, { quiet: words.daily }],
        };
      },
    );
  }
}

async function send(
  ctx: AppContext,
  to: Recipient & Pick<EmailMessage, 'onlyFor'>,
  write: (
    language: Language,
    link: string | null,
    community: string,
  ) => { subject: string; parts: EmailPart[] },
): Promise<void> {
  const settings = await readSettings(ctx.db);
  const parts: EmailContent = { ctx, settings, to };
  const mail = await composeEmail(parts, (language, community) =>
    write(language, settings.showcasePage, community),
  );
  const now = ctx.clock.now();
  const email: EmailMessage = { ...mail, ...(to.onlyFor && { onlyFor: to.onlyFor }) };
  await enqueueEmail(ctx.db, email, now, new Date(now.getTime() + EXPIRES_AFTER_DAYS * 24 * 3600 * 1000));
}
