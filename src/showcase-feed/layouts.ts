import { css, html, type TemplateResult } from 'lit';
import { backIcon, onwardIcon } from '../ui/icons.ts';
import { carouselStrings } from './carousel.strings.ts';
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
  .turn > [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  .turn > .foot {
    flex: none;
    margin-inline-start: auto;
    white-space: nowrap;
  }
`;

/** Carousels whose ends are watched. */
const watched = new WeakSet<FeedHost>();

/** The buttons below a carousel; the one for more is last in the row, so that it moves no other when it appears. */
export function turnView(host: FeedHost, more: TemplateResult | undefined): TemplateResult {
  if (!watched.has(host)) {
    watched.add(host);
    void host.localize.add(carouselStrings);
    // Captured, because the list is replaced when it grows.
    host.renderRoot.addEventListener('scroll', () => showEnds(host), true);
  }
  void host.updateComplete.then(() => showEnds(host));
  const { words } = host;
  const button = (step: 1 | -1, label: string) =>
    html`<button type="button" class="button" aria-label=${label} @click=${() => turn(host, step)}>
      ${step < 0 ? backIcon : onwardIcon}
    </button>`;
  return html`<div class="foot turn">${button(-1, words.back)}${button(1, words.onward)}${more}</div>`;
}

/** How far it is scrolled, and how far it can be, in CSS pixels; in right-to-left text, `scrollLeft` is negative. */
const scrolled = (feed: Element) => [Math.abs(feed.scrollLeft), feed.scrollWidth - feed.clientWidth] as const;

/** Scrolls by what is visible, and announces the cards that are visible then. */
function turn(host: FeedHost, step: 1 | -1): void {
  const feed = host.renderRoot.querySelector('.feed')!;
  const [first, second] = feed.children as unknown as HTMLElement[];
  const [now, most] = scrolled(feed);
  const to = Math.min(most, Math.max(0, now + step * feed.clientWidth));
  const size = second ? Math.abs(second.offsetLeft - first!.offsetLeft) : 1;
  const before = Math.round(to / size);
  const count = host.posts.length;
  const last = Math.min(count, before + Math.max(1, Math.round(feed.clientWidth / size)));
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  feed.scrollTo({ left: getComputedStyle(feed).direction === 'rtl' ? -to : to, behavior });
  host.announce(host.format(host.words.place, { from: before + 1, to: last, count }));
}

/** At an end, the button towards it is disabled, but keeps the focus. */
function showEnds({ renderRoot }: FeedHost): void {
  const feed = renderRoot.querySelector('.feed');
  const buttons = renderRoot.querySelectorAll('.turn > button');
  if (!feed || !buttons.length) return;
  const [now, most] = scrolled(feed);
  buttons[0]!.ariaDisabled = String(now < 1);
  buttons[1]!.ariaDisabled = String(now > most - 1);
}
