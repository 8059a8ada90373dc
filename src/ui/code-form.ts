import { html, nothing, type TemplateResult } from 'lit';

/** The form for the emailed code: a single field, so that the code can be pasted and autofilled. */
export const codeForm = (
  id: string,
  words: { code: string; confirm: string },
  busy: boolean | undefined,
): TemplateResult =>
  html`<form class="community-form community-code" method="dialog" novalidate>
    <p class="community-field">
      <label for="${id}-code">${words.code}</label>
      <input
        id="${id}-code"
        name="code"
        dir="ltr"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="40"
        spellcheck="false"
        required
      />
    </p>
    <button type="submit" class="wp-element-button" aria-disabled=${busy || nothing}>${words.confirm}</button>
  </form>`;
