import type { HTMLAttributes } from 'svelte/elements';
import type { ElementEvents, ElementProperties } from './elements.ts';
import type { Listeners } from './props.ts';

/** The elements in Svelte 5. */
export type SvelteElements = {
  [Tag in keyof ElementProperties]: ElementProperties[Tag] &
    Listeners<ElementEvents[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteElements {}
}
