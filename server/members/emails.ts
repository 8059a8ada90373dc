import { composeEmail, type EmailContent } from '../email/compose.ts';
import type { EmailMessage } from '../email/mailer.ts';
import type { EmailPart } from '../email/template.ts';
import { fill } from '../i18n/language.ts';
import { memberStrings, type MemberStrings } from './strings.ts';

/** The sign-in email. `link` is undefined if no members page is configured; the email then has only the code. */
export const signInEmail = (
  letter: EmailContent,
  { code, link, isNew }: { code: string; link: string | undefined; isNew: boolean },
): Promise<EmailMessage> =>
  mail(letter, 'signInSubject', (words, title) => [
    { text: fill(isNew ? words.welcomeIntro : words.signInIntro, { title }) },
    ...(link === undefined ? [] : [{ button: words.button, link }]),
    { text: link === undefined ? words.code : words.orCode },
    { code },
    { text: words.lifetime },
    { quiet: words.notYou },
  ]);

/** For an address that may not sign in: says so, and explains how to become a member. */
export const noMemberEmail = (letter: EmailContent): Promise<EmailMessage> =>
  mail(letter, 'nobodySubject', (words, title) => [
    { text: fill(words.nobodyIntro, { title }) },
    { text: letter.settings.membership === 'subscribers' ? words.subscribeFirst : words.askAHost },
    { quiet: words.notYou },
  ]);

export const invitationEmail = (letter: EmailContent, link: string): Promise<EmailMessage> =>
  mail(letter, 'inviteSubject', (words, title) => [
    { text: fill(words.inviteIntro, { title }) },
    { button: words.inviteButton, link },
    { text: words.inviteLifetime },
    { quiet: words.inviteNotYou },
  ]);

const mail = (
  letter: EmailContent,
  subject: keyof MemberStrings,
  parts: (words: MemberStrings, title: string) => EmailPart[],
): Promise<EmailMessage> =>
  composeEmail(letter, (lang, title) => {
    const words = memberStrings(lang);
    return { subject: fill(words[subject], { title }), parts: parts(words, title) };
  });
