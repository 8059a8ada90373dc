import { html } from 'hono/html';
import type { Post } from '../../../src/contract/index.ts';
import { fill, type Language } from '../../i18n/language.ts';
import { presentPosts } from '../../showcase/presenters.ts';
import { postsPublishedBetween } from '../queries/block-content.ts';
import type { Block } from './block.ts';

/** More posts than these, and the letter links to the rest. */
const MAX_POSTS = 10;
/** Pixels. Twice the width of the email's column would be sharper, and twice as large. */
const PICTURE_WIDTH = 520;

/** "This week's showcase": posts published since the letter before, newest first. */
export const showcaseBlock: Block = async (ctx) => {
  const { settings, language, since, at } = ctx;
  const { letters: words } = language.words;
  const rows = await postsPublishedBetween(ctx.db, since, at, MAX_POSTS + 1);
  if (rows.length === 0) return String(await html`<p>${words.nothingNew}</p>`);
  const posts = await presentPosts(ctx, rows.slice(0, MAX_POSTS));
  const all = settings.showcasePage ?? `${ctx.url}/showcase.html`;
  const items = await Promise.all(posts.map((post) => item(post, language)));
  const more =
    rows.length > MAX_POSTS ? String(await html`<p><a href="${all}">${words.wholeShowcase}</a></p>`) : '';
  return `${items.join('')}${more}`;
};

async function item({ title, excerpt, link, author, picture, language: written }: Post, language: Language) {
  const source = picture?.variants.find(({ width }) => width >= PICTURE_WIDTH) ?? picture?.variants.at(-1);
  const lang = written ? html` lang="${written}"` : '';
  const markup = html`<h3${lang} dir="auto"><a href="${link}">${title}</a></h3>${
    source
      ? html`<p>
          <a href="${link}"><img src="${source.source}" alt="${picture!.alt}" width="${PICTURE_WIDTH}" /></a>
        </p>`
      : ''
  }<p dir="auto">${fill(language.words.events.by, { name: author.name })}${
    excerpt ? html`<br /><bdi>${excerpt}</bdi>` : ''
  }</p>`;
  return String(await markup);
}
