import type { Part } from '../email/template.ts';
import type { Mail } from '../email/mailer.ts';
import { fill } from '../i18n/language.ts';
import { type Letter, letterTo } from '../email/compose.ts';
import { memberWords, type MemberWords } from './strings.ts';

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

const mail = (
  letter: Letter,
  subject: keyof MemberWords,
  parts: (words: MemberWords, title: string) => Part[],
): Promise<Mail> =>
  letterTo(letter, (lang, title) => {
    const words = memberWords(lang);
    return { subject: fill(words[subject], { title }), parts: parts(words, title) };
  });
