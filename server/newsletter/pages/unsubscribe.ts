import { html } from 'hono/html';
import type { Html } from '../../html/document.ts';
import { messagePage, stepPage } from '../../html/message-page.ts';
import { fill, type Language } from '../../i18n/language.ts';
import type { NewsletterTexts } from '../../settings/settings.ts';
import { consentBoxes } from './form.ts';

interface Leaving {
  token: string;
  person: { email: string; state: string } | undefined;
  language: Language;
  newsletter: NewsletterTexts;
}

const withToken = (action: string, token: string) => `${action}?${new URLSearchParams({ token })}`;

export function unsubscribePage({ token, person, language, newsletter }: Leaving): Html {
  const { leave: words } = language.words;
  const { title } = newsletter;
  return stepPage({
    language,
    newsletter: title,
    title: words.title,
    text: person ? fill(words.intro, { title, email: person.email }) : fill(words.introUnknown, { title }),
    action: withToken('leave', token),
    button: words.button,
    fields: { 'List-Unsubscribe': 'One-Click' },
    more: person && html`<p><a href="${withToken('manage', token)}">${words.manage}</a></p>`,
  });
}

/** Offers to subscribe again, for people who pressed the wrong button or whose email program did. */
export function unsubscribedPage({
  token,
  person,
  language,
  newsletter,
  missing,
}: Leaving & { missing?: boolean }): Html {
  const { leave: words, form } = language.words;
  const { title } = newsletter;
  const errors = new Map(
    missing
      ? newsletter.consents
          .filter((it) => it.required)
          .map((it) => [`consents.${it.purpose}`, form.consentMissing])
      : [],
  );
  const again = html`<h2>${words.again}</h2>
    <form action="${withToken('manage', token)}" method="post" novalidate>
      ${consentBoxes(language, newsletter, [], errors)}
      <button name="do" value="return" class="quiet">${words.againButton}</button>
    </form>
    <p><a href="${withToken('manage', token)}">${words.manage}</a></p>`;
  const text = fill(words.doneIntro, { title });
  return messagePage({ language, newsletter: title, title: words.done, text, more: person && again });
}
