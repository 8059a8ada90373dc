import { letterHtml, letterText, type Part } from './template.ts';
import type { Mail } from './mailer.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { fill, languageFor } from '../i18n/language.ts';
import type { Office } from '../app-context.ts';
import { randomName } from '../secret.ts';
import { memberWords } from '../members/strings.ts';

export interface Recipient {
  email: string;
  name: string;
  locale: string;
}

export interface Letter {
  office: Office;
  settings: Settings;
  to: Recipient;
}

/** A mail to a member, in their language: `write` says what stands below the greeting. `title` is the community's. */
export async function letterTo(
  { office, settings, to }: Letter,
  write: (lang: string, title: string) => { subject: string; parts: Part[] },
): Promise<Mail> {
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale]);
  const { hello, helloName } = memberWords(language.lang);
  const host = new URL(office.url).hostname;
  const id = randomName();
  const { subject, parts } = write(language.lang, title);
  const all: Part[] = [{ text: to.name ? fill(helloName, { name: to.name }) : hello }, ...parts];
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to: to.email,
    subject,
    text: letterText(all),
    html: String(await letterHtml(language, subject, all)),
    headers: {
      'Message-ID': `<${id}@${host}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834: no out-of-office reply, please
    },
  };
}
