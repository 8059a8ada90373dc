import { css } from 'lit';

/** The element's styles besides `frameStyles`. */
export const loginStyles = css`
  .open {
    white-space: nowrap;
  }
  :host([compact]) {
    display: inline-block;
    min-block-size: 3rem;
    /* Aligned by its box, not by the baseline of its content, which loads later. */
    vertical-align: middle;
    position: relative;
    block-size: fit-content;
    /* Truncates a long name, which would make a page wider than a phone. */
    max-inline-size: 100%;
    container-type: normal;
  }
  .base {
    max-inline-size: 32rem;
  }
  .settled {
    align-content: start;
    min-block-size: 19rem;
    box-sizing: border-box;
  }
  .drop {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline-end: 0;
    z-index: 10;
    inline-size: min(22rem, 90vw);
  }
  .drop .card {
    background: var(--_overlay);
    color: CanvasText;
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 20%);
  }
  .member {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 3rem;
    margin-block-end: var(--_gap);
  }
  :host([compact]) .member {
    margin: 0;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  button:focus-visible,
  input:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
  [aria-disabled] {
    opacity: 0.6;
    cursor: progress;
  }
  .drop[hidden] {
    display: none;
  }
  .page {
    min-block-size: 24rem;
  }
`;

/** The styles of its forms in the page's tree, besides `formStyles`. */
export const gateStyles = css`
  .community-login .community-field,
  .community-profile .community-field {
    flex-basis: 100%;
  }
  .community-form.community-login input[type='password'],
  .community-form.community-login .community-password input {
    box-sizing: border-box;
    padding-inline-end: 6rem;
  }
  /* The button is in the middle of its field, however high a site's fields are and its labels become. */
  .community-form .community-password {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .community-password :is(input, button) {
    grid-area: 2 / 1;
  }
  .community-form .community-show-password {
    place-self: center end;
    inline-size: auto;
    margin: 0 0.25rem;
    min-inline-size: max(2.75rem, 44px);
    min-block-size: max(2.75rem, 44px);
    padding: 0 0.5rem;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_field-text);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }
  .community-form .community-checkbox {
    flex-basis: 100%;
  }
`;
