import type { DOMAttributes, HTMLElementAttrs, QwikAttributes } from '@builder.io/qwik';
import type { ElementEvents, ElementProperties } from './elements.ts';

/**
 * Listeners that TypeScript would allow, as it allows every attribute with a hyphen, but that never run:
 * Qwik 1 waits for `communitySignupPending` instead (github.com/QwikDev/qwik/issues/5301).
 */
type SilentListeners<EventsByName> = {
  [Name in keyof EventsByName & string as `${'' | 'document:' | 'window:'}on${'' | '-'}${Name}$`]?: undefined;
};

/** The elements in JSX of Qwik 1. Events are for `addEventListener`. */
export type QwikElements = {
  [Tag in keyof ElementProperties]: ElementProperties[Tag] &
    SilentListeners<ElementEvents[Tag]> &
    Omit<HTMLElementAttrs, keyof ElementProperties[Tag]> &
    // Not `DOMAttributes`, which would allow listeners for any name.
    Omit<QwikAttributes<HTMLElementTagNameMap[Tag]>, 'class'> &
    Pick<DOMAttributes<HTMLElementTagNameMap[Tag]>, 'class'>;
};

declare module '@builder.io/qwik' {
  namespace QwikJSX {
    // One by one, because a base type would lose against Qwik's own for each tag of `HTMLElementTagNameMap`.
    interface IntrinsicElements {
      'community-provider': QwikElements['community-provider'];
      'group-board': QwikElements['group-board'];
      'member-login': QwikElements['member-login'];
      'newsletter-signup': QwikElements['newsletter-signup'];
      'showcase-feed': QwikElements['showcase-feed'];
    }
  }
}
