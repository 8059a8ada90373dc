import type { AppContext } from '../app-context.ts';
import { brandOf } from '../html/brand.ts';
import { fill, type Language, languageFor } from '../i18n/language.ts';
import { randomName } from '../secret.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import type { EmailMessage } from './mailer.ts';
import { type EmailPart, renderHtml, renderText } from './template.ts';

export interface Recipient {
  email: string;
  name: string;
  locale: string;
}

export interface EmailContent {
  ctx: AppContext;
  settings: Settings;
  to: Recipient;
}

/**
 * Composes an email to a member in their language. `write` returns the subject and the parts below the greeting; its
 * `title` is the newsletter's title.
 */
export async function composeEmail(
  { ctx, settings, to }: EmailContent,
  write: (language: Language, title: string) => { subject: string; parts: EmailPart[] },
): Promise<EmailMessage> {
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale], settings);
  const { hello, helloName } = language.words.members;
  const host = new URL(ctx.url).hostname;
  const id = randomName();
  const { subject, parts } = write(language, title);
  const brand = brandOf(settings, title);
  const all: EmailPart[] = [{ text: to.name ? fill(helloName, { name: to.name }) : hello }, ...parts];
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to: to.email,
    subject,
    text: renderText(all, brand),
    html: String(await renderHtml(language, { title: subject, parts: all, brand })),
    headers: {
      'Message-ID': `<${id}@${host}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834: suppresses out-of-office replies
    },
  };
}
