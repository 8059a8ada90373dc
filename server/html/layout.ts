import { html } from 'hono/html';
import type { Language } from '../i18n/language.ts';
import { type Html, renderDocument } from './document.ts';
import { webAddress } from './plain-text.ts';

export interface PageProps {
  language: Language;
  title: string;
  /** The newsletter's title, shown above the heading. */
  newsletter?: string;
  main: Html;
  /** URL of the page that the person came from. Ignored unless it is http(s). */
  back?: string | null | undefined;
  /** Relative URL of the API's address. Default: the page is one folder below it. */
  root?: string;
}

/** The layout of all pages. URLs are relative, because the API may run behind a proxy under a path. */
export function renderPage({ language, title, newsletter, main, back, root = '../' }: PageProps): Html {
  return renderDocument({
    language,
    title: newsletter ? `${title} · ${newsletter}` : title,
    stylesheet: `${root}pages.css`,
    body: html`<main>
      ${newsletter && html`<p class="over" dir="auto">${newsletter}</p>`}
      <h1>${title}</h1>
      ${main} ${backLink(language, back)}
    </main>`,
  });
}

function backLink({ words }: Language, back: string | null | undefined) {
  const address = webAddress(back);
  if (!address) return '';
  const [before = '', after = ''] = words.page.back.split('{place}');
  return html`<p class="back">
    <a href="${address}">${before}<bdi>${new URL(address).host}</bdi>${after}</a>
  </p>`;
}
