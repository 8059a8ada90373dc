import type { AppContext } from '../app-context.ts';
import { fill, type Language, languageFor } from '../i18n/language.ts';
import { randomName } from '../secret.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import type { EmailMessage } from './mailer.ts';
import { writeEmail } from './message.ts';
import type { EmailPart } from './template.ts';

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
  const { subject, parts } = write(language, title);
  return writeEmail(ctx, settings, {
    id: randomName(),
    ...{ title, subject, language },
    to: to.email,
    parts: [{ text: to.name ? fill(helloName, { name: to.name }) : hello }, ...parts],
  });
}
