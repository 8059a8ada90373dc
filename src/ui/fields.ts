import { markMade } from './light-tree.ts';

/** What is wrong with one field, in words that say how to mend it. */
export interface FieldError {
  readonly field: HTMLInputElement;
  readonly message: string;
}

/**
 * A field of a form in `host`. Those of a secret have no `name` that a script could post somewhere else, but a `data-name`; and what
 * another element inside this one has made is not meant.
 */
export const queryField = (host: HTMLElement, name: string): HTMLInputElement | null =>
  [...host.querySelectorAll<HTMLInputElement>(`[name="${name}"], [data-name="${name}"]`)].find((field) =>
    belongsTo(host, field),
  ) ?? null;

/** The element with a form that `element` is, or stands in. */
const formElementOf = (element: Element) => element.closest('newsletter-signup, member-login');

/** Whether a field in `host` is its own, and not of another element in it: tags that are not closed swallow what follows. */
export const belongsTo = (host: HTMLElement, field: Element): boolean =>
  formElementOf(field) === formElementOf(host);

/** Ties each message to its field, takes away those that are mended, and answers the first field in error. */
export function showFieldErrors(host: HTMLElement, errors: FieldError[]): HTMLInputElement | undefined {
  for (const field of host.querySelectorAll<HTMLInputElement>('[aria-invalid]')) {
    if (!errors.some((it) => it.field === field)) tell(field, '');
  }
  for (const { field, message } of errors) tell(field, message);
  return errors[0]?.field;
}

/** Shows the messages of a form that was sent, and moves the focus to the first field in error, which it answers. */
export function focusFieldErrors(host: HTMLElement, errors: FieldError[]): HTMLInputElement | undefined {
  const field = showFieldErrors(host, errors);
  if (!field?.matches(':focus')) {
    field?.focus();
    return field;
  }
  // It has the focus, as after Enter: a screen reader says its message only where that comes as an alert (WCAG 4.1.3).
  const message = (field.getRootNode() as ShadowRoot).getElementById(field.getAttribute('aria-describedby')!);
  message?.setAttribute('role', 'alert');
  message?.parentElement?.append(message);
  return field;
}

let named = 0;

/** A copy of a page may have fields that were named in an earlier life of it. */
function newFieldId(): string {
  const id = `community-field-${++named}`;
  return document.getElementById(id) ? newFieldId() : id;
}

/** The message under a field; an empty one is taken away. */
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
