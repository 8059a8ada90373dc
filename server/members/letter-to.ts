import { letterHtml, letterText, type Part } from '../mail/letter.ts';
import type { Mail } from '../mail/mailer.ts';
import { newsletterIn, type Settings } from '../newsletter/settings.ts';
import { fill, languageFor } from '../newsletter/words/index.ts';
import type { Office } from '../office.ts';
import { randomName } from '../secret.ts';
import { memberWords } from './words.ts';

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
