import type { LitElement } from 'lit';
import { toJson } from '../api/json.ts';
import type { Setup } from './setup.ts';

type Previewed = LitElement & { words: Readonly<Record<string, unknown>> };

/** The attributes that were set on a preview: the element sets others itself. */
const given = new WeakMap<Element, string[]>();

/** Shows the element with its settings. The page's loader defines it and sets its API. */
export function showPreview(place: HTMLElement, { tag, attributes, tokens, strings }: Setup): HTMLElement {
  const shown = place.firstElementChild;
  const element = shown?.localName === tag ? (shown as HTMLElement) : document.createElement(tag);
  const all = { ...attributes, ...(Object.keys(strings).length && { strings: toJson(strings) }) };
  for (const name of given.get(element) ?? []) if (!(name in all)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  given.set(element, Object.keys(all));
  element.removeAttribute('style');
  for (const [name, value] of Object.entries(tokens)) element.style.setProperty(name, value);
  if (element !== shown) place.replaceChildren(element);
  return element;
}

/** The element's initial texts, by key. Those with plurals and numbers are left to the docs. */
export async function wordsOf(element: HTMLElement): Promise<Record<string, string>> {
  await customElements.whenDefined(element.localName);
  const previewed = element as Previewed;
  await previewed.updateComplete;
  const words = Object.entries(previewed.words).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[1].includes('{'),
  );
  return Object.fromEntries(words);
}
