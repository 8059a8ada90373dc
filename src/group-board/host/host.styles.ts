import { css } from 'lit';

/** Styles that only a host's tools need. */
export const hostStyles = css`
  .tools .beside {
    align-items: end;
  }
  /* Aligns labels, fields and hints side by side, however long a label is. */
  .tools .fields > .beside:not(:has(> .button)) {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(max(16rem, 256px), 100%), 1fr));
    gap: 0.75rem 1rem;
  }
  .tools .fields > .beside > .field {
    grid-row: span 3;
    grid-template-rows: subgrid;
    align-content: start;
    align-items: end;
    row-gap: 0.25rem;
  }
  /* Lists of people and groups fit a screen. */
  .tools .rows:has(> li > .beside) {
    grid-template-columns: repeat(auto-fill, minmax(min(max(20rem, 320px), 100%), 1fr));
    gap: 0 2rem;
    max-block-size: min(30rem, 70svh);
    padding: 0.125rem;
    overflow-y: auto;
  }
  .tools .rows > li:has(> .beside) {
    padding-block: 0.375rem;
  }
  .tools .rows .beside {
    flex-wrap: nowrap;
    align-items: center;
  }
  .tools form.beside {
    margin: 0;
  }
  .tools .beside > :is(input, select, .field) {
    flex: 1 1 max(10rem, 160px);
    inline-size: auto;
  }
  .tools .place > span {
    flex: 1 1 max(10rem, 160px);
    align-self: center;
    overflow-wrap: anywhere;
  }
  .tools .whom {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .name > .button {
    padding-inline: min(1.25rem, 3cqi);
  }
  .tools h3 {
    margin-block-start: 0.5rem;
  }
  .tools .big {
    font-size: 1.75em;
    font-weight: 700;
  }
  .tools .big:focus-visible {
    outline-offset: 4px;
  }
  .tools .turns {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .turns .button {
    position: relative;
    gap: 0.375rem;
    padding: 0.375rem 0.875rem;
    overflow-wrap: anywhere;
  }
  .turns [aria-current] {
    border-color: var(--_accent-line);
    box-shadow: inset 0 0 0 1px var(--_accent-line);
  }
  .tools .name {
    display: flex;
    gap: 0.75rem;
    align-items: center;
  }
  .tools .tag {
    padding: 0 0.5rem;
    border: 1px solid var(--_border-color);
    border-radius: 1rem;
    font-size: var(--_smaller);
  }
`;
