import { html } from 'hono/html';
import type { Html } from '../html/layout.ts';
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
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Build a snippet</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="pages.css" />
        <link rel="stylesheet" href="widgets/snippet-builder.css" />
        <script src="widgets/loader.js" async></script>
        <script src="widgets/snippet-builder.js" defer></script>
      </head>
      <body>
        <main class="wide">
          <h1>Build a snippet</h1>
          <p>Choose an element and your site, then copy what goes where.</p>
          ${hasOrigins ? '' : html`<p class="notice">${originsMissing(words)}</p>`}
          <snippet-builder url="${url}"></snippet-builder>
          <noscript
            ><p>This page needs scripts. <a href="./">The snippets as they are</a></p></noscript
          >
        </main>
      </body>
    </html> `;
