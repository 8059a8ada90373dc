import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { ElementEvents, ElementProperties } from './elements.ts';
import type { Listeners } from './props.ts';

/** The elements in JSX of Preact. */
export type PreactElements = {
  [Tag in keyof ElementProperties]: ElementProperties[Tag] &
    Listeners<ElementEvents[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]> &
    ClassAttributes<HTMLElementTagNameMap[Tag]>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}
