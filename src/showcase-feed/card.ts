import { html, nothing, type TemplateResult } from 'lit';
import { isDated } from '../contract/dated.ts';
import type { Post, Thumbnail } from '../contract/showcase.ts';
import { fill } from '../contract/fill.ts';
import type { Words } from './strings.ts';
import { dateIn } from '../ui/dates.ts';
import { heartIcon, playIcon } from '../ui/icons.ts';

/** The actions and extras of a card. */
export interface CardActs {
  open: (event: Event) => void;
  play: () => void;
  /** The player, in place of the picture. */
  player: TemplateResult | undefined;
  /** The number of cheers, worded. */
  cheers?: string;
  /** The cheer button, in place of the number of cheers. */
  cheer: TemplateResult | undefined;
}

const plays = ({ kind }: Post) => kind === 'video' || kind === 'audio';

/** `4 Dec`, with the year if it isn't the current one. */
export function dayOf(moment: string | number, language: string): string {
  const at = new Date(moment);
  const year = at.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return dateIn(at, language, { year, month: 'short', day: 'numeric' });
}

/** A post as a card. Its size depends only on the layout, so that nothing moves when it loads or changes. */
export function cardView(post: Post, words: Words, language: string, acts: CardActs): TemplateResult {
  const { title, excerpt, link, author, date, cheers, kind } = post;
  const open = (event: MouseEvent) => {
    // With a modifier key or another mouse button, a link behaves as usual.
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    acts.open(event);
  };
  const lang = post.language ?? nothing;
  return html`<article
    class="card"
    part="card"
    aria-label=${title}
    itemscope
    itemtype="https://schema.org/CreativeWork"
  >
    <div class="media" part="media">
      ${acts.player ?? html`${pictureView(post)}${plays(post) ? playButton(post, words, acts) : nothing}`}
    </div>
    <div class="body">
      <p class="kind" part="kind">${words[kind]}</p>
      <h3 class="title" part="title" dir="auto" lang=${lang}>
        <a itemprop="url" href=${link} rel="noopener" @click=${open}><span itemprop="name">${title}</span></a>
      </h3>
      <p class="excerpt" part="excerpt" itemprop="description" dir="auto" lang=${lang}>${excerpt}</p>
      <p class="byline" part="byline">
        <span
          ><bdi itemprop="author">${author.name}</bdi>
          ${isDated(date) ? html`<time itemprop="datePublished" datetime=${date}>${dayOf(date, language)}</time>` : nothing}</span
        >
        ${acts.cheer ?? (cheers ? html`<span class="cheers"><span aria-hidden="true">${heartIcon(true)} ${cheers}</span><span class="spoken">${acts.cheers}</span></span>` : nothing)}
      </p>
    </div>
  </article>`;
}

const playButton = (post: Post, words: Words, acts: CardActs) =>
  html`<button
    type="button"
    class="play"
    part="play"
    aria-label=${fill(words.play, { title: post.title })}
    @click=${acts.play}
  >
    ${playIcon}
  </button>`;

const pictureView = ({ picture, title }: Post) =>
  picture
    ? imageView(picture, '(min-width: 60rem) 30rem, 100vw')
    : html`<span class="letter" aria-hidden="true">${[...title][0]}</span>`;

/** A picture with its space reserved, in its own colour until it has loaded (`paint`). */
export const imageView = ({ variants, width, height, alt, color }: Thumbnail, sizes: string) =>
  html`<img
    part="picture"
    itemprop="image"
    src=${variants.at(-1)?.source ?? nothing}
    srcset=${variants.map((it) => `${it.source} ${it.width}w`).join(', ')}
    sizes=${sizes}
    width=${width}
    height=${height}
    alt=${alt}
    loading="lazy"
    referrerpolicy="no-referrer"
    decoding="async"
    data-color=${color}
  />`;

/** The placeholder of a card. */
export const skeletonView = () =>
  html`<div class="card skeleton" aria-hidden="true">
    <div class="media"></div>
    <div class="body">
      <p class="kind"></p>
      <p class="title"></p>
      <p class="excerpt"></p>
      <p class="byline"></p>
    </div>
  </div>`;

/** Sets the colours of pictures. By script, because a strict content security policy forbids style attributes. */
export function paint(root: ParentNode): void {
  for (const image of root.querySelectorAll<HTMLElement>('[data-color]'))
    image.style.background = image.dataset['color']!;
}
