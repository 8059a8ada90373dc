import { html } from 'hono/html';
import type { Summary } from '../../src/contract/index.ts';
import { type Html, renderDocument } from '../html/document.ts';
import { fill, formatMessage, type Language } from '../i18n/language.ts';

/** The summary of an event as a page to share. `next` is the URL of the sign-up page. */
export function summaryPage({ event, groups, ...summary }: Summary, language: Language, next: string): Html {
  const { lang } = language;
  const words = language.words.events;
  const { people, published, page } = summary;
  const title = fill(words.summaryTitle, { event: event.title });
  const text = formatMessage(words.summaryText, { published, people, groups: groups.length }, lang);
  const figures = ['made', 'published', 'onTime', 'encouragements'] as const;
  return renderDocument({
    language,
    title,
    stylesheet: '../../pages.css',
    isListed: true,
    head: html`<meta name="description" content="${text}" />
      <meta property="og:type" content="website" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${text}" />
      <meta property="og:url" content="${page}" />
      <link rel="canonical" href="${page}" />`,
    body: html`<main class="wide">
      <h1>${title}</h1>
      <p>${text}</p>
      <dl class="figures">
        ${figures.map(
          (name) =>
            html`<div>
              <dt>${words[name]}</dt>
              <dd>${summary[name].toLocaleString(lang)}</dd>
            </div>`,
        )}
      </dl>
      ${groups.map((group) => groupView(group, language))}
      <p class="back"><a href="${next}">${words.next}</a></p>
    </main>`,
  });
}

function groupView(
  { name, people, published, onTime, pieces }: Summary['groups'][number],
  { lang, words: { events: words } }: Language,
): Html {
  return html`<section>
    <h2 dir="auto">${name}</h2>
    <p class="hint">${formatMessage(words.ofGroup, { published, people, onTime }, lang)}</p>
    <ul>
      ${pieces.map(
        ({ title, by, link }) =>
          html`<li>
            <a href="${link}" rel="noopener nofollow ugc"><bdi>${title || link}</bdi></a>
            <span class="hint">${fill(words.by, { name: by || words.unnamed })}</span>
          </li>`,
      )}
    </ul>
  </section>`;
}
