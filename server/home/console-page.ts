import { html } from 'hono/html';
import { type Html, renderDocument } from '../html/document.ts';

export interface ConsolePage {
  /** Title of the newsletter. */
  community: string;
  /** Public base URL of the API. */
  url: string;
}

/** Where hosts write letters and look after the community. In English. */
export const consolePage = ({ community, url }: ConsolePage): Html =>
  renderDocument({
    language: { lang: 'en', dir: 'ltr' },
    title: `Console · ${community}`,
    stylesheet: 'pages.css',
    head: html`<link rel="icon" href="data:," />
      <link rel="stylesheet" href="widgets/console.css" />
      <script src="widgets/loader.js" async></script>
      <script src="widgets/console.js" type="module"></script>`,
    body: html`<community-console url="${url}" community="${community}"></community-console>
      <noscript
        ><main>
          <h1>Console</h1>
          <p>This page needs scripts.</p>
        </main></noscript
      >`,
  });

/**
 * The frame that letters are previewed in. The styles of an email are inline, which the console's own policy refuses; this page allows
 * them, and no script.
 */
export const PREVIEW_FRAME = '<!doctype html><title>Preview</title>';
