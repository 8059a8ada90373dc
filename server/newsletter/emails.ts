import type { AppContext } from '../app-context.ts';
import type { EmailMessage } from '../email/mailer.ts';
import { unsubscribeHeaders, writeEmail } from '../email/message.ts';
import type { EmailPart } from '../email/template.ts';
import { fill, languageFor } from '../i18n/language.ts';
import { randomName } from '../secret.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';

export interface ConfirmationEmail {
  ctx: AppContext;
  settings: Settings;
  to: { email: string; locale: string };
  code: string;
  link: string;
  leave: string;
  alreadyOnTheList: boolean;
}

/** The email with the confirmation link and code. Says so if the address is already subscribed. */
export async function confirmationEmail(about: ConfirmationEmail): Promise<EmailMessage> {
  const { ctx, settings, to, alreadyOnTheList } = about;
  const { title } = newsletterIn(settings, [to.locale]);
  const language = languageFor([to.locale], settings);
  const { mail: words } = language.words;
  const button = alreadyOnTheList ? words.alreadyButton : words.confirmButton;
  const parts: EmailPart[] = [
    // No name: the person who signed up may have typed anything, and the address may be someone else's.
    { text: words.hello },
    { text: fill(alreadyOnTheList ? words.alreadyIntro : words.confirmIntro, { title }) },
    { button, link: about.link },
    { text: words.orCode },
    { code: about.code },
    { text: words.lifetimes },
    { quiet: alreadyOnTheList ? words.alreadyNotYou : words.notYou },
    { foot: words.leave, link: about.leave },
  ];
  return writeEmail(ctx, settings, {
    id: randomName(),
    ...{ title, language, parts },
    to: to.email,
    subject: fill(alreadyOnTheList ? words.alreadySubject : words.confirmSubject, { title }),
    heading: button,
    headers: unsubscribeHeaders(about.leave),
  });
}
