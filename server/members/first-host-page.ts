import { html } from 'hono/html';
import type { Html } from '../html/document.ts';
import { renderPage } from '../html/layout.ts';
import { messagePage } from '../html/message-page.ts';
import type { Language } from '../i18n/language.ts';
import { emailInput, textField } from '../newsletter/pages/form.ts';

export interface FirstHostForm {
  language: Language;
  community: string;
  token: string;
  email: string;
  name: string;
  errors: Map<string, string>;
}

export function firstHostPage({ language, community, token, email, name, errors }: FirstHostForm): Html {
  const { form } = language.words;
  const words = language.words.members;
  return renderPage({
    language,
    title: words.firstHostTitle,
    newsletter: community,
    main: html`<p>${words.firstHostText}</p>
      <form action="first-host" method="post" novalidate>
        <input type="hidden" name="token" value="${token}" />
        ${textField({ field: 'email', label: form.email, hint: form.emailHint, errors }, (described) =>
          emailInput(email, described),
        )}
        ${textField(
          { field: 'name', label: form.name, errors },
          (described) =>
            html`<input
              id="name"
              name="name"
              autocomplete="name"
              dir="auto"
              value="${name}"
              required
              ${described}
            />`,
        )}
        <button>${words.firstHostButton}</button>
      </form>`,
  });
}

export function firstHostExpired(language: Language, community: string): Html {
  const words = language.words.members;
  const [title, text] = [words.firstHostInvalid, words.firstHostInvalidText];
  return messagePage({ language, newsletter: community, title, text });
}
