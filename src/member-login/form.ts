import { html, nothing, type TemplateResult } from 'lit';
import type { LoginHost } from './login-host.ts';

/**
 * The form, in the page's own tree, where password managers see both fields. It never posts by itself, not even a copy
 * of it without a script: outside a dialog, `method="dialog"` sends nothing (HTML, "form submission algorithm"). A
 * password must not end up in a URL or in another server's log, so its field has no `name` either, by which scripts
 * that submit every form of a site collect values.
 */
export const signInForm = ({ formId, words, step, methods }: LoginHost): TemplateResult => {
  const byPassword = methods !== 'email';
  return html`<form class="community-form community-login" method="dialog" novalidate>
    <p class="community-field">
      <label for="${formId}-email">${words.email}</label>
      <input
        id="${formId}-email"
        name="email"
        type="email"
        dir="ltr"
        inputmode="email"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        required
      />
    </p>
    ${byPassword ? passwordField(`${formId}-password`, 'password', words.password, words) : nothing}
    <label class="community-checkbox"
      ><input type="checkbox" name="shared" /> <span>${words.shared}</span></label
    >
    <button type="submit" class="wp-element-button" aria-disabled=${!!step.busy || nothing}>
      ${byPassword ? words.signIn : words.mailMe}
    </button>
  </form>`;
};

/** A password field with the button that shows it. */
export const passwordField = (
  id: string,
  name: string,
  label: string,
  { show, showPassword }: { show: string; showPassword: string },
): TemplateResult =>
  html`<p class="community-field community-password">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      data-name=${name}
      type="password"
      dir="ltr"
      autocomplete=${name === 'new-password' ? name : 'current-password'}
      autocapitalize="none"
      spellcheck="false"
      required
    />
    <button
      type="button"
      class="community-show-password"
      aria-label=${showPassword}
      aria-controls=${id}
      aria-pressed="false"
    >
      ${show}
    </button>
  </p>`;
