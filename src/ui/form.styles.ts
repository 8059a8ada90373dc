import { css } from 'lit';

/**
 * The form itself, in the page's tree. Selectors are one element deep and adopted after the page's sheets, so that
 * `newsletter-signup button` and a site's own form rules win, and a reset of bare elements doesn't. Targets are 44 px
 * even if a site has a small root font size (WCAG 2.5.5). Shadow trees take from it the look of the main button.
 */
export const formStyles = css`
  .community-form {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.75rem;
    position: relative;
    max-inline-size: 40rem;
    margin: 0;
  }
  .community-form .community-field {
    flex: 1 1 14rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    text-indent: 0;
  }
  .community-expanded .community-field {
    flex-basis: 100%;
  }
  .community-form:not(.community-expanded) .community-extra {
    display: none;
  }
  .community-form :is(label, legend) {
    display: block;
    float: none;
    inline-size: auto;
    text-align: start;
    margin: 0 0 0.25rem;
    padding: 0;
    font: inherit;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  :where(.community-form) :is(textarea, input:where(:not([type='checkbox']))) {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: max(2.75rem, 44px);
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_field-border);
    border-radius: var(--_radius);
    background: var(--_field-background);
    color: var(--_field-text);
    font: inherit;
    /* An address runs from left to right, and begins where the label does. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .community-form ::placeholder {
    color: color-mix(in srgb, var(--_text) 72%, transparent);
    opacity: 1;
  }
  /* Reserves space for the server's error about a code, which arrives late. */
  .community-code {
    padding-block-end: 2.5lh;
  }
  .community-code .community-error {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 2lh;
  }
  .community-code input:not([type='checkbox']) {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.15em;
  }
  .community-form .community-checkbox {
    box-sizing: border-box;
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.625rem;
    align-items: baseline;
    align-content: center;
    min-block-size: max(2.75rem, 44px);
    margin: 0;
    padding-block: 0.375rem;
    font-weight: inherit;
    cursor: pointer;
  }
  .community-form input[type='checkbox'] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
    transform: translateY(0.2rem);
  }
  /* The main button, in a shadow tree as well, which alone has a :host. */
  :where(.community-form) button:where([type='submit']),
  :host :is(.main, .open, .onward) {
    box-sizing: border-box;
    min-block-size: max(2.75rem, 44px);
    padding: 0.5rem 1.25rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    text-shadow: none;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  :where(.community-form) button:where([type='submit']:hover),
  :host :is(.main, .open, .onward):hover {
    background: var(--_accent-hover);
  }
  :where(.community-form) button:where([type='submit']) {
    flex: 0 0 auto;
    inline-size: auto;
    margin: 0;
  }
  .community-form button[aria-disabled] {
    opacity: 0.6;
    cursor: progress;
  }
  .community-form :is(input, textarea, button):focus-visible {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
  .community-form input[aria-invalid] {
    border-color: var(--_stuck);
  }
  .community-error {
    display: block;
    margin-block-start: 0.25rem;
    color: var(--_error);
  }
  .community-suggestion {
    display: block;
    margin-block: 0.25rem 0;
    min-block-size: 1.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .community-form .community-visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    margin: 0;
  }
  @container (inline-size < 26rem) {
    .community-form .community-field {
      flex-basis: 100%;
    }
    .community-code {
      padding-block-end: 3.5lh;
    }
    .community-code .community-error {
      block-size: 3lh;
    }
  }
  @container (inline-size < 20rem) {
    .community-form button[type='submit'] {
      flex: 1 1 100%;
      overflow-wrap: anywhere;
    }
  }
`;
