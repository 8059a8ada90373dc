import { css } from 'lit';
import { tokens } from './tokens.ts';

/** Styles that the four elements share, in their shadow trees. */
export const baseStyles = [
  ...tokens,
  css`
    :host {
      display: block;
      container-type: inline-size;
      text-align: start;
    }
    :host([hidden]) {
      display: none;
    }
    .base {
      display: grid;
      gap: var(--_gap);
    }
    .card {
      padding: 2rem;
      border: 1px solid var(--_border-color);
      border-radius: var(--_card-radius);
      background: var(--_background);
    }
    h2 {
      margin: 0;
      font: inherit;
      font-family: var(--_heading-font);
      font-size: 1.5em;
      font-weight: 700;
      line-height: 1.25;
      text-wrap: balance;
      hyphens: auto;
      overflow-wrap: anywhere;
    }
    /* Text in the other direction stays on the side of the text around it, and so do addresses. */
    [dir='auto'],
    input {
      text-align: -webkit-match-parent;
      text-align: match-parent;
    }
    a {
      color: inherit;
    }
    [tabindex='-1']:focus {
      outline: none;
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
    .error {
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid;
      color: var(--_error);
    }
    .error:empty {
      display: none;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1.5rem;
      align-items: center;
    }
    .actions > * {
      box-sizing: border-box;
      display: inline-flex;
      align-items: center;
      min-block-size: max(2.75rem, 44px);
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
      outline: 2px solid var(--_accent-line);
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
    @media (prefers-contrast: more) {
      :host {
        --_border-color: currentColor;
        --_accent-text: currentColor;
      }
    }
    @container (inline-size < 26em) {
      .card {
        padding: 1.25rem;
      }
      h2 {
        font-size: 1.25em;
      }
    }
  `,
];
