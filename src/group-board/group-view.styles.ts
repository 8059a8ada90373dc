import { css } from 'lit';

export const groupViewStyles = css`
  .room {
    display: grid;
    gap: var(--_wide-gap);
    grid-template-columns: minmax(0, 1fr);
  }
  .back {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: max(2.75rem, 44px);
    color: inherit;
  }
  .back > svg:dir(rtl) {
    scale: -1 1;
  }
  .datebox {
    display: grid;
    gap: 0.5rem;
    align-content: center;
    padding: 1.25rem 1.5rem;
    border-radius: var(--_card-radius);
    background: color-mix(in srgb, var(--_accent) 9%, transparent);
  }
  .datebox:has(> div > .leaf) {
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 1rem;
  }
  .datebox > div:has(> .leaf) {
    grid-row: 1 / span 3;
  }
  .datebox .leaf {
    font-size: 0.875rem;
  }
  .datebox .leaf strong {
    font-size: 2.25rem;
  }
  .datebox > :is(h4, ul, details, form, .actions) {
    grid-column: 1 / -1;
  }
  .datebox h3,
  .name h3 {
    font-family: inherit;
  }
  .datebox h3 {
    color: var(--_accent-text);
    font-size: var(--_small);
  }
  .big {
    font-size: 1.375em;
    font-weight: 700;
    line-height: 1.25;
  }
  .dates,
  .people,
  .replies {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .dates > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.5rem;
    border-block-start: 1px solid var(--_border-color);
  }
  .actions > * {
    gap: 0.375rem;
  }
  .actions > .button {
    padding: 0.375rem 1rem;
    border: 1px solid var(--_border-color);
    text-decoration: none;
  }
  .actions > .main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  details ul {
    margin: 0.25rem 0 0;
    padding-inline-start: 1.25rem;
  }
  summary {
    min-block-size: max(1.5rem, 24px);
    cursor: pointer;
  }
  fieldset {
    display: grid;
    gap: 0.75rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 650;
  }
  .moods {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .mood {
    display: flex;
    position: relative;
    cursor: pointer;
  }
  .panel .mood input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .mood span {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: max(2.75rem, 44px);
    padding: 0 1.125rem;
    border: 1px solid var(--_field-border);
    border-radius: 2rem;
  }
  .mood span::before,
  .said::before {
    content: '';
    flex: none;
    inline-size: max(0.625rem, 10px);
    block-size: max(0.625rem, 10px);
    border-radius: 50%;
    background: var(--_good);
  }
  .slow span::before,
  .said.slow::before {
    background: var(--_slow);
  }
  .stuck span::before,
  .said.stuck::before {
    background: var(--_stuck);
  }
  .mood :checked + span {
    border-color: var(--_accent-line);
    box-shadow: inset 0 0 0 1px var(--_accent-line);
    font-weight: 650;
  }
  .person {
    display: grid;
    grid-template-columns: minmax(0, max(13rem, 208px)) minmax(0, 1fr) auto;
    gap: 0.375rem 1.5rem;
    align-items: center;
    padding-block: 1rem;
    border: 0;
    border-block-start: 1px solid var(--_border-color);
    box-shadow: none;
  }
  .person > :nth-child(n + 4) {
    grid-column: 2 / -1;
  }
  .person > :is(.panel, .fields, .beside) {
    grid-column: 1 / -1;
  }
  .name {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-inline-size: 0;
  }
  .name .face {
    inline-size: max(2.25rem, 36px);
    block-size: max(2.25rem, 36px);
    font-size: max(0.8125rem, 13px);
  }
  .name .hint,
  .title .hint {
    margin-inline-start: 0.375rem;
  }
  .name .fresh {
    display: inline-block;
    inline-size: max(0.5rem, 8px);
    block-size: max(0.5rem, 8px);
    padding: 0;
    border-radius: 50%;
  }
  .name h3 {
    display: inline;
    font-size: inherit;
  }
  .title {
    font-weight: 600;
  }
  .title a {
    color: inherit;
    text-underline-offset: 0.15em;
  }
  .tag {
    display: inline-block;
    padding: 0 0.5rem;
    border: 1px solid var(--_border-color);
    border-radius: 1rem;
    font-size: var(--_smaller);
    white-space: nowrap;
  }
  .track {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-inline-size: 0;
  }
  .steps {
    flex-wrap: wrap;
    gap: 0;
    padding: 2px;
    border: 1px solid var(--_field-border);
    border-radius: 1.375rem;
  }
  .steps label {
    position: relative;
    flex: auto;
  }
  .steps input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .steps span {
    display: grid;
    place-items: center;
    min-block-size: max(2.5rem, 40px);
    /* Four states in a row on a phone, in any language. */
    padding-inline: min(0.75rem, 1.5cqi);
    border-radius: 1.25rem;
    font-size: var(--_small);
    text-align: center;
  }
  .steps :checked + span {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .steps :disabled + span {
    opacity: 0.7;
  }
  :focus-visible + span {
    outline: 2px solid var(--_accent-line);
    outline-offset: 2px;
  }
  .still {
    min-inline-size: min(max(12rem, 192px), 100%);
  }
  .still .bar {
    flex: 1;
    max-inline-size: max(6.5rem, 104px);
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    align-items: center;
  }
  .replies {
    gap: 0.25rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--_border-color);
    font-size: var(--_small);
  }
  .small {
    padding: 0 0.25rem;
    min-block-size: max(1.5rem, 24px);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_smaller);
    text-decoration: underline;
    opacity: 0.8;
    cursor: pointer;
  }
  .actions > .cheer {
    min-inline-size: max(2.75rem, 44px);
    text-decoration: none;
  }
  .cheer[aria-pressed='true'] {
    color: var(--_accent-text);
    font-weight: 700;
  }
  .hearts {
    font-weight: 700;
  }
  .person .actions {
    font-size: var(--_small);
  }
  .due {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .ask {
    padding: 1rem 1.25rem;
  }
  .conflict dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.25rem 1rem;
    margin: 0;
  }
  .conflict dt {
    opacity: 0.8;
  }
  .conflict dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .foot {
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_border-color);
  }
  h4.label {
    margin: 0;
  }
  @media (pointer: coarse) {
    .small,
    .title a,
    summary {
      min-block-size: 44px;
      min-inline-size: 44px;
      align-content: center;
    }
    .title a {
      display: inline-block;
    }
  }
  @container (inline-size < 56em) {
    .person {
      grid-template-columns: minmax(0, 1fr);
    }
    .person > :nth-child(n + 4) {
      grid-column: 1;
    }
    .datebox {
      padding: 1rem 1.125rem;
    }
  }
`;
