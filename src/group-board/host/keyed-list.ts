import { nothing, type TemplateResult } from 'lit';

/**
 * A list whose items keep their position: new ones are appended, and removed ones leave a gap. So a row in use never
 * moves or becomes another's. Smaller than Lit's `repeat`, which every page would load.
 */
export class KeyedList {
  readonly #keys = new Set<string>();

  view<Item>(
    items: readonly Item[],
    keyOf: (item: Item) => string,
    view: (item: Item) => TemplateResult,
  ): (TemplateResult | typeof nothing)[] {
    const here = new Map(items.map((item) => [keyOf(item), item]));
    for (const key of here.keys()) this.#keys.add(key);
    return [...this.#keys].map((key) => {
      const item = here.get(key);
      return item === undefined ? nothing : view(item);
    });
  }
}
