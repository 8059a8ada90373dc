import { html, type TemplateResult } from 'lit';
import { CHECK } from './icon-paths.ts';

/**
 * An icon in the size and colour of the text beside it, in forced colours too; hidden from screen readers. Icons that
 * point along the text are mirrored for right-to-left languages by the styles of their container; a play button never
 * is.
 */
const icon = (path: string, fill = 'none'): TemplateResult =>
  html`<svg
    viewBox="0 0 24 24"
    width="1.25em"
    height="1.25em"
    fill=${fill}
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${path} />
  </svg>`;

const FULL = 'currentColor';

export const heartIcon = (full: boolean): TemplateResult =>
  icon('M12 20 4.2 12.2a5 5 0 0 1 7.1-7.1l.7.7.7-.7a5 5 0 0 1 7.1 7.1z', full ? FULL : 'none');
export const playIcon = icon('M7 5v14l12-7z', FULL);
export const closeIcon = icon('M6 6l12 12M18 6 6 18');
export const checkIcon = icon(CHECK);
export const backIcon = icon('M20 12H4M10 6l-6 6 6 6');
export const onwardIcon = icon('M4 12h16M14 6l6 6-6 6');
export const calendarIcon = icon('M4 6h16v14H4zM4 10.5h16M8.5 3v5M15.5 3v5');
