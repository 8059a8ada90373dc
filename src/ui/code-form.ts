import { html, nothing, type TemplateResult } from 'lit';

/** The form for the code from the mail: one field, so that a code can be pasted and filled in by the browser. */
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
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength="40"
        spellcheck="false"
        required
      />
    </p>
    <button type="submit" aria-disabled=${busy || nothing}>${words.confirm}</button>
  </form>`;
