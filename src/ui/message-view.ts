import { html, nothing, type TemplateResult } from 'lit';

/** What is said in the place of content, with a button where something can be done about it. */
export const messageView = (
  sentence: string,
  action?: { label: string; press: () => unknown },
): TemplateResult =>
  html`<div class="message" part="message">
    <p>${sentence}</p>
    ${action ? html`<button type="button" class="button" @click=${action.press}>${action.label}</button>` : nothing}
  </div>`;
