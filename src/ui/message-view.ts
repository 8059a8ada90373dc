import { html, nothing, type TemplateResult } from 'lit';

/** A message in place of the content, with a button if there is something to do about it. */
export const messageView = (
  sentence: string,
  action?: { label: string; press: () => unknown },
): TemplateResult =>
  html`<div class="message" part="message">
    <p>${sentence}</p>
    ${action ? html`<button type="button" class="button" @click=${action.press}>${action.label}</button>` : nothing}
  </div>`;
