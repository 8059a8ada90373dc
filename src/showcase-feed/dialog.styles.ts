import { css } from 'lit';

/** Styles loaded at the first interaction: the dialog of a post. */
export const dialogStyles = css`
  option {
    background: Canvas;
    color: CanvasText;
  }
  dialog {
    inline-size: min(max(60rem, 960px), 100% - max(2rem, 32px));
    max-block-size: calc(100dvb - max(2rem, 32px));
    padding: 0;
    border: 0;
    border-radius: var(--_card-radius);
    background: var(--_overlay);
    color: CanvasText;
    box-shadow: 0 1rem 4rem rgb(0 0 0 / 40%);
    overflow: auto;
    overscroll-behavior: contain;
  }
  @media (pointer: coarse) {
    .link,
    .text .byline a {
      min-block-size: 44px;
      align-content: center;
    }
    .text .byline a {
      display: inline-block;
      min-inline-size: 44px;
    }
  }
  @media (forced-colors: active) {
    [aria-expanded='true'] {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 60%);
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog,
    dialog::backdrop {
      animation: open var(--_motion);
    }
    @keyframes open {
      from {
        opacity: 0;
        translate: 0 0.75rem;
      }
    }
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .sheet > .close {
    position: sticky;
    inset-block-start: 0.75rem;
    z-index: 1;
    grid-area: 1 / 1;
    justify-self: end;
    align-self: start;
    display: grid;
    place-items: center;
    inline-size: max(2.75rem, 44px);
    block-size: max(2.75rem, 44px);
    margin: 0.75rem;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(0 0 0 / 62%);
    color: #fff;
    font: inherit;
    cursor: pointer;
  }
  .stage {
    grid-area: 1 / 1;
    aspect-ratio: 16 / 9;
    max-block-size: 60dvb;
    inline-size: 100%;
    background: #000;
  }
  .stage img {
    object-fit: contain;
  }
  .audio {
    align-self: end;
    inline-size: 100%;
  }
  .text {
    display: grid;
    gap: 0.75rem;
    padding: 1.5rem clamp(1.25rem, 4%, 2.5rem) 2rem;
  }
  .text .byline {
    white-space: normal;
  }
  .text a:not(.button) {
    color: inherit;
  }
  .whole {
    max-inline-size: max(42rem, 672px);
    white-space: pre-line;
  }
  .topics {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    font-size: var(--_small);
  }
  .topics bdi {
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--_border-color);
    border-radius: 1rem;
  }
  .actions .main {
    padding: 0 1.5rem;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    text-decoration: none;
  }
  .link {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 0.5rem 0.75rem;
    font: inherit;
  }
  .report {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    max-inline-size: max(32rem, 512px);
  }
  .report label,
  .report textarea {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    font: inherit;
  }
  .turn {
    display: flex;
    gap: 1rem;
    justify-content: space-between;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_border-color);
  }
  .turn button {
    display: grid;
    flex: 0 1 max(20rem, 320px);
    min-inline-size: 0;
    padding: 0.5rem 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .turn .after {
    margin-inline-start: auto;
    text-align: end;
  }
  .turn bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .turn small {
    opacity: 0.75;
  }
`;
