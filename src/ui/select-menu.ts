import { html, type TemplateResult } from 'lit';

interface Choice {
  /** The accessible name. */
  label: string;
  options: readonly (readonly [value: string, text: string])[];
  chosen: string;
  /** Resolves with `false` if the choice was refused. */
  choose: (value: string) => unknown;
}

/** Menus in use by keyboard at the moment. */
const byKeys = new WeakSet<EventTarget>();

/** Choices without a response yet. */
const asked = new WeakMap<HTMLSelectElement, string>();

/**
 * A menu that applies its choice. By keyboard, only with Enter or when it loses the focus: on most systems each arrow
 * key changes a closed menu, which would apply every choice on the way (WCAG 2.2, 3.2.2).
 */
export function selectMenu({ label, options, chosen, choose }: Choice): TemplateResult {
  const listen = async ({ currentTarget, type, key }: KeyboardEvent) => {
    const menu = currentTarget as HTMLSelectElement;
    const { value } = menu;
    if (type === 'keydown' && key !== 'Enter') return byKeys.add(menu);
    if (type === 'change' && byKeys.has(menu)) return;
    byKeys.delete(menu);
    if (value === chosen || value === asked.get(menu)) return;
    asked.set(menu, value);
    const accepted = await choose(value);
    if (asked.get(menu) !== value) return;
    asked.delete(menu);
    if (accepted === false) menu.value = chosen;
  };
  return html`<select
    aria-label=${label}
    @pointerdown=${listen}
    @keydown=${listen}
    @change=${listen}
    @blur=${listen}
  >
    ${options.map(
      ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
    )}
  </select>`;
}
