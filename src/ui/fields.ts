/** What is wrong with one field, in words that say how to mend it. */
export interface FieldTrouble {
  readonly field: HTMLInputElement;
  readonly message: string;
}

export const fieldCalled = (host: HTMLElement, name: string): HTMLInputElement | null =>
  host.querySelector(`[name="${name}"]`);

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
