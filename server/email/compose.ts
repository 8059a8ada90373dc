import { renderHtml, renderText, type EmailPart } from './template.ts';
import type { EmailMessage } from './mailer.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { fill, languageFor } from '../i18n/language.ts';
import type { AppContext } from '../app-context.ts';
import { randomName } from '../secret.ts';
import { memberStrings } from '../members/strings.ts';

export interface Recipient {
  email: string;
  name: string;
  locale: string;
}

export interface EmailContent {
  office: AppContext;
  settings: Settings;
  to: Recipient;
}

/** A mail to a member, in their language: `write` says what stands below the greeting. `title` is the community's. */
export async function composeEmail(
  { office, settings, to }: EmailContent,
  write: (lang: string, title: string) => { subject: string; parts: EmailPart[] },
): Promise<EmailMessage> {
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale]);
  const { hello, helloName } = memberStrings(language.lang);
  const host = new URL(office.url).hostname;
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
      'Auto-Submitted': 'auto-generated', // RFC 3834: no out-of-office reply, please
    },
  };
}
