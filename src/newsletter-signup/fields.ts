import { cleanEmail } from '../contract/email.ts';
import type { SubscriptionRequest } from '../contract/newsletter-requests.ts';
import { forPersonFields } from '../contract/values.ts';
import { queryField, belongsTo, type FieldError } from '../ui/fields.ts';
import { markMade } from '../ui/light-tree.ts';
import type { SignupHost } from './signup-host.ts';

/** The values of a form, as entered; a consent comes with the text beside its checkbox. */
export type SignupFields = Omit<SubscriptionRequest, 'locale' | 'page' | 'attribution' | 'formToken'>;

const boxes = (host: HTMLElement, name: string) =>
  [...host.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)].filter((box) => belongsTo(host, box));

/** Reads the fields' current values: password managers fill them in without an event, so keystrokes aren't enough. */
export function readFields(host: HTMLElement): SignupFields {
  const text = (name: string) => queryField(host, name)?.value.trim() || undefined;
  const ticked = (name: string) => boxes(host, name).filter((it) => it.checked);
  return {
    email: cleanEmail(text('email') ?? ''),
    ...forPersonFields(text),
    topics: ticked('topics').map((it) => it.value),
    consents: ticked('consents').map((it) => ({ purpose: it.value, wording: wordsBeside(it) })),
    website: text('website'),
  };
}

const wordsBeside = ({ labels, ariaLabel, value }: HTMLInputElement): string =>
  (labels?.[0]?.textContent ?? ariaLabel ?? value).replace(/\s+/g, ' ').trim();

/** Returns the errors that prevent sending the form, in the order of the fields. */
export function fieldErrors(host: SignupHost, isEmail: (text: string) => boolean): FieldError[] {
  const { words, newsletter, ownForm } = host;
  const found = new Map<HTMLInputElement, string>();
  const email = queryField(host, 'email');
  const typed = email && cleanEmail(email.value);
  if (email && !typed) found.set(email, words.emailMissing);
  else if (email && !isEmail(typed!)) found.set(email, words.emailInvalid);
  for (const { purpose, required } of newsletter?.consents ?? []) {
    const box = boxes(host, 'consents').find((it) => it.value === purpose);
    if (required && box && !box.checked) found.set(box, words.consentMissing);
  }
  // The owner's own rules, with the browser's messages.
  for (const field of ownForm?.querySelectorAll<HTMLInputElement>(
    'input:invalid, select:invalid, textarea:invalid',
  ) ?? []) {
    if (!found.has(field) && field !== email) found.set(field, field.validationMessage);
  }
  return [...found].map(([field, message]) => ({ field, message }));
}

/** "Did you mean …?" below the address: a button, never an automatic change. */
export function showSuggestion(field: HTMLInputElement, question: string, accept: () => void): void {
  const button = markMade(document.createElement('button'), 'newsletter-signup');
  button.type = 'button';
  button.className = 'community-suggestion';
  button.textContent = question;
  button.onclick = () => {
    accept();
    button.remove();
    field.focus();
  };
  field.after(button);
}
