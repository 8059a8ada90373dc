import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ElementEvents, ElementProperties } from './elements.ts';
import type { Listeners } from './props.ts';

/** The elements in JSX of React 19. */
export type ReactElements = {
  [Tag in keyof ElementProperties]: ElementProperties[Tag] &
    Listeners<ElementEvents[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof ElementProperties[Tag]> &
    ClassAttributes<HTMLElementTagNameMap[Tag]> & { class?: string | undefined };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}
