import { letterHtml, letterText, type Part } from '../mail/letter.ts';
import type { Mail } from '../mail/mailer.ts';
import { newsletterIn, type Settings } from '../newsletter/settings.ts';
import { fill, type Language, languageFor } from '../newsletter/words/index.ts';
import type { Office } from '../office.ts';
import { randomName } from '../secret.ts';
import { memberWords, type MemberWords } from './words.ts';

export interface Recipient {
  email: string;
  name: string;
  locale: string;
}

interface Letter {
  office: Office;
  settings: Settings;
  to: Recipient;
}

/** The mail with the way in. `link` is missing where nobody knows the page it should lead to. */
export const signInMail = (
  letter: Letter,
  { code, link, isNew }: { code: string; link: string | undefined; isNew: boolean },
): Promise<Mail> =>
  mail(letter, 'signInSubject', (words, title) => [
    { text: fill(isNew ? words.welcomeIntro : words.signInIntro, { title }) },
    ...(link === undefined ? [] : [{ button: words.button, link }]),
    { text: link === undefined ? words.code : words.orCode },
    { code },
    { text: words.lifetime },
    { quiet: words.notYou },
  ]);

/** To an address with no way in: what is true, and what to do. */
export const nobodyMail = (letter: Letter): Promise<Mail> =>
  mail(letter, 'nobodySubject', (words, title) => [
    { text: fill(words.nobodyIntro, { title }) },
    { text: letter.settings.membership === 'subscribers' ? words.subscribeFirst : words.askAHost },
    { quiet: words.notYou },
  ]);

export const invitationMail = (letter: Letter, link: string): Promise<Mail> =>
  mail(letter, 'inviteSubject', (words, title) => [
    { text: fill(words.inviteIntro, { title }) },
    { button: words.inviteButton, link },
    { text: words.inviteLifetime },
    { quiet: words.inviteNotYou },
  ]);

async function mail(
  { office, settings, to }: Letter,
  subject: keyof MemberWords,
  parts: (words: MemberWords, title: string) => Part[],
): Promise<Mail> {
  const { title } = newsletterIn(settings, [to.locale]);
  const language: Language = languageFor([to.locale]);
  const words = memberWords(language.lang);
  const host = new URL(office.url).hostname;
  const id = randomName();
  const hello = to.name ? fill(words.helloName, { name: to.name }) : words.hello;
  const all: Part[] = [{ text: hello }, ...parts(words, title)];
  const line = fill(words[subject], { title });
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to: to.email,
    subject: line,
    text: letterText(all),
    html: String(await letterHtml(language, line, all)),
    headers: {
      'Message-ID': `<${id}@${host}>`,
      'Auto-Submitted': 'auto-generated', // RFC 3834: no out-of-office reply, please
    },
  };
}
