import { html, nothing, type TemplateResult } from 'lit';
import { linkTo } from '../route.ts';
import { strings } from './showcase.strings.ts';

/** What stands behind the section in the address. */
export const AUTHORS = 'authors';
export const FEEDS = 'feeds';

const parts = [
  ['', strings.posts],
  [AUTHORS, strings.authors],
  [FEEDS, strings.feeds],
] as const;

/** The way from one part of the showcase to the others. */
export const showcaseNav = (current: (typeof parts)[number][0]): TemplateResult =>
  html`<nav class="tabs" aria-label=${strings.parts}>
    ${parts.map(
      ([path, text]) =>
        html`<a href=${linkTo('showcase', path)} aria-current=${path === current ? 'page' : nothing}
          >${text}</a
        >`,
    )}
  </nav>`;
