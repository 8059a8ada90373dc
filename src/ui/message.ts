import { html } from 'lit';

/** The title of a step; the focus may be put on it, so that the step is read out from there. */
export const heading = (text: string) => html`<h2 part="heading" tabindex="-1">${text}</h2>`;

/** `text` with the address in it, set apart from the direction of the words around it. */
export function withAddress(text: string, email: string, more?: string) {
  const [before, after] = text.split('{address}');
  return html`<p part="message">
    ${before}<strong part="email"><bdi>${email}</bdi></strong
    >${after} ${more}
  </p>`;
}
