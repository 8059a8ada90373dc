/** Defines a tag once: a second copy of the library, or a second import, leaves the first in place. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
