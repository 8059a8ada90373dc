import { css } from 'lit';

export const membersPageStyles = css`
  .lessons {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .page {
    display: grid;
    gap: var(--_gap);
    align-content: start;
  }
  .page h2 {
    font-size: 1.75em;
  }
  .stale {
    opacity: 0.8;
    font-size: var(--_small);
  }
  .lessons {
    border-block-start: 1px solid var(--_border-color);
  }
  .lessons li {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 3rem;
    border-block-end: 1px solid var(--_border-color);
  }
  .lessons .title {
    flex: 1;
    min-block-size: 3rem;
    padding: 0.5rem 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .lessons button.title:hover {
    text-decoration: underline;
  }
  .closed .title {
    display: flex;
    align-items: center;
    cursor: default;
  }
  .closed {
    color: color-mix(in srgb, var(--_text) 72%, transparent);
  }
  @media (prefers-contrast: more) {
    .closed {
      color: inherit;
    }
  }
  .tick {
    flex: none;
    box-sizing: border-box;
    display: grid;
    place-items: center;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    border: 2px solid var(--_accent-line);
    border-radius: 50%;
  }
  .closed .tick {
    border: 2px dotted;
  }
  .done {
    background: var(--_accent);
  }
  .done::after {
    content: '';
    inline-size: 0.25rem;
    block-size: 0.5rem;
    margin-block-end: 0.125rem;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .lesson h3 {
    margin: 0 0 var(--_gap);
    font-family: var(--_heading-font);
    font-size: 1.375em;
    line-height: 1.25;
  }
  .text {
    max-inline-size: 42rem;
    overflow-wrap: anywhere;
  }
  .text > * {
    margin-block: 0 1em;
  }
  .text h3 {
    margin-block-end: 0.5em;
    font-family: var(--_heading-font);
    font-size: 1.125em;
  }
  .text pre {
    overflow-x: auto;
  }
  .text blockquote {
    margin-inline: 0;
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--_border-color);
  }
  .text img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
  }
  .text a {
    color: inherit;
  }
  .video {
    display: grid;
    place-content: center;
    gap: 0.5rem;
    box-sizing: border-box;
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    padding: 1rem;
    border: 0;
    border-radius: var(--_radius);
    background: #1b1b22;
    color: #fff;
    font: inherit;
    cursor: pointer;
  }
  .video > svg {
    margin: auto;
    font-size: 2rem;
  }
  .after {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 2rem;
    align-items: center;
  }
  .choice {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 2.75rem;
  }
  .choice input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    accent-color: var(--_accent);
  }
`;
