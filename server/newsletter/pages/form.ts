import { type PersonField, personFields } from '../../../src/contract/index.ts';
import { html } from 'hono/html';
import type { Html } from '../../html/document.ts';
import { renderPage } from '../../html/layout.ts';
import { fill, type Language } from '../../i18n/language.ts';
import type { NewsletterTexts } from '../../settings/settings.ts';

/** The typed values of a plain form. */
export interface Typed {
  email: string;
  texts: Record<PersonField, string>;
  topics: string[];
  /** Ticked purposes. */
  consents: string[];
  locale: string;
  page: string | undefined;
  attribution: Record<string, string>;
}

export interface FormPage {
  language: Language;
  newsletter: NewsletterTexts;
  typed: Typed;
  token: string;
  /** Errors by field (`consents.newsletter` for one checkbox). */
  errors: Map<string, string>;
  /** Why the form was not accepted, if no field is the reason. */
  notice?: string;
}

/** The fields, if the form is empty or has errors; otherwise a summary of the typed values with one button. */
export function formPage(about: FormPage): Html {
  const { language, newsletter, typed, errors } = about;
  const { form: words } = language.words;
  const isEmpty = typed.email === '';
  const title = isEmpty ? newsletter.title : words.title;
  return renderPage({
    language,
    title: errors.size > 0 ? words.fixErrors : title,
    newsletter: newsletter.title,
    back: typed.page,
    main: html`${notice(about)}
      <form action="subscriptions" method="post" novalidate>
        ${hidden('formToken', about.token)} ${hidden('locale', typed.locale)} ${hidden('page', typed.page)}
        ${Object.entries(typed.attribution).map(([name, value]) => hidden(`utm_${name}`, value))}
        ${errors.size > 0 || isEmpty ? fields(about) : summary(about)}
        <p class="hint">${words.intro}</p>
        <button>${words.send}</button>
      </form>`,
  });
}

const hidden = (name: string, value: string | undefined) =>
  value ? html`<input type="hidden" name="${name}" value="${value}" />` : '';

function notice({ notice: text, errors, language }: FormPage) {
  const { words } = language;
  const shown: string[] = ['email', ...personFields];
  const stray = [...errors].filter(([field]) => !shown.includes(field) && !field.startsWith('consents.'));
  return html`${text && html`<p class="notice" role="alert">${text}</p>`}
  ${stray.map(
    ([field, detail]) =>
      html`<p class="notice" role="alert">${fill(words.form.fieldWrong, { field, detail })}</p>`,
  )}`;
}

function summary({ language, newsletter, typed }: FormPage) {
  const { form: words } = language.words;
  const chosen = newsletter.topics.filter(({ id }) => typed.topics.includes(id));
  const filled = personFields.map((field) => [field, typed.texts[field]] as const).filter(([, text]) => text);
  const given = newsletter.consents.filter(({ purpose }) => typed.consents.includes(purpose));
  return html`<h2>${words.check}</h2>
    <dl>
      <dt>${words.email}</dt>
      <dd><bdi>${typed.email}</bdi></dd>
      ${filled.map(
        ([field, text]) =>
          html`<dt>${words[field]}</dt>
            <dd dir="auto">${text}</dd>`,
      )}
      ${
        chosen.length > 0 &&
        html`<dt>${words.topics}</dt>
          ${chosen.map(({ label }) => html`<dd dir="auto">${label}</dd>`)}`
      }
      ${
        given.length > 0 &&
        html`<dt>${words.consents}</dt>
          ${given.map(({ wording }) => html`<dd class="ticked" dir="auto">${wording}</dd>`)}`
      }
    </dl>
    ${hidden('email', typed.email)} ${filled.map(([field, text]) => hidden(field, text))}
    ${typed.topics.map((topic) => hidden('topics', topic))}
    ${given.map(({ purpose }) => hidden('consents', purpose))}`;
}

function fields({ language, newsletter, typed, errors }: FormPage) {
  const { form: words } = language.words;
  return html`${textField(
    { field: 'email', label: words.email, hint: words.emailHint, errors },
    (described) => emailInput(typed.email, described),
  )}
  ${personFields
    .filter((field) => newsletter.fields.includes(field) || typed.texts[field] || errors.has(field))
    .map((field) =>
      textField(
        { field, label: `${words[field]} (${words.optional})`, errors },
        (described) =>
          html`<input
            id="${field}"
            name="${field}"
            autocomplete="${field}"
            dir="auto"
            value="${typed.texts[field]}"
            ${described}
          />`,
      ),
    )}
  ${
    newsletter.topics.length > 0 &&
    html`<fieldset>
      <legend>${words.topics}</legend>
      ${newsletter.topics.map(({ id, label }) =>
        box({ name: 'topics', value: id, label, ticked: typed.topics.includes(id), error: undefined }),
      )}
    </fieldset>`
  }
  ${consentBoxes(language, newsletter, typed.consents, errors)}`;
}

export const emailInput = (value: string, described: Html): Html =>
  html`<input
    id="email"
    name="email"
    type="email"
    inputmode="email"
    autocomplete="email"
    autocapitalize="none"
    spellcheck="false"
    dir="ltr"
    required
    value="${value}"
    ${described}
  />`;

interface TextField {
  field: string;
  label: string;
  hint?: string;
  errors: Map<string, string>;
}

/** A text field with its label, hint and error. */
export function textField({ field, label, hint, errors }: TextField, input: (described: Html) => Html) {
  const error = errors.get(field);
  const ids = [hint && `${field}-hint`, error && `${field}-error`].filter(Boolean).join(' ');
  const described = html`${ids && html` aria-describedby="${ids}"`}${error && html` aria-invalid="true"`}`;
  return html`<div class="field">
    <label for="${field}">${label}</label>
    ${input(described)} ${hint && html`<p class="hint" id="${field}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${field}-error">${error}</p>`}
  </div>`;
}

/** One checkbox per purpose, with the owner's wording, which becomes part of the consent record. */
export function consentBoxes(
  language: Language,
  newsletter: NewsletterTexts,
  ticked: string[],
  errors: Map<string, string>,
) {
  if (newsletter.consents.length === 0) return '';
  return html`<fieldset>
    <legend>${language.words.form.consents}</legend>
    ${newsletter.consents.map(({ purpose, wording }) =>
      box({
        name: 'consents',
        value: purpose,
        label: wording,
        ticked: ticked.includes(purpose),
        error: errors.get(`consents.${purpose}`),
      }),
    )}
  </fieldset>`;
}

interface Box {
  name: string;
  value: string;
  label: string;
  ticked: boolean;
  error: string | undefined;
}

export function box({ name, value, label, ticked, error }: Box): Html {
  const id = `${name}-${value}`;
  const described = error && html` aria-invalid="true" aria-describedby="${id}-error"`;
  return html`<div class="box">
    <input
      type="checkbox"
      id="${id}"
      name="${name}"
      value="${value}"
      ${ticked && html` checked`}${described}
    />
    <label for="${id}" dir="auto">${label}</label>
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}
