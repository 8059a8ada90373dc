import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ElementEvents, ElementProperties } from './elements.ts';

/** `community-signup-confirmed` → `CommunitySignupConfirmed`. */
type Pascal<Name extends string> = Name extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** What `@community-signup-confirmed` is in the props of a component. */
type VueListeners<Events> = {
  [Name in keyof Events & string as `on${Pascal<Name>}`]?: ((event: Events[Name]) => void) | undefined;
};

/** The elements in templates of Vue 3. */
export type VueElements = {
  [Tag in keyof ElementProperties]: new () => {
    $props: ElementProperties[Tag] & VueListeners<ElementEvents[Tag]> & HTMLAttributes & ReservedProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends VueElements {}
}
