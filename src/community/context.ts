import { createContext } from '@lit/context';
import type { ReactiveElement } from 'lit';

/** The API URL that a `<community-provider>` sets for the elements inside it. */
export const apiContext = createContext<string>(Symbol.for('community-widgets/api'));

/** The owner's texts, by tag, that a `<community-provider>` sets for the elements inside it. */
export const stringsContext = createContext<Record<string, unknown>>(Symbol.for('community-widgets/strings'));

/**
 * Requests a value from the providers around `host`, and updates it with each value they set. Dispatches a custom event
 * with the fields of the context protocol: a class can't extend `Event` on pages with MooTools, which replaces `Event`.
 */
export function requestContext<Value>(
  host: ReactiveElement,
  context: { __context__: Value },
  set: (value: Value) => void,
): void {
  const callback = (value: Value) => {
    set(value);
    host.requestUpdate();
  };
  const request = new CustomEvent('context-request', { bubbles: true, composed: true });
  host.dispatchEvent(Object.assign(request, { context, contextTarget: host, callback, subscribe: true }));
}
