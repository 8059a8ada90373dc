import { css } from 'lit';

/** The frame around the form, in the shadow tree. */
export const frameStyles = css`
  :host {
    --_accent: var(--community-accent, light-dark(#3b3fc4, #b3b8ff));
    --_line: var(--community-line, color-mix(in srgb, currentColor 22%, transparent));
    --_radius: var(--community-radius, 0.5rem);
    --_gap: var(--community-gap, 1rem);
    display: block;
    container-type: inline-size;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    display: grid;
    gap: var(--_gap);
  }
  :host([layout='card']) .frame {
    padding: 2rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    background: var(--community-surface, color-mix(in srgb, currentColor 4%, transparent));
  }
  .words {
    display: grid;
    gap: 0.5rem;
  }
  .own {
    display: block;
  }
  h2 {
    margin: 0;
    font: inherit;
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
    min-block-size: 1lh;
  }
  :host([layout='bar']) h2 {
    font-size: 1.125em;
  }
  h2:focus {
    outline: none;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .promise {
    min-block-size: 2lh;
  }
  .next {
    min-block-size: 1lh;
    font-size: 0.875em;
    opacity: 0.8;
  }
  .next:empty,
  .promise:empty {
    visibility: hidden;
  }
  /* Every step has the same room, so that what stands below does not move when the server answers. */
  .settled {
    align-content: start;
    min-block-size: 18rem;
  }
  .queued,
  .confirmed {
    align-content: center;
  }
  .trouble {
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid;
    color: var(--community-error, color-mix(in oklab, currentColor 45%, #d92d20));
  }
  .trouble:empty {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
    align-items: center;
  }
  .actions > * {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  .actions > [aria-disabled] {
    text-decoration: none;
    opacity: 0.75;
    cursor: default;
  }
  .actions > :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (inline-size > 44rem) {
    :host([layout='bar']) .frame {
      grid-template-columns: minmax(0, 1fr) minmax(20rem, 1fr);
      align-items: center;
    }
    :host([layout='bar']) .words {
      gap: 0.125rem;
    }
  }
  @container (inline-size < 26rem) {
    :host([layout='card']) .frame {
      padding: 1.25rem;
    }
    h2 {
      font-size: 1.25em;
    }
    .promise {
      min-block-size: 3lh;
    }
    .settled {
      min-block-size: 31.5rem;
    }
  }
  @container (inline-size <= 20rem) {
    h2,
    .next {
      min-block-size: 2lh;
    }
  }
`;

/**
 * The form itself, in the page's tree. One class and one element deep, so that a site's own rules for its forms win and a
 * reset for bare elements does not.
 */
export const formStyles = css`
  .community-form {
    --_accent: var(--community-accent, light-dark(#3b3fc4, #b3b8ff));
    --_on-accent: var(--community-on-accent, light-dark(#fff, #14142b));
    --_field-line: var(--community-field-line, color-mix(in srgb, currentColor 60%, transparent));
    --_radius: var(--community-radius, 0.5rem);
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 0.75rem;
    position: relative;
    margin: 0;
  }
  .community-form .community-field {
    flex: 1 1 14rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .community-unfolded .community-field {
    flex-basis: 100%;
  }
  .community-form:not(.community-unfolded) .community-more {
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
  }
  .community-form input:not([type='checkbox']) {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--community-field, Field);
    color: var(--community-field-text, FieldText);
    font: inherit;
  }
  .community-code input:not([type='checkbox']) {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.15em;
  }
  .community-form .community-choice {
    display: flex;
    gap: 0.625rem;
    align-items: baseline;
    margin: 0;
    padding-block: 0.375rem;
    font-weight: inherit;
    cursor: pointer;
  }
  .community-form input[type='checkbox'] {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
    transform: translateY(0.2rem);
  }
  .community-form button[type='submit'] {
    flex: 0 0 auto;
    min-block-size: 2.75rem;
    margin: 0;
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
  .community-form button[type='submit']:hover {
    background: color-mix(in oklab, var(--_accent) 88%, currentColor);
  }
  .community-form button[aria-disabled] {
    opacity: 0.6;
    cursor: progress;
  }
  .community-form :is(input, button):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .community-form input[aria-invalid] {
    border-color: #d92d20;
  }
  .community-error {
    display: block;
    margin-block-start: 0.25rem;
    color: var(--community-error, color-mix(in oklab, currentColor 45%, #d92d20));
  }
  .community-offer {
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
  .community-form .community-trap {
    position: absolute;
    inset-inline-start: 0;
    inset-block-end: 0;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  newsletter-signup > :is(p:empty, br) {
    display: none;
  }
  @container (inline-size < 20rem) {
    .community-form button[type='submit'] {
      flex: 1 1 100%;
    }
  }
`;
