import { html } from 'hono/html';
import type { Html } from '../../html/document.ts';
import { renderPage } from '../../html/layout.ts';
import { fill, formatMessage, type Language } from '../../i18n/language.ts';
import type { NewsletterTexts } from '../../settings/settings.ts';
import { PROOF_YEARS } from '../queries/consents.ts';
import { box } from './form.ts';

interface Managing {
  token: string;
  person: { email: string; state: string; topics: string[] } | undefined;
  language: Language;
  newsletter: NewsletterTexts;
  saved?: boolean;
}

export function managePage(about: Managing): Html {
  const { language, newsletter, person, saved } = about;
  const { manage: words } = language.words;
  return renderPage({
    language,
    newsletter: newsletter.title,
    title: words.title,
    main: html`${saved && html`<p class="notice" role="status">${words.saved}</p>`}
      <p dir="auto">
        ${person ? fill(stateSentence(words, person.state), { email: person.email }) : words.stateNone}
      </p>
      ${person && sections(about)}`,
  });
}

function stateSentence(words: Language['words']['manage'], state: string): string {
  if (state === 'confirmed') return words.stateConfirmed;
  if (state === 'bounced') return words.stateBounced;
  return state === 'unsubscribed' ? words.stateUnsubscribed : words.statePending;
}

function sections({ token, person, language, newsletter }: Managing): Html {
  const { manage: words, leave } = language.words;
  const to = (action: string) => `${action}?${new URLSearchParams({ token })}`;
  const confirmed = person?.state === 'confirmed';
  return html`${
      confirmed && newsletter.topics.length > 0
        ? html`<form action="${to('manage')}" method="post">
            <fieldset>
              <legend>${words.topics}</legend>
              ${newsletter.topics.map(({ id, label }) =>
                box({
                  name: 'topics',
                  value: id,
                  label,
                  ticked: person.topics.includes(id),
                  error: undefined,
                }),
              )}
            </fieldset>
            <button name="do" value="topics">${words.save}</button>
          </form>`
        : ''
    }
    <p><a href="${to('leave')}">${person?.state === 'unsubscribed' ? leave.againButton : leave.button}</a></p>
    <h2>${words.data}</h2>
    <p>${words.dataIntro}</p>
    <p><a href="${to('data')}" download="my-data.json">${words.download}</a></p>
    <h2>${words.erase}</h2>
    <p>${formatMessage(words.eraseIntro, { years: PROOF_YEARS }, language.lang)}</p>
    <form action="${to('manage')}" method="post">
      <button name="do" value="erase" class="quiet">${words.eraseButton}</button>
    </form>`;
}
