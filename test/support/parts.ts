/** All elements inside one, including its shadow tree. */
export function* partsOf(root: Element): Generator<HTMLElement> {
  for (const tree of [root.shadowRoot, root])
    for (const part of tree?.querySelectorAll('*') ?? []) if (part instanceof HTMLElement) yield part;
}
