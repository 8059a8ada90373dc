import type { LetterPreview } from '../../src/contract/index.ts';
import type { AppContext } from '../app-context.ts';
import type { MemberRow } from '../database/tables.ts';
import type { EmailMessage } from '../email/mailer.ts';
import { enqueueEmail } from '../email/queue.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { subjectOf } from '../newsletter/signups.ts';
import { randomName } from '../secret.ts';
import { readSettings } from '../settings/queries.ts';
import { letterPage } from './archive-page.ts';
import { countAudience } from './audience.ts';
import { type Edition, editionOf, letterEmail, type Reader } from './compose.ts';
import { noLetter } from './policy.ts';
import { countedLetter } from './queries/letters.ts';
import { renderLetter } from './rendering.ts';

const TEST_EXPIRES_AFTER_MS = 3600_000;

/** A host, or the owner at the command line, as a reader. */
export type Tester = Pick<MemberRow, 'id' | 'canonical_email' | 'email' | 'locale'> &
  Pick<EmailMessage, 'onlyFor'>;

/** The letter as the host would get it. */
export async function previewLetter(ctx: AppContext, tester: Tester, id: string): Promise<LetterPreview> {
  const { edition, body } = await editionNow(ctx, id);
  const { letter, settings, title, language } = edition;
  const { subject, html, text } = await letterEmail(ctx, edition, await readerOf(ctx, tester));
  const web = letterPage({
    letter: { ...letter, started_at: letter.started_at ?? edition.at, sent_html: body },
    language,
    newsletter: title,
    signup: undefined,
    url: ctx.url,
  });
  const recipients = await countAudience(ctx.db, letter, settings);
  return { subject, html, text, web: String(await web), recipients };
}

/** Emails the letter to one person, marked as a test. */
export async function testLetter(ctx: AppContext, tester: Tester, id: string): Promise<void> {
  const { edition } = await editionNow(ctx, id);
  const reader = await readerOf(ctx, tester);
  const email = await letterEmail(ctx, edition, reader);
  const { letters: words } = languageFor([reader.locale], edition.settings).words;
  const now = ctx.clock.now();
  const messageId = randomName();
  const test = {
    ...email,
    id: messageId,
    subject: fill(words.testSubject, { subject: email.subject }),
    ...(tester.onlyFor && { onlyFor: tester.onlyFor }),
    headers: { ...email.headers, 'Message-ID': `<${messageId}@${new URL(ctx.url).hostname}>` },
  };
  await enqueueEmail(ctx.db, test, now, new Date(now.getTime() + TEST_EXPIRES_AFTER_MS));
}

/** The letter as it was sent, or as it would be sent at its time. */
async function editionNow(
  ctx: AppContext,
  id: string,
): Promise<{ edition: Edition & { at: Date }; body: string }> {
  const letter = await countedLetter(ctx.db, id);
  if (!letter) throw noLetter();
  const settings = await readSettings(ctx.db);
  const at = letter.started_at ?? letter.scheduled_for ?? ctx.clock.now();
  const body = letter.sent_html ?? (await renderLetter(ctx, settings, letter, at));
  return { edition: { ...editionOf(ctx, settings, letter, body), at }, body };
}

async function readerOf(ctx: AppContext, { id, canonical_email, email, locale }: Tester): Promise<Reader> {
  return { id, email, locale, subject: await subjectOf(ctx, canonical_email) };
}
