import { composeEmail, type EmailContent } from '../email/compose.ts';
import type { EmailMessage } from '../email/mailer.ts';
import type { EmailPart } from '../email/template.ts';
import { fill, type ServerStrings } from '../i18n/language.ts';

type MemberStrings = ServerStrings['members'];

/** The sign-in email. `link` is undefined if no members page is configured; the email then has only the code. */
export const signInEmail = (
  content: EmailContent,
  { code, link, isNew }: { code: string; link: string | undefined; isNew: boolean },
): Promise<EmailMessage> =>
  mail(content, 'signInSubject', (words, title) => [
    { text: fill(isNew ? words.welcomeIntro : words.signInIntro, { title }) },
    ...(link === undefined ? [] : [{ button: words.button, link }]),
    { text: link === undefined ? words.code : words.orCode },
    { code },
    { text: words.lifetime },
    { quiet: words.notYou },
  ]);

/** For an address that may not sign in: says so, and explains how to become a member. */
export const noMemberEmail = (content: EmailContent): Promise<EmailMessage> =>
  mail(content, 'notMemberSubject', (words, title) => [
    { text: fill(words.notMemberIntro, { title }) },
    { text: content.settings.membership === 'subscribers' ? words.subscribeFirst : words.askAHost },
    { quiet: words.notYou },
  ]);

export const invitationEmail = (content: EmailContent, link: string): Promise<EmailMessage> =>
  mail(content, 'inviteSubject', (words, title) => [
    { text: fill(words.inviteIntro, { title }) },
    { button: words.inviteButton, link },
    { text: words.inviteLifetime },
    { quiet: words.inviteNotYou },
  ]);

const mail = (
  content: EmailContent,
  subject: keyof MemberStrings,
  parts: (words: MemberStrings, title: string) => EmailPart[],
): Promise<EmailMessage> =>
  composeEmail(content, ({ words: { members: words } }, title) => {
    return { subject: fill(words[subject], { title }), parts: parts(words, title) };
  });
