import { html } from 'hono/html';
import { isDated } from '../../src/contract/dated.ts';
import type { Post } from '../../src/contract/index.ts';
import type { Html } from '../html/layout.ts';
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
  return html`<!doctype html>
    <html lang="${language.lang}" dir="${language.dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${description}" />
        <title>${title}</title>
        <link rel="stylesheet" href="pages.css" />
        ${first && html`<link rel="canonical" href="${self}" />`}
        <link rel="alternate" type="application/rss+xml" href="${feed('rss')}" title="${title}" />
        <link rel="alternate" type="application/atom+xml" href="${feed('atom')}" title="${title}" />
        <link rel="alternate" type="application/feed+json" href="${feed('json')}" title="${title}" />
      </head>
      <body>
        <main class="wide">
          <h1>${title}</h1>
          ${posts.length === 0 ? html`<p>${words.nothing}</p>` : ''}
          <ul class="pieces">
            ${posts.map((post) => piece(post, language))}
          </ul>
          ${next ? html`<p><a rel="next" href="${next}">${words.older}</a></p>` : ''}
          <p class="back hint">
            ${words.follow} <a href="${feed('rss')}">RSS</a> · <a href="${feed('atom')}">Atom</a> ·
            <a href="${feed('json')}">JSON Feed</a>
          </p>
        </main>
      </body>
    </html> `;
}

function piece(post: Post, { lang }: Language): Html {
  const { kind, title, excerpt, link, author, picture, date, language } = post;
  const { source } = picture?.variants[0] ?? {};
  const day = new Date(date).toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' });
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
