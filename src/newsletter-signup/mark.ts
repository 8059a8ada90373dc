import { css, html } from 'lit';
import { CHECK } from '../ui/icon-paths.ts';

/** Styles of a mark, and of the next step. */
export const markStyles = css`
  .mark {
    box-sizing: border-box;
    inline-size: 3rem;
    block-size: 3rem;
    padding: 0.75rem;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
    fill: none;
    stroke: var(--_accent-text);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .onward {
    margin-block-start: 0.5rem;
    text-decoration: none;
  }
  .onward:focus-visible {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
`;

const marks = {
  sent: 'M3 6h18v12H3zM3 7l9 6 9-6',
  waiting: 'M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18M12 7v5l3 2',
  done: CHECK,
};

/** An icon above the title of a step; screen readers read only the title. */
export const mark = (name: keyof typeof marks) =>
  html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d=${marks[name]} /></svg>`;
