import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../i18n/language.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface DocumentProps {
  language: Pick<Language, 'lang' | 'dir'>;
  title: string;
  /** URL of the style sheet. */
  stylesheet: string;
  /** As in CSS. */
  colorScheme?: string;
  /** Whether search engines may list the page. */
  isListed?: boolean;
  /** Further elements of the head. */
  head?: Html | '';
  body: Html;
}

/** An HTML document: what all pages have in their heads. */
export function renderDocument({
  language: { lang, dir },
  title,
  stylesheet,
  colorScheme = 'light dark',
  isListed = false,
  head = '',
  body,
}: DocumentProps): Html {
  return html`<!doctype html>
    <html lang="${lang}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${isListed ? '' : html`<meta name="robots" content="noindex" />`}
        <meta name="color-scheme" content="${colorScheme}" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylesheet}" />
        ${head}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
}
