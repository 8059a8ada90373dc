import { html } from 'lit';

/** The title of a step; focusable from a script, so that a screen reader starts reading there. */
export const heading = (text: string) => html`<h2 part="heading" tabindex="-1">${text}</h2>`;

/** `text` with the address in it, isolated from the text direction around it. */
export function withAddress(text: string, email: string, more?: string) {
  const [before, after] = text.split('{address}');
  return html`<p part="message">
    ${before}<strong part="email"><bdi>${email}</bdi></strong
    >${after} ${more}
  </p>`;
}
