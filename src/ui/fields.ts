import { markMade } from './light-tree.ts';

/** An error of one field, with a message that says how to fix it. */
export interface FieldError {
  readonly field: HTMLInputElement;
  readonly message: string;
}

/**
 * Finds a field of the form in `host`. Password and code fields have a `data-name` instead of a `name`, so that no
 * script can post them elsewhere. Skips the fields of elements inside this one.
 */
export const queryField = (host: HTMLElement, name: string): HTMLInputElement | null =>
  [...host.querySelectorAll<HTMLInputElement>(`[name="${name}"], [data-name="${name}"]`)].find((field) =>
    belongsTo(host, field),
  ) ?? null;

/** The element with a form that `element` is, or is in. */
const formElementOf = (element: Element) => element.closest('newsletter-signup, member-login');

/** Whether a field in `host` is its own, not of an element nested in it: an unclosed tag swallows what follows. */
export const belongsTo = (host: HTMLElement, field: Element): boolean =>
  formElementOf(field) === formElementOf(host);

/** Links each message to its field, removes those of valid fields, and returns the first invalid field. */
export function showFieldErrors(host: HTMLElement, errors: FieldError[]): HTMLInputElement | undefined {
  for (const field of host.querySelectorAll<HTMLInputElement>('[aria-invalid]')) {
    if (!errors.some((it) => it.field === field)) tell(field, '');
  }
  for (const { field, message } of errors) tell(field, message);
  return errors[0]?.field;
}

/** Shows the messages of a submitted form, then focuses and returns the first invalid field. */
export function focusFieldErrors(host: HTMLElement, errors: FieldError[]): HTMLInputElement | undefined {
  const field = showFieldErrors(host, errors);
  if (!field?.matches(':focus')) {
    field?.focus();
    return field;
  }
  // If it already has the focus, as after Enter, a screen reader only announces the message as an alert (WCAG 4.1.3).
  const message = (field.getRootNode() as ShadowRoot).getElementById(field.getAttribute('aria-describedby')!);
  message?.setAttribute('role', 'alert');
  message?.parentElement?.append(message);
  return field;
}

let named = 0;

/** A copied page may still have fields with ids from an earlier page view, so ids that are in use are skipped. */
function newFieldId(): string {
  const id = `community-field-${++named}`;
  return document.getElementById(id) ? newFieldId() : id;
}

/** Sets the message below a field; an empty one removes it. */
function tell(field: HTMLInputElement, message: string): void {
  field.id ||= newFieldId();
  const id = `${field.id}-error`;
  const place = (field.closest('label') ?? field).parentElement!;
  const element =
    place.querySelector(`#${CSS.escape(id)}`) ??
    place.appendChild(markMade(document.createElement('span'), formElementOf(field)?.localName ?? ''));
  element.id = id;
  element.className = 'community-error';
  element.removeAttribute('role');
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
