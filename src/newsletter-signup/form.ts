import { html, nothing, type TemplateResult } from 'lit';
import type { SignupHost } from './signup-host.ts';

/**
 * The form that the element creates if the owner has none. In the page's own tree, for password managers and the site's
 * CSS; if scripts are blocked later, it still posts by itself.
 */
export const signupForm = (
  { formId, address, words, step, expanded }: SignupHost,
  more: TemplateResult | undefined,
): TemplateResult => {
  const busy = step.name === 'sending' || nothing;
  return html`<form
    class="community-form ${expanded ? 'community-expanded' : ''}"
    action="${address}/newsletter/subscriptions"
    method="post"
    novalidate
  >
    <p class="community-field">
      <label for="${formId}-email">${words.email}</label>
      <input
        id="${formId}-email"
        name="email"
        type="email"
        dir="ltr"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        required
      />
    </p>
    ${more}
    <button type="submit" class="wp-element-button" aria-disabled=${busy}>${words.submit}</button>
  </form>`;
};
