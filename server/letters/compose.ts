import type { AppContext } from '../app-context.ts';
import type { EmailMessage } from '../email/mailer.ts';
import { unsubscribeHeaders, writeEmail } from '../email/message.ts';
import { brandOf } from '../html/brand.ts';
import { type Language, languageFor } from '../i18n/language.ts';
import { unsubscribeToken } from '../newsletter/unsubscribe-token.ts';
import { newsletterIn, type Settings } from '../settings/settings.ts';
import { withEmailStyles } from './content/email-styles.ts';
import { textVersion } from './content/text-version.ts';
import { archiveUrl } from './presenters.ts';
import { ID_IN_MESSAGE_ID, type LetterRecord } from './queries/letters.ts';
import { letterLanguage } from './rendering.ts';

/** A letter as it is sent: what is the same for all readers. */
export interface Edition {
  letter: LetterRecord;
  settings: Settings;
  title: string;
  language: Language;
  /** With inline styles. */
  html: string;
  text: string;
  /** Undefined: it is not on the web, such as a test. */
  webUrl: string | undefined;
}

export function editionOf(ctx: AppContext, settings: Settings, letter: LetterRecord, html: string): Edition {
  const { title } = newsletterIn(settings, [letter.language ?? settings.locale]);
  const language = letterLanguage(letter, settings);
  return {
    letter,
    settings,
    title,
    language,
    html: withEmailStyles(html, brandOf(settings, title), language),
    text: textVersion(html),
    webUrl: letter.started_at ? archiveUrl(ctx, letter) : undefined,
  };
}

export interface Reader {
  email: string;
  locale: string;
  /** HMAC of their address, for the links to unsubscribe. */
  subject: string;
  /** Id of their subscription. */
  id: string;
}

/** The email with a letter to one reader. What we add to it is in their language. */
export async function letterEmail(ctx: AppContext, edition: Edition, reader: Reader): Promise<EmailMessage> {
  const { letter, settings, title, html, text, webUrl } = edition;
  const language = languageFor([reader.locale], settings);
  const { mail, letters: words, leave } = language.words;
  const token = await unsubscribeToken(ctx, reader.subject);
  const link = (page: string) => `${ctx.url}/newsletter/${page}?token=${token}`;
  const id = `${letter.id.slice(0, ID_IN_MESSAGE_ID)}.${(await ctx.secret.tag('letter', `${letter.id} ${reader.id}`)).slice(0, 32)}`;
  const parts = [
    { content: html, plain: text, lang: edition.language.lang, dir: edition.language.dir },
    {
      foot: [
        ...(webUrl === undefined ? [] : [{ text: words.onTheWeb, link: webUrl }]),
        { text: leave.manage, link: link('manage') },
        { text: mail.leave, link: link('leave') },
      ],
    },
  ];
  return writeEmail(ctx, settings, {
    ...{ id, title, language, parts },
    to: reader.email,
    subject: letter.subject,
    preview: letter.preview_text,
    headers: {
      'List-Id': `<newsletter.${new URL(ctx.url).hostname}>`, // RFC 2919
      ...unsubscribeHeaders(link('leave')),
    },
  });
}
