import { html, type TemplateResult } from 'lit';
import type { Row } from '../contract/groups.ts';

/** A person's picture or initials; `!` if they are stuck. Hidden from screen readers, because the name is beside it. */
export const avatarView = ({ member, name, picture, checkIn, here }: Row): TemplateResult =>
  html`<span
    class="face hue${hueOf(member)} ${checkIn?.mood === 'stuck' ? 'stuck' : ''} ${here ? 'here' : ''}"
    title=${name}
    aria-hidden="true"
    >${
      picture
        ? html`<img
            src=${picture}
            alt=""
            loading="lazy"
            width="28"
            height="28"
            referrerpolicy="no-referrer"
          />`
        : initialsOf(name)
    }</span
  >`;

/** The same colour for the same person, one of six. */
function hueOf(id: string): number {
  let sum = 0;
  for (const sign of id) sum += sign.charCodeAt(0);
  return sum % 6;
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase() || '?';
