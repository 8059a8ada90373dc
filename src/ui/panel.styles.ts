import { css } from 'lit';

/** A panel that a member opens, with its forms and rows. */
export const panelStyles = css`
  .strip [aria-expanded='true'],
  .button.main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .button[aria-disabled] {
    opacity: 0.6;
    cursor: progress;
  }
  .panel,
  .rows > li {
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    display: grid;
    gap: var(--_gap);
    position: relative;
    padding: 1.5rem;
    border: 1px solid var(--_border-color);
    border-radius: var(--_card-radius);
    background: var(--_background);
  }
  .panel h2 {
    padding-inline-end: 3rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel {
      animation: appear var(--_motion);
    }
    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 -0.375rem;
      }
    }
  }
  .panel > .close {
    position: absolute;
    inset: 0.75rem 0.75rem auto auto;
    display: grid;
    place-items: center;
    inline-size: max(2.75rem, 44px);
    block-size: max(2.75rem, 44px);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .panel:dir(rtl) > .close {
    inset: 0.75rem auto auto 0.75rem;
  }
  .fields {
    display: grid;
    gap: 0.75rem;
    margin: 0;
  }
  .fields > .button {
    justify-self: start;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .field label {
    font-weight: 600;
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: end;
  }
  .beside > input,
  .beside > .field {
    flex: 1 1 max(14rem, 224px);
  }
  .panel :is(input:not([type='checkbox']), textarea, select) {
    box-sizing: border-box;
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: max(2.75rem, 44px);
    margin: 0;
    padding: 0.5rem 0.75rem;
    padding-inline-end: var(--_end, 0.75rem);
    border: 1px solid var(--_field-border);
    border-radius: var(--_radius);
    background-color: var(--_field-background);
    color: var(--_field-text);
    font: inherit;
  }
  ::placeholder {
    color: color-mix(in srgb, var(--_text) 72%, transparent);
    opacity: 1;
  }
  .panel textarea {
    resize: vertical;
  }
  /* Its own width would be the least width of the panel. */
  .panel .beside > input {
    inline-size: 0;
  }
  .panel .actions select {
    inline-size: auto;
    max-inline-size: 100%;
    text-decoration: none;
  }
  .panel [aria-invalid] {
    border-color: var(--_stuck);
  }
  .panel input[type='checkbox'] {
    inline-size: max(1.25rem, 20px);
    block-size: max(1.25rem, 20px);
    margin: 0;
    accent-color: var(--_accent);
  }
  .community-error {
    color: var(--_error);
  }
  .hint {
    overflow: hidden;
    font-size: var(--_small);
    opacity: 0.8;
    text-overflow: ellipsis;
  }
  .panel .actions {
    gap: 0.25rem 1rem;
  }
  .panel .actions .button {
    padding: 0.375rem 1rem;
    border: 1px solid var(--_border-color);
    text-decoration: none;
  }
  .panel .actions .main {
    border-color: transparent;
    background: var(--_accent);
  }
  .rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .rows:empty {
    display: none;
  }
  .rows > li {
    display: grid;
    gap: 0.5rem;
    padding-block: 0.875rem;
    border-block-start: 1px solid var(--_border-color);
  }
  .rows > li:focus {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .state {
    font-size: var(--_small);
  }
  .state::before {
    content: '';
    display: inline-block;
    inline-size: max(0.5rem, 8px);
    block-size: max(0.5rem, 8px);
    margin-inline-end: 0.5rem;
    border-radius: 50%;
    background: var(--_slow);
  }
  .choose {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    min-block-size: max(2.75rem, 44px);
    min-inline-size: max(1.75rem, 28px);
  }
  @media (forced-colors: active) {
    [aria-pressed='true'],
    [aria-expanded='true'],
    [aria-current],
    :checked + span {
      forced-color-adjust: none;
      /* Whatever the rule that gives them an accent. */
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
  @container (inline-size < 30em) {
    .panel {
      padding: 1rem;
    }
  }
`;
