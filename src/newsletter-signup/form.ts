import { html, nothing, type TemplateResult } from 'lit';
import type { Newsletter } from '../contract/index.ts';
import type { Strings } from './strings.ts';

/** What a form holds, as typed and ticked. */
export interface Filled {
  email: string;
  name: string;
  topics: string[];
  /** The ticked boxes, each with the words that stood beside it. */
  consents: { purpose: string; wording: string }[];
  website: string;
}

/** The form that the element makes where the owner gives none. It stands in the page's own tree, for password managers and the site's CSS. */
export function signupForm(
  id: string,
  api: string,
  strings: Strings,
  newsletter: Newsletter | undefined,
  unfolded: boolean,
): TemplateResult {
  return html`<form class="community-form ${unfolded ? 'community-unfolded' : ''}" action="${api}/newsletter/subscriptions" method="post" novalidate>
    <p class="community-field">
      <label for="${id}-email">${strings.email}</label>
      <input
        id="${id}-email"
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        required
      />
    </p>
    ${unfolded && newsletter ? moreFields(id, strings, newsletter) : nothing}
    <p class="community-trap" aria-hidden="true">
      <label>Website <input name="website" tabindex="-1" autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore /></label>
    </p>
    <button type="submit">${strings.submit}</button>
  </form>`;
}

const moreFields = (id: string, strings: Strings, { askName, topics, consents }: Newsletter) => html`
  ${askName
    ? html`<p class="community-field">
        <label for="${id}-name">${strings.name}</label>
        <input id="${id}-name" name="name" autocomplete="name" maxlength="200" />
      </p>`
    : nothing}
  ${topics.length
    ? html`<fieldset class="community-topics">
        <legend>${strings.topics}</legend>
        ${topics.map(
          (it) => html`<label class="community-choice"><input type="checkbox" name="topics" value=${it.id} /> <span>${it.label}</span></label>`,
        )}
      </fieldset>`
    : nothing}
  ${consents.map(
    (it) => html`<p class="community-field">
      <label class="community-choice">
        <input type="checkbox" name="consents" value=${it.purpose} ?required=${it.required} /> <span>${it.wording}</span>
      </label>
    </p>`,
  )}
`;

/** The form for the code from the mail: one field, so that a code can be pasted and filled in by the browser. */
export const codeForm = (id: string, strings: Strings, busy: boolean): TemplateResult =>
  html`<form class="community-form community-code" novalidate>
    <p class="community-field">
      <label for="${id}-code">${strings.code}</label>
      <input id="${id}-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="40" spellcheck="false" required />
    </p>
    <button type="submit" aria-disabled=${busy ? 'true' : nothing}>${strings.confirm}</button>
  </form>`;

const field = (host: HTMLElement, name: string) => host.querySelector<HTMLInputElement>(`[name="${name}"]`);
const ticked = (host: HTMLElement, name: string) => [...host.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`)];

/** The box asking for consent to `purpose`, wherever it stands in the tag. */
export const consentBox = (host: HTMLElement, purpose: string): HTMLInputElement | undefined =>
  [...host.querySelectorAll<HTMLInputElement>('input[name="consents"]')].find((it) => it.value === purpose);

/** Reads what is in the fields now: password managers fill in without an event, so nothing is taken from keystrokes. */
export function readForm(host: HTMLElement): Filled {
  return {
    email: field(host, 'email')?.value.trim() ?? '',
    name: field(host, 'name')?.value.trim() ?? '',
    topics: ticked(host, 'topics').map((it) => it.value),
    consents: ticked(host, 'consents').map((it) => ({ purpose: it.value, wording: wordsBeside(it) })),
    website: field(host, 'website')?.value ?? '',
  };
}

const wordsBeside = (box: HTMLInputElement): string =>
  (box.labels?.[0]?.textContent ?? box.getAttribute('aria-label') ?? box.value).replace(/\s+/g, ' ').trim();

/** What is wrong with one field, in words that say how to mend it. */
export interface FieldTrouble {
  readonly field: HTMLInputElement;
  readonly message: string;
}

/** Ties each message to its field, takes away those that are mended, and answers the first field in trouble. */
export function showFieldTroubles(host: HTMLElement, troubles: FieldTrouble[]): HTMLInputElement | undefined {
  for (const invalid of host.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')) {
    if (!troubles.some((it) => it.field === invalid)) clear(invalid);
  }
  for (const { field, message } of troubles) show(field, message);
  return troubles[0]?.field;
}

function show(field: HTMLInputElement, message: string): void {
  const id = messageId(field);
  let element = document.getElementById(id);
  if (!element) {
    element = document.createElement('span');
    element.id = id;
    element.className = 'community-error';
    (field.closest('label') ?? field).after(element);
  }
  element.textContent = message;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', id);
}

function clear(field: HTMLInputElement): void {
  document.getElementById(messageId(field))?.remove();
  field.removeAttribute('aria-invalid');
  field.removeAttribute('aria-describedby');
}

let fields = 0;
function messageId(field: HTMLInputElement): string {
  if (!field.id) field.id = `community-field-${++fields}`;
  return `${field.id}-error`;
}
