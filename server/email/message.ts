import type { AppContext } from '../app-context.ts';
import { brandOf } from '../html/brand.ts';
import type { Language } from '../i18n/language.ts';
import type { Settings } from '../settings/settings.ts';
import type { EmailMessage } from './mailer.ts';
import { type EmailPart, renderHtml, renderText } from './template.ts';

export interface EmailDraft {
  /** Also the first part of the `Message-ID`: the same for every attempt to send the email. */
  id: string;
  /** Name of the sender: the newsletter's title. */
  title: string;
  to: string;
  subject: string;
  /** Title of the HTML document. Default: the subject. */
  heading?: string;
  /** What email programs show after the subject, instead of the first words. */
  preview?: string;
  language: Language;
  parts: readonly EmailPart[];
  /** Further headers. */
  headers?: Record<string, string>;
}

/** Writes an email from the newsletter's sender, with the owner's brand. */
export async function writeEmail(
  { url }: Pick<AppContext, 'url'>,
  settings: Settings,
  { id, title, to, subject, heading = subject, preview, language, parts, headers }: EmailDraft,
): Promise<EmailMessage> {
  const host = new URL(url).hostname;
  const brand = brandOf(settings, title);
  const page = { title: heading, parts, brand, ...(preview !== undefined && { preview }) };
  return {
    id,
    from: { name: title, address: settings.from ?? `newsletter@${host}` },
    to,
    subject,
    text: renderText(parts, brand),
    html: String(await renderHtml(language, page)),
    headers: {
      // The same for every attempt, so that a mail server can drop the duplicate if the server crashes between sending
      // the email and recording it.
      'Message-ID': `<${id}@${host}>`,
      ...headers,
      'Auto-Submitted': 'auto-generated', // RFC 3834: suppresses out-of-office replies
    },
  };
}

/** Headers by which email programs offer to unsubscribe with one click (RFC 8058). */
export const unsubscribeHeaders = (link: string): Record<string, string> => ({
  'List-Unsubscribe': `<${link}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
