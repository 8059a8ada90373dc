import { html } from 'hono/html';
import type { Html } from '../html/document.ts';
import { renderPage } from '../html/layout.ts';
import type { Language, ServerStrings } from '../i18n/language.ts';

type HomeStrings = ServerStrings['home'];

export interface HomePage {
  language: Language;
  community: string;
  /** Public base URL of the API. */
  url: string;
  /** Whether any site may use the API. */
  hasOrigins: boolean;
}

/** What a browser shows at the address of the API: that it runs, and the snippets to paste. */
export function homePage({ language, community, url, hasOrigins }: HomePage): Html {
  const words = language.words.home;
  return renderPage({
    language,
    title: words.title,
    newsletter: community,
    root: '',
    main: html`<p>${words.text}</p>
      ${hasOrigins ? '' : html`<p class="notice">${originsMissing(words)}</p>`}
      ${Object.entries(words.elements).map(
        ([element, label], index) =>
          html`<details ${index === 0 && html`open`}>
            <summary>${label}</summary>
            <pre tabindex="0" data-copy="${words.copy}" data-copied="${words.copied}">
${snippet(url, element)}</pre>
          </details>`,
      )}
      <h2>${words.more}</h2>
      <ul>
        <li><a href="console" hreflang="en">${words.console}</a></li>
        <li><a href="snippet" hreflang="en">${words.builder}</a></li>
        <li><a href="newsletter/signup">${words.form}</a></li>
        <li><a href="docs" hreflang="en">${words.docs}</a></li>
      </ul>
      <script src="home.js" defer></script>`,
  });
}

export function originsMissing({ noOrigins }: HomeStrings): Html {
  const [before = '', after = ''] = noOrigins.split('{example}');
  return html`${before}<code>ORIGINS=https://www.example.org</code>${after}`;
}

/** What a site owner pastes for one element. */
export const snippet = (url: string, element: string): string =>
  `<script src="${url}/widgets/loader.js" async></script>

<${element}></${element}>`;

/** Adds a button to each snippet that copies it. Without the Clipboard API (plain http), the snippet is selected. */
export const copyScript = `for (const snippet of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = snippet.dataset.copy;
  button.setAttribute('aria-live', 'polite');
  button.onclick = async () => {
    getSelection().selectAllChildren(snippet);
    await navigator.clipboard?.writeText(snippet.textContent);
    if (navigator.clipboard) button.textContent = snippet.dataset.copied;
  };
  snippet.after(button);
}
`;
