import { css } from 'lit';

/** Styles of the first render: an event and its groups side by side. */
export const boardStyles = css`
  .head {
    display: grid;
    gap: 0.25rem;
  }
  .panel + .head {
    margin-block-start: 1rem;
  }
  .when,
  .tally {
    opacity: 0.82;
    /* In Arabic, Firefox lets a space at the end of a line overflow. */
    overflow-x: clip;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(max(17rem, 272px), 100%), 1fr));
    gap: calc(var(--_gap) * 0.75);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    /* No gap between rows: those that the leaf spans and nothing fills would have one, too. */
    column-gap: 1rem;
    align-content: start;
    min-inline-size: 0;
    padding: 0.75rem 1rem 0.375rem 0.75rem;
    border-radius: var(--_card-radius);
    font-size: var(--_small);
    line-height: 1.35;
  }
  .card:hover {
    border-color: currentColor;
  }
  .card > * {
    grid-column: 2;
    margin-block-end: 0.375rem;
  }
  .card.own {
    grid-column: 1 / -1;
    padding-block: 1rem 0.625rem;
    border-color: var(--_accent-line);
    background: color-mix(in srgb, var(--_accent) 9%, transparent);
  }
  /* A day as a calendar leaf. */
  .leaf {
    display: grid;
    align-content: start;
    justify-items: center;
    box-sizing: border-box;
    inline-size: max(4.75rem, 76px);
    min-block-size: max(5rem, 80px);
    padding-block-end: 0.25rem;
    overflow: hidden;
    border: 1px solid var(--_border-color);
    border-radius: var(--_radius);
    background: var(--_field-background);
    color: var(--_field-text);
    font-size: max(0.75rem, 12px);
    line-height: 1.3;
    text-align: center;
  }
  .card > .leaf {
    grid-column: 1;
    grid-row: 1 / span 6;
    align-self: start;
  }
  .leaf .month {
    inline-size: 100%;
    padding-block: 0.125rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 650;
  }
  .leaf strong {
    font-family: var(--_heading-font);
    font-size: 1.75rem;
    line-height: 1.25;
  }
  .leaf.none {
    padding-inline: 0.25rem;
    align-content: center;
    border-style: dashed;
    background: none;
    color: inherit;
  }
  .ask > .button {
    justify-self: start;
  }
  .label {
    flex: none;
    color: var(--_accent-text);
    font-size: max(0.8125rem, 13px);
    font-weight: 650;
  }
  h3 > .fresh {
    margin-inline-start: auto;
  }
  h3 {
    hyphens: auto;
    overflow-wrap: anywhere;
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    margin: 0;
    font: inherit;
    font-family: var(--_heading-font);
    font-size: 1.1875em;
    font-weight: 650;
    line-height: 1.3;
  }
  h3 a {
    min-inline-size: 0;
    overflow: hidden;
    color: inherit;
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* The whole card opens the group. */
  h3 a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  h3 a:focus-visible {
    outline: none;
  }
  h3 a:focus-visible::after,
  :focus-visible {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
  .fresh {
    flex: none;
    padding: 0 0.5rem;
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: max(0.75rem, 12px);
  }
  .faces {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0;
    min-block-size: max(1.75rem, 28px);
  }
  .faces .face {
    margin-inline-end: -0.125rem;
    box-shadow: 0 0 0 2px var(--_field-background);
  }
  .face {
    position: relative;
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: max(1.75rem, 28px);
    block-size: max(1.75rem, 28px);
    border-radius: 50%;
    background: hsl(var(--_hue) 45% 34%);
    color: #fff;
    font-size: max(0.6875rem, 11px);
    font-weight: 650;
    line-height: 1;
    text-decoration: none;
    opacity: 1;
  }
  .face img {
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }
  .hue0 {
    --_hue: 250;
  }
  .hue1 {
    --_hue: 195;
  }
  .hue2 {
    --_hue: 150;
  }
  .hue3 {
    --_hue: 25;
  }
  .hue4 {
    --_hue: 320;
  }
  .hue5 {
    --_hue: 215;
  }
  .face.stuck {
    z-index: 1;
  }
  .face.stuck::after {
    content: '!';
    position: absolute;
    inset-block-end: -0.125rem;
    inset-inline-end: -0.1875rem;
    display: grid;
    place-items: center;
    inline-size: max(0.875rem, 14px);
    block-size: max(0.875rem, 14px);
    border-radius: 50%;
    background: #b42318;
    color: #fff;
    font-size: max(0.625rem, 10px);
  }
  .bar {
    display: flex;
    gap: 3px;
    block-size: max(0.375rem, 6px);
  }
  .bar i {
    flex: 1;
    max-inline-size: max(2rem, 32px);
    border-radius: 2px;
    background: color-mix(in srgb, var(--_text) 16%, transparent);
  }
  .bar [class] {
    background: color-mix(in srgb, var(--_accent-line) 55%, transparent);
  }
  .bar .ready {
    background: var(--_accent-line);
  }
  .bar .published {
    background: var(--_good);
  }
  .stuckline {
    color: var(--_error);
  }
  .button {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: max(2.75rem, 44px);
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_border-color);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    border-color: currentColor;
  }
  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    min-block-size: max(2.75rem, 44px);
  }
  @media print {
    .actions,
    .strip,
    .foot,
    .panel,
    button {
      display: none;
    }
  }
  .message {
    display: grid;
    gap: var(--_gap);
    justify-items: center;
    padding: 2rem 1rem;
    text-align: center;
  }
  .skeleton p::before {
    content: '';
    display: block;
    inline-size: 60%;
    block-size: 0.7lh;
    margin-block: 0.15lh;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_text) 14%, transparent);
  }
  .skeleton .title {
    font-size: 1.1875em;
  }
  .skeleton .leaf::before {
    content: none;
  }
  .head.skeleton .title {
    font-size: 1.5em;
  }
  @media (forced-colors: active) {
    .bar i {
      border: 1px solid;
    }
    .bar [class] {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
