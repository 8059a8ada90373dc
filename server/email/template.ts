import { html, raw } from 'hono/html';
import { type Brand, DARK_PAGE } from '../html/brand.ts';
import type { Html } from '../html/document.ts';
import type { Language } from '../i18n/language.ts';

/** One part of an email, in reading order. */
export type EmailPart =
  | { text: string }
  /** Less prominent: information that only some readers need. */
  | { quiet: string }
  | { button: string; link: string }
  | { code: string }
  /** Below a rule at the end. */
  | { foot: string; link: string }
  | { foot: readonly FootLink[] }
  /** HTML that is safe, with its text version, in a language of its own. */
  | { content: string; plain: string; lang: string; dir: 'ltr' | 'rtl' };

export interface FootLink {
  text: string;
  link: string;
}

/** The plain-text version, for email clients that don't show HTML. */
export const renderText = (parts: readonly EmailPart[], { footer }: Pick<Brand, 'footer'>): string => {
  const texts = parts.map((part) => {
    if ('button' in part) return `${part.button}:\n${part.link}`;
    if ('foot' in part)
      return `--\n${footLinks(part)
        .map(({ text, link }) => `${text}:\n${link}`)
        .join('\n\n')}`;
    if ('content' in part) return part.plain;
    if ('code' in part) return `    ${part.code}`;
    return 'quiet' in part ? part.quiet : part.text;
  });
  return [...texts, ...(footer ? [footer] : [])].join('\n\n');
};

const footLinks = (part: Extract<EmailPart, { foot: unknown }>): readonly FootLink[] =>
  'link' in part ? [{ text: part.foot, link: part.link }] : part.foot;

const body =
  'margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1d1b26;background:#ffffff';
/** `word-break` is for email clients that don't know `anywhere`: a long address must not widen a phone's page. */
const frameStyle =
  'max-width:520px;margin:0 auto;overflow-wrap:anywhere;word-break:break-word;text-autospace:normal';
const buttonStyle =
  'display:inline-block;padding:14px 22px;border-radius:8px;color:#ffffff;text-decoration:none;font-weight:600';
const quietStyle = 'color:#5d5a68';

/** For email clients that follow dark mode; the others keep the inline styles. */
const darkMode = ({ dark }: Brand) => `@media (prefers-color-scheme: dark) {
  body { background: ${DARK_PAGE} !important; color: #f1eff6 !important; }
  .quiet, .quiet a, .letter figcaption { color: #b1adbe !important; }
  .letter a, .letter blockquote { color: inherit !important; }
  .button { background: ${dark} !important; color: ${DARK_PAGE} !important; }
}`;

interface EmailPage {
  title: string;
  parts: readonly EmailPart[];
  brand: Brand;
  /** What email programs show after the subject, instead of the first words. */
  preview?: string;
}

/** The HTML version, with a button. Styles are inline, because many email clients ignore other styles. */
export const renderHtml = ({ lang, dir }: Language, { title, parts, brand, preview }: EmailPage): Html =>
  html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${raw(darkMode(brand))}
        </style>
      </head>
      <body style="${body}">
        ${preview ? html`<div style="display:none;max-height:0;overflow:hidden">${preview}</div>` : ''}
        <!-- Many email clients keep only what is inside the body. -->
        <div lang="${lang}" dir="${dir}" style="${frameStyle}">
          ${nameOf(brand)} ${parts.map((part) => partHtml(part, brand))} ${footerOf(brand)}
        </div>
      </body>
    </html> `;

const nameOf = ({ name, logo }: Brand): Html =>
  logo
    ? html`<p style="margin:0 0 24px"><img src="${logo}" alt="${name}" height="40" style="height:40px" /></p>`
    : html`<p style="margin:0 0 24px;font-weight:700"><bdi>${name}</bdi></p>`;

const footerOf = ({ footer }: Brand): Html =>
  footer
    ? html`<p class="quiet" style="${quietStyle};font-size:13px">
        <bdi style="white-space:pre-line">${footer}</bdi>
      </p>`
    : html``;

function partHtml(part: EmailPart, { light }: Brand): Html {
  if ('button' in part)
    return html`<p>
      <a class="button" href="${part.link}" style="${buttonStyle};background:${light}">${part.button}</a>
    </p>`;
  if ('code' in part)
    return html`<p style="font-size:28px;letter-spacing:4px;font-weight:700;margin:16px 0">
      <bdi dir="ltr">${part.code}</bdi>
    </p>`;
  if ('foot' in part)
    return html`<hr style="border:0;border-top:1px solid #8d8a98;margin:24px 0" />
      ${footLinks(part).map(
        ({ text, link }) =>
          html`<p class="quiet" style="${quietStyle};font-size:13px">
            <a href="${link}" style="${quietStyle}">${text}</a>
          </p>`,
      )}`;
  if ('content' in part)
    return html`<div class="letter" lang="${part.lang}" dir="${part.dir}">${raw(part.content)}</div>`;
  if ('quiet' in part) return html`<p class="quiet" style="${quietStyle}">${part.quiet}</p>`;
  // Inherit the direction of the language: a name at the start of a sentence must not change it.
  return html`<p>${part.text}</p>`;
}
