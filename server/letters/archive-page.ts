import { html, raw } from 'hono/html';
import { type Html, renderDocument } from '../html/document.ts';
import { feedAlternates, feedLinks } from '../html/feed-links.ts';
import { dayOf } from '../i18n/dates.ts';
import { fill, type Language } from '../i18n/language.ts';
import type { ArchivedLetter } from './queries/letters.ts';

interface LetterPage {
  letter: Pick<ArchivedLetter, 'slug' | 'subject' | 'preview_text' | 'started_at' | 'sent_html'>;
  /** The language that it is written in. */
  language: Language;
  /** The newsletter's title. */
  newsletter: string;
  /** URL of a page to subscribe. */
  signup: string | undefined;
  /** The API's URL. */
  url: string;
}

/** A letter on the web. It has nothing of a reader in it. */
export function letterPage({ letter, language, newsletter, signup, url }: LetterPage): Html {
  const { letters: words } = language.words;
  const title = letter.subject;
  return page({
    ...{ language, title, newsletter, url },
    description: letter.preview_text,
    canonical: `${url}/letters/${letter.slug}`,
    main: html`<p class="over" dir="auto"><a href="${url}/letters">${newsletter}</a></p>
      <h1 dir="auto">${title}</h1>
      <p class="hint">${timeOf(letter, language)}</p>
      <div class="letter">${raw(letter.sent_html)}</div>
      ${
        signup
          ? html`<p class="back"><a href="${signup}">${fill(words.subscribe, { title: newsletter })}</a></p>`
          : ''
      }`,
  });
}

interface ListPage {
  letters: Pick<ArchivedLetter, 'slug' | 'subject' | 'preview_text' | 'started_at' | 'language'>[];
  /** The URL of the page with older letters. */
  next: string | undefined;
  isFirst: boolean;
  language: Language;
  newsletter: string;
  signup: string;
  url: string;
}

/** The list of past letters. */
export function letterListPage({
  letters,
  next,
  isFirst,
  language,
  newsletter,
  signup,
  url,
}: ListPage): Html {
  const { letters: words } = language.words;
  const title = fill(words.archiveTitle, { title: newsletter });
  return page({
    ...{ language, title, newsletter, url, description: title },
    canonical: isFirst ? `${url}/letters` : undefined,
    main: html`<h1 dir="auto">${title}</h1>
      ${letters.length === 0 ? html`<p>${words.none}</p>` : ''}
      ${letters.map(
        (letter) =>
          html`<h2 dir="auto" ${letter.language && html`lang="${letter.language}"`}>
              <a href="${url}/letters/${letter.slug}">${letter.subject}</a>
            </h2>
            ${letter.preview_text && html`<p dir="auto">${letter.preview_text}</p>`}
            <p class="hint">${timeOf(letter, language)}</p>`,
      )}
      ${next ? html`<p><a rel="next" href="${next}">${words.older}</a></p>` : ''}
      <p class="back"><a href="${signup}">${fill(words.subscribe, { title: newsletter })}</a></p>
      <p class="hint">${words.follow} ${feedLinks(feedOf(url))}</p>`,
  });
}

function timeOf({ started_at: at }: Pick<ArchivedLetter, 'started_at'>, { lang }: Language): Html {
  return html`<time datetime="${at.toISOString()}">${dayOf(at, lang)}</time>`;
}

interface Page {
  language: Language;
  title: string;
  newsletter: string;
  description: string;
  canonical: string | undefined;
  url: string;
  main: Html;
}

const page = ({ language, title, newsletter, description, canonical, url, main }: Page): Html =>
  renderDocument({
    language,
    title: title.includes(newsletter) ? title : `${title} · ${newsletter}`,
    stylesheet: `${url}/pages.css`,
    isListed: true,
    head: html`<meta name="description" content="${description}" />
      ${canonical && html`<link rel="canonical" href="${canonical}" />`}
      ${feedAlternates(feedOf(url), newsletter)}`,
    body: html`<main>${main}</main>`,
  });

const feedOf = (url: string) => (format: string) => `${url}/letters.${format}`;
