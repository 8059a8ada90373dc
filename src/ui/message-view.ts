import { html, nothing, type TemplateResult } from 'lit';

/** What is said in the place of content, with a button to try again where that may help. */
export const messageView = (
  sentence: string,
  retry?: { label: string; retry: () => unknown },
): TemplateResult =>
  html`<p class="message" part="message">
    ${sentence}
    ${retry ? html`<button type="button" class="button" @click=${retry.retry}>${retry.label}</button>` : nothing}
  </p>`;
