import { css } from 'lit';

/** Makes a select look like the fields beside it: WebKit draws it in its own grey, and higher. */
export const selectStyles = css`
  select {
    --_end: 2rem;
    appearance: none;
    background: conic-gradient(from -45deg at bottom, currentColor 90deg, transparent 0) no-repeat right
      0.75em top 55% / 0.75em 0.375em;
  }
  select:dir(rtl) {
    background-position-x: 0.75em;
  }
`;
