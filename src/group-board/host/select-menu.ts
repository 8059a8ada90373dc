import { html, type TemplateResult } from 'lit';

interface Choice {
  /** The accessible name. */
  label: string;
  options: readonly (readonly [value: string, text: string])[];
  chosen: string;
  /** Returns whether the choice was accepted. */
  choose: (value: string) => Promise<boolean>;
}

/** Menus in use by keyboard at the moment. */
const byKeys = new WeakSet<EventTarget>();

/** Choices without a response yet. */
const asked = new WeakMap<HTMLSelectElement, string>();

/**
 * A menu that applies its choice. By keyboard, only with Enter or when it loses the focus: on most systems each arrow
 * key changes a closed menu, which would put a person into every group on the way (WCAG 2.2, 3.2.2).
 */
export function selectMenu({ label, options, chosen, choose }: Choice): TemplateResult {
  const settle = async ({ currentTarget }: Event) => {
    const menu = currentTarget as HTMLSelectElement;
    const { value } = menu;
    byKeys.delete(menu);
    if (value === chosen || value === asked.get(menu)) return;
    asked.set(menu, value);
    const may = await choose(value);
    if (asked.get(menu) !== value) return;
    asked.delete(menu);
    if (!may) menu.value = chosen;
  };
  const change = (event: Event) => {
    if (!byKeys.has(event.currentTarget!)) void settle(event);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void settle(event);
    else byKeys.add(event.currentTarget!);
  };
  return html`<select
    aria-label=${label}
    @pointerdown=${({ currentTarget }: Event) => byKeys.delete(currentTarget!)}
    @keydown=${key}
    @change=${change}
    @blur=${settle}
  >
    ${options.map(
      ([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`,
    )}
  </select>`;
}
