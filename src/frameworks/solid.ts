import type { JSX } from 'solid-js';
import type { ElementEvents, ElementProperties } from './elements.ts';
import type { Listeners } from './props.ts';

type Prefixed<Properties, Prefix extends string> = {
  [Name in keyof Properties & string as `${Prefix}${Name}`]?: Properties[Name];
};

/** The elements in JSX of Solid: attributes, properties with `prop:`, listeners with `on:`. */
export type SolidElements = {
  [Tag in keyof ElementProperties]: ElementProperties[Tag] &
    Prefixed<ElementProperties[Tag], 'prop:' | 'attr:'> &
    Listeners<ElementEvents[Tag], 'on:'> &
    Omit<JSX.HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}
