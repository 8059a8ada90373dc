import { css } from 'lit';

/** Styles of the first render: the grid of cards, their placeholders, and the button below them. */
export const feedStyles = css`
  .feed {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_card-size), 100%), 1fr));
    gap: var(--_wide-gap);
  }
  .card {
    /* Contains visually hidden text in the card, which would widen the page beside a carousel. */
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: 0;
    overflow: clip;
    border: 1px solid var(--_border-color);
    border-radius: var(--_card-radius);
    background: var(--_background);
  }
  .media {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    aspect-ratio: 16 / 9;
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .media > * {
    grid-area: 1 / 1;
  }
  .media img,
  .video {
    inline-size: 100%;
    block-size: 100%;
    border: 0;
    object-fit: cover;
  }
  .letter {
    place-self: center;
    font-size: max(3.5rem, 56px);
    font-weight: 700;
    opacity: 0.5;
  }
  .play {
    display: grid;
    place-items: center;
    place-self: center;
    inline-size: max(4rem, 64px);
    block-size: max(4rem, 64px);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(0 0 0 / 72%);
    color: #fff;
    font: inherit;
    font-size: max(1.5rem, 24px);
    cursor: pointer;
    /* Above the letter, whose opacity creates a stacking context. */
    z-index: 1;
  }
  .play:hover {
    background: #000;
  }
  .body {
    display: grid;
    gap: 0.375rem;
    padding: 1rem 1.125rem 1.125rem;
    align-content: start;
  }
  .title,
  .excerpt {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .title {
    position: relative;
    block-size: 2lh;
    font: inherit;
    font-family: var(--_heading-font);
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.3;
  }
  .title a {
    color: inherit;
    text-decoration: none;
  }
  .title a:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .excerpt {
    block-size: 2lh;
    font-size: var(--_small);
    opacity: 0.85;
  }
  .kind,
  .byline {
    min-block-size: 1lh;
    overflow: hidden;
    font-size: var(--_smaller);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .kind,
  .byline > span {
    opacity: 0.78;
  }
  .byline {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: max(1.5rem, 24px);
  }
  .card .byline > :first-child {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .cheers > :first-child,
  .cheer {
    display: flex;
    gap: 0.25rem;
    align-items: center;
  }
  .byline time::before {
    content: ' · ';
  }
  :focus-visible {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
  /* The link is as high as its two lines, even if the title takes one. */
  .title a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .title a:focus-visible {
    outline-offset: -2px;
  }
  .skeleton p::before {
    content: '';
    display: block;
    inline-size: 60%;
    block-size: 0.7lh;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_text) 14%, transparent);
  }
  .skeleton .title::before {
    inline-size: 90%;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_wide-gap);
    position: relative;
  }
  .over {
    display: grid;
    grid-auto-rows: max-content;
    position: absolute;
    inset: 0;
    pointer-events: none;
  }
  .over > * {
    position: sticky;
    inset-block-start: 0.5rem;
    z-index: 2;
    justify-self: center;
    pointer-events: auto;
  }
  .over p,
  .over > .skip {
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_border-color);
    border-radius: 2rem;
    background: Canvas;
    color: CanvasText;
  }
  .over > .skip:not(:focus) {
    position: absolute;
    clip-path: inset(50%);
  }
  .over .message {
    padding: 0;
  }
  .foot,
  .strip {
    display: flex;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: center;
    min-block-size: max(2.75rem, 44px);
  }
  .strip {
    justify-content: start;
    margin: -4px;
    margin-inline-end: 0;
    padding: 4px;
    overflow-x: auto;
    scrollbar-width: none;
    white-space: nowrap;
  }
  .button {
    box-sizing: border-box;
    min-block-size: max(2.75rem, 44px);
    padding: 0.5rem 1.5rem;
    border: 1px solid var(--_border-color);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .button:hover {
    border-color: currentColor;
  }
  .new-posts {
    border-color: transparent;
    border-radius: 2rem;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 25%);
  }
  @media print {
    .strip,
    .play,
    .foot,
    button {
      display: none;
    }
  }
  .message {
    display: grid;
    gap: var(--_gap);
    justify-items: center;
    padding: 2rem 1rem;
    text-align: center;
  }
`;
