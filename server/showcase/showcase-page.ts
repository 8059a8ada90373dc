import { html } from 'hono/html';
import { isDated } from '../../src/contract/dated.ts';
import type { Post } from '../../src/contract/index.ts';
import { type Html, renderDocument } from '../html/document.ts';
import { feedAlternates, feedLinks } from '../html/feed-links.ts';
import { dayOf } from '../i18n/dates.ts';
import type { Language } from '../i18n/language.ts';

interface Shown {
  posts: Post[];
  /** The URL of the next page, with older posts. */
  next: string | undefined;
  first: boolean;
  title: string;
  description: string;
  self: string;
  language: Language;
}

const schemas = {
  video: 'VideoObject',
  article: 'Article',
  image: 'ImageObject',
  audio: 'AudioObject',
  link: 'CreativeWork',
};

/** The showcase as a page without script, for search engines and for links from places that cannot show the element. */
export function showcasePage({ posts, next, first, title, description, self, language }: Shown): Html {
  const words = language.words.showcase;
  const feed = (format: string) => self.replace('/showcase.html', `/showcase.${format}`);
  return renderDocument({
    language,
    title,
    stylesheet: 'pages.css',
    isListed: true,
    head: html`<meta name="description" content="${description}" />
      ${first && html`<link rel="canonical" href="${self}" />`} ${feedAlternates(feed, title)}`,
    body: html`<main class="wide">
      <h1>${title}</h1>
      ${posts.length === 0 ? html`<p>${words.nothing}</p>` : ''}
      <ul class="pieces">
        ${posts.map((post) => piece(post, language))}
      </ul>
      ${next ? html`<p><a rel="next" href="${next}">${words.older}</a></p>` : ''}
      <p class="back hint">${words.follow} ${feedLinks(feed)}</p>
    </main>`,
  });
}

function piece(post: Post, { lang }: Language): Html {
  const { kind, title, excerpt, link, author, picture, date, language } = post;
  const { source } = picture?.variants[0] ?? {};
  const day = dayOf(new Date(date), lang);
  return html`<li itemscope itemtype="https://schema.org/${schemas[kind]}">
    ${
      source &&
      html`<img
        itemprop="image"
        src="${source}"
        width="${picture!.width}"
        height="${picture!.height}"
        alt="${picture!.alt}"
        loading="lazy"
      />`
    }
    <h2 dir="auto" ${language && html`lang="${language}"`}>
      <a itemprop="url" href="${link}" rel="noopener"><span itemprop="name">${title}</span></a>
    </h2>
    <p itemprop="description" dir="auto">${excerpt}</p>
    <p class="hint">
      <bdi itemprop="author">${author.name}</bdi>
      ${isDated(date) && html`· <time itemprop="datePublished" datetime="${date}">${day}</time>`}
    </p>
  </li>`;
}
