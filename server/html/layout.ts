import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../i18n/language.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface PageProps {
  language: Language;
  title: string;
  /** The newsletter's own name, above the heading. */
  newsletter?: string;
  main: Html;
  /** The page the person came from, if it is one of the web. */
  back?: string | null | undefined;
}

/** What all pages share. The addresses are relative: the API may stand behind a proxy, under a path. */
export function renderPage({ language, title, newsletter, main, back }: PageProps): Html {
  return html`<!doctype html>
    <html lang="${language.lang}" dir="${language.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${newsletter ? `${title} · ${newsletter}` : title}</title>
        <link rel="stylesheet" href="../pages.css" />
      </head>
      <body>
        <main>
          ${newsletter && html`<p class="over" dir="auto">${newsletter}</p>`}
          <h1>${title}</h1>
          ${main} ${backLink(language, back)}
        </main>
      </body>
    </html> `;
}

function backLink({ words }: Language, back: string | null | undefined) {
  const address = webAddress(back);
  if (!address) return '';
  const [before = '', after = ''] = words.page.back.split('{place}');
  return html`<p class="back"><a href="${address.href}">${before}<bdi>${address.host}</bdi>${after}</a></p>`;
}

/** An address of the web; `javascript:` and its like are none. */
export function webAddress(text: string | null | undefined): URL | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address : undefined;
}
