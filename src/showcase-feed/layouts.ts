import { css, html, type TemplateResult } from 'lit';
import { backIcon, onwardIcon } from '../ui/icons.ts';
import type { FeedHost } from './feed-host.ts';

/** The layouts other than the grid. */
export const layoutStyles = css`
  :host([layout='list']) .feed {
    grid-template-columns: 1fr;
    gap: var(--_gap);
  }
  @container (inline-size > 30em) {
    :host([layout='list']) .card {
      flex-direction: row;
    }
    :host([layout='list']) .media {
      flex: none;
      inline-size: min(max(17rem, 272px), 40%);
      align-self: start;
    }
    :host([layout='list']) .body {
      flex: 1;
    }
  }
  :host([layout='masonry']) .feed {
    display: block;
    columns: var(--_card-size);
    column-gap: var(--_wide-gap);
  }
  :host([layout='masonry']) .card {
    break-inside: avoid;
    margin-block-end: var(--_wide-gap);
  }
  :host([layout='masonry']) .media:has(img) {
    display: block;
    aspect-ratio: auto;
  }
  :host([layout='masonry']) img + .play {
    position: absolute;
    inset: 0;
    margin: auto;
  }
  :host([layout='masonry']) img {
    display: block;
    block-size: auto;
    max-block-size: max(40rem, 640px);
  }
  :host([layout='masonry']) :is(.excerpt:empty) {
    display: none;
  }
  :host([layout='carousel']) .feed {
    display: flex;
    overflow-x: auto;
    scroll-snap-type: inline mandatory;
    scrollbar-width: thin;
    padding-block-end: 0.5rem;
    gap: var(--_gap);
  }
  :host([layout='carousel']) .card {
    flex: 0 0 min(var(--_card-size), 85%);
    scroll-snap-align: start;
  }
  .turn {
    flex-wrap: wrap;
    justify-content: start;
  }
  .turn > button > svg:dir(rtl) {
    scale: -1 1;
  }
  @media print {
    :host([layout='carousel']) .feed {
      flex-wrap: wrap;
      overflow: visible;
    }
  }
  .turn > .button {
    padding-inline: 1rem;
  }
  .turn > .foot {
    flex: none;
    margin-inline-start: auto;
    white-space: nowrap;
  }
`;

/** The buttons below a carousel; the one for more is last in the row, so that it moves no other when it appears. */
export function turnView({ words, renderRoot }: FeedHost, more: TemplateResult | undefined): TemplateResult {
  const turn = (step: 1 | -1) => {
    const feed = renderRoot.querySelector('.feed')!;
    const rightToLeft = getComputedStyle(feed).direction === 'rtl';
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    feed.scrollBy({ left: feed.clientWidth * step * (rightToLeft ? -1 : 1), behavior });
  };
  const button = (step: 1 | -1, label: string) =>
    html`<button type="button" class="button" aria-label=${label} @click=${() => turn(step)}>
      ${step < 0 ? backIcon : onwardIcon}
    </button>`;
  return html`<div class="foot turn">${button(-1, words.back)}${button(1, words.onward)}${more}</div>`;
}
