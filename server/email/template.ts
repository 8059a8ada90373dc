import { html } from 'hono/html';
import type { Html } from '../html/layout.ts';
import type { Language } from '../i18n/language.ts';

/** One part of an email, in reading order. */
export type EmailPart =
  | { text: string }
  /** Less prominent: information that only some readers need. */
  | { quiet: string }
  | { button: string; link: string }
  | { code: string }
  /** Below a rule at the end. */
  | { foot: string; link: string };

/** The plain-text version, for email clients that don't show HTML. */
export const renderText = (parts: readonly EmailPart[]): string =>
  parts
    .map((part) => {
      if ('button' in part) return `${part.button}:\n${part.link}`;
      if ('foot' in part) return `--\n${part.foot}:\n${part.link}`;
      if ('code' in part) return `    ${part.code}`;
      return 'quiet' in part ? part.quiet : part.text;
    })
    .join('\n\n');

const body =
  'margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1d1b26;background:#ffffff';
const buttonStyle =
  'display:inline-block;padding:14px 22px;border-radius:8px;background:#4a3aa7;color:#ffffff;text-decoration:none;font-weight:600';

/** The HTML version, with a button. Styles are inline, because email clients ignore other styles. */
export const renderHtml = ({ lang, dir }: Language, title: string, parts: readonly EmailPart[]): Html =>
  html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
      </head>
      <body style="${body}">
        <div style="max-width:520px;margin:0 auto">${parts.map(partHtml)}</div>
      </body>
    </html> `;

function partHtml(part: EmailPart): Html {
  if ('button' in part) return html`<p><a href="${part.link}" style="${buttonStyle}">${part.button}</a></p>`;
  if ('code' in part)
    return html`<p style="font-size:28px;letter-spacing:4px;font-weight:700;margin:16px 0" dir="ltr">
      ${part.code}
    </p>`;
  if ('foot' in part)
    return html`<hr style="border:0;border-top:1px solid #e3e1ea;margin:24px 0" />
      <p style="color:#5d5a68;font-size:13px">
        <a href="${part.link}" style="color:#5d5a68">${part.foot}</a>
      </p>`;
  if ('quiet' in part) return html`<p style="color:#5d5a68">${part.quiet}</p>`;
  // Inherit the direction of the language: a name at the start of a sentence must not change it.
  return html`<p>${part.text}</p>`;
}
