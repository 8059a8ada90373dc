import type { NewsletterSignup } from './newsletter-signup.class.ts';

/** What a form holds, as typed and ticked. */
export interface Filled {
  readonly email: string;
  readonly name: string;
  readonly topics: string[];
  /** The ticked boxes, each with the words that stood beside it. */
  readonly consents: { purpose: string; wording: string }[];
  readonly website: string;
}

/** What is wrong with one field, in words that say how to mend it. */
export interface FieldTrouble {
  readonly field: HTMLInputElement;
  readonly message: string;
}

export const fieldCalled = (host: HTMLElement, name: string): HTMLInputElement | null =>
  host.querySelector(`[name="${name}"]`);

const boxes = (host: HTMLElement, name: string) => [
  ...host.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`),
];

/** Reads what is in the fields now: password managers fill in without an event, so nothing is taken from keystrokes. */
export function readFields(host: HTMLElement): Filled {
  const text = (name: string) => fieldCalled(host, name)?.value.trim() ?? '';
  const ticked = (name: string) => boxes(host, name).filter((it) => it.checked);
  return {
    email: text('email'),
    name: text('name'),
    topics: ticked('topics').map((it) => it.value),
    consents: ticked('consents').map((it) => ({ purpose: it.value, wording: wordsBeside(it) })),
    website: text('website'),
  };
}

const wordsBeside = ({ labels, ariaLabel, value }: HTMLInputElement): string =>
  (labels?.[0]?.textContent ?? ariaLabel ?? value).replace(/\s+/g, ' ').trim();

/** Finds what must be mended before the form can be sent, in the order of the fields. */
export function fieldTroubles(host: NewsletterSignup, isEmail: (text: string) => boolean): FieldTrouble[] {
  const { words, newsletter, ownForm } = host;
  const found = new Map<HTMLInputElement, string>();
  const email = fieldCalled(host, 'email');
  const typed = email?.value.trim();
  if (email && !typed) found.set(email, words.emailMissing);
  else if (email && !isEmail(typed!)) found.set(email, words.emailInvalid);
  for (const { purpose, required } of newsletter?.consents ?? []) {
    const box = boxes(host, 'consents').find((it) => it.value === purpose);
    if (required && box && !box.checked) found.set(box, words.consentMissing);
  }
  // The owner's own rules, in the browser's words.
  for (const field of ownForm?.querySelectorAll<HTMLInputElement>(
    'input:invalid, select:invalid, textarea:invalid',
  ) ?? []) {
    if (!found.has(field) && field !== email) found.set(field, field.validationMessage);
  }
  return [...found].map(([field, message]) => ({ field, message }));
}

/** Ties each message to its field, takes away those that are mended, and answers the first field in trouble. */
export function showFieldTroubles(host: HTMLElement, troubles: FieldTrouble[]): HTMLInputElement | undefined {
  for (const field of host.querySelectorAll<HTMLInputElement>('[aria-invalid]')) {
    if (!troubles.some((it) => it.field === field)) tell(field, '');
  }
  for (const { field, message } of troubles) tell(field, message);
  return troubles[0]?.field;
}

let named = 0;

/** The message under a field; an empty one is taken away. */
function tell(field: HTMLInputElement, message: string): void {
  field.id ||= `community-field-${++named}`;
  const id = `${field.id}-error`;
  const place = (field.closest('label') ?? field).parentElement!;
  const element =
    place.querySelector(`#${CSS.escape(id)}`) ?? place.appendChild(document.createElement('span'));
  element.id = id;
  element.className = 'community-error';
  element.textContent = message;
  if (!message) element.remove();
  for (const [name, value] of [
    ['aria-invalid', 'true'],
    ['aria-describedby', id],
  ] as const) {
    if (message) field.setAttribute(name, value);
    else field.removeAttribute(name);
  }
}

/** "Did you mean …?" under the address: a button, and never a change by itself. */
export function offer(field: HTMLInputElement, question: string, accept: () => void): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'community-offer';
  button.textContent = question;
  button.onclick = () => {
    accept();
    button.remove();
    field.focus();
  };
  field.after(button);
}
