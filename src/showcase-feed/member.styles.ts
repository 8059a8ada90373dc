import { css } from 'lit';

/** The styles of a member's panels that only the showcase needs. */
export const memberStyles = css`
  .strip .button {
    flex: none;
    padding-inline: 1rem;
  }
  .cheer {
    flex: none;
    justify-content: end;
    min-inline-size: max(2.75rem, 44px);
    min-block-size: max(1.5rem, 24px);
    margin-inline-end: -0.5rem;
    padding: 0 0.5rem;
    border: 0;
    border-radius: 1rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .cheer[aria-pressed='true'] {
    color: var(--_accent-text);
    font-weight: 700;
  }
  .draft {
    display: grid;
    gap: var(--_wide-gap);
    grid-template-columns: repeat(auto-fit, minmax(min(max(17rem, 272px), 100%), 1fr));
  }
  .draft > div {
    min-inline-size: 0;
    max-inline-size: max(24rem, 384px);
  }
  .feed.one {
    display: block;
    columns: auto;
    margin-block: 0.5rem;
  }
  .rows > .asked {
    grid-template-columns: auto minmax(0, 1fr);
  }
  .row {
    display: grid;
    grid-template-columns: max(6rem, 96px) minmax(0, 1fr);
    gap: 0.25rem 1rem;
  }
  .row > div {
    display: grid;
    gap: 0.25rem;
    align-content: start;
  }
  .thumb {
    aspect-ratio: 16 / 9;
    overflow: clip;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
  }
  .thumb img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .name {
    margin: 0;
    font: inherit;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .name a {
    color: inherit;
  }
  .state.published::before {
    background: var(--_good);
  }
  .state.declined::before,
  .state.hidden::before {
    background: var(--_stuck);
  }
  .asked > .choose {
    align-items: start;
    padding-block-start: 0.125rem;
  }
  .many {
    display: grid;
    gap: 0.5rem;
    position: sticky;
    inset-block-end: 0.5rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_border-color);
    border-radius: var(--_radius);
    background: Canvas;
    color: CanvasText;
  }
  /* Nor may it cover what else gets the focus. */
  .rows:has(~ .many) :is(a, button, input) {
    scroll-margin-block-end: 14rem;
  }
  /* While a reason is typed, the bar must not cover its field. */
  .rows:has(form) ~ .many {
    position: static;
  }
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
    .cheer,
    .rows a {
      min-block-size: 44px;
    }
    .rows a {
      display: inline-grid;
    }
  }
  @container (inline-size < 30em) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .thumb {
      inline-size: max(6rem, 96px);
    }
  }
`;
