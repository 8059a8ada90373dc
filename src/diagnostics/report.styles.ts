import { css } from 'lit';

/** Styles of the setup report: the same under every element, whatever styles the owner has set. */
export const reportStyles = css`
  .diagnostics {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 1rem;
    padding: 1rem;
    border: 2px dashed currentColor;
    border-radius: 0.25rem;
    font-size: 1rem;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .diagnostics h2 {
    margin: 0;
    font-size: 1.125em;
  }
  .diagnostics :is(ul, p) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
