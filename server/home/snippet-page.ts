import { html } from 'hono/html';
import { type Html, renderDocument } from '../html/document.ts';
import type { ServerStrings } from '../i18n/language.ts';
import { originsMissing } from './page.ts';

export interface SnippetPage {
  words: ServerStrings['home'];
  /** Public base URL of the API. */
  url: string;
  /** Whether any site may use the API. */
  hasOrigins: boolean;
}

/** What builds the snippet for an element. In English: for whoever sets a site up, and not for its visitors. */
export const snippetPage = ({ words, url, hasOrigins }: SnippetPage): Html =>
  renderDocument({
    language: { lang: 'en', dir: 'ltr' },
    title: 'Build a snippet',
    stylesheet: 'pages.css',
    head: html`<link rel="icon" href="data:," />
      <link rel="stylesheet" href="widgets/snippet-builder.css" />
      <script src="widgets/loader.js" async></script>
      <script src="widgets/snippet-builder.js" defer></script>`,
    body: html`<main class="wide">
      <h1>Build a snippet</h1>
      <p>Choose an element and your site, then copy what goes where.</p>
      ${hasOrigins ? '' : html`<p class="notice">${originsMissing(words)}</p>`}
      <snippet-builder url="${url}"></snippet-builder>
      <noscript
        ><p>This page needs scripts. <a href="./">The snippets as they are</a></p></noscript
      >
    </main>`,
  });
