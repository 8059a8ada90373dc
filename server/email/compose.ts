import type { AppContext } from '../app-context.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { memberStrings } from '../members/strings.ts';
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
  write: (lang: string, title: string) => { subject: string; parts: EmailPart[] },
): Promise<EmailMessage> {
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale]);
  const { hello, helloName } = memberStrings(language.lang);
  const host = new URL(ctx.url).hostname;
  const id = randomName();
  const { subject, parts } = write(language.lang, title);
  const all: EmailPart[] = [{ text: to.name ? fill(helloName, { name: to.name }) : hello }, ...parts];
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to: to.email,
    subject,
    text: renderText(all),
    html: String(await renderHtml(language, subject, all)),
    headers: {
      'Message-ID': `<${id}@${host}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834: suppresses out-of-office replies
    },
  };
}
