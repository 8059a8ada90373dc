import { html } from 'hono/html';
import type { Html } from '../../html/document.ts';
import { renderPage } from '../../html/layout.ts';
import type { Language } from '../../i18n/language.ts';

export interface InboxPage {
  language: Language;
  newsletter: string;
  subscription: string;
  back: string | null | undefined;
  /** Why the code was not accepted. */
  error?: string | undefined;
  /** The result of the last action. */
  notice?: string | undefined;
}

export function inboxPage({ language, newsletter, subscription, back, error, notice }: InboxPage): Html {
  const { inbox: words } = language.words;
  const fields = html`<input type="hidden" name="subscription" value="${subscription}" />
    <input type="hidden" name="lang" value="${language.lang}" />`;
  return renderPage({
    language,
    newsletter,
    back,
    title: words.title,
    main: html`${notice && html`<p class="notice" role="status">${notice}</p>`}
      <p>${words.intro}</p>
      <form action="inbox" method="post" novalidate>
        ${fields}
        <div class="field">
          <label for="code">${words.code}</label>
          <input
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            dir="ltr"
            class="code"
            required${error && html` aria-invalid="true" aria-describedby="code-error"`}
          />
          ${error && html`<p class="error" id="code-error">${error}</p>`}
        </div>
        <button name="do" value="confirm">${words.confirm}</button>
      </form>
      <h2>${words.nothingCame}</h2>
      <p>${words.nothingCameHint}</p>
      <form action="inbox" method="post" class="row">
        ${fields}
        <button name="do" value="resend" class="quiet">${words.resend}</button>
        <button name="do" value="withdraw" class="quiet">${words.wrongAddress}</button>
      </form>`,
  });
}
