import { createContext } from '@lit/context';

/** The API address that a `<community-provider>` gives to the widgets inside it. */
export const apiContext = createContext<string>(Symbol.for('community-widgets/api'));

/** The owner's sentences, by tag, that a `<community-provider>` gives to the widgets inside it. */
export const stringsContext = createContext<Record<string, unknown>>(Symbol.for('community-widgets/strings'));

/**
 * Asks the providers around `host` for a value, now and whenever it changes. A custom event with what the context protocol asks for: a
 * class over `Event` could not be made on pages with MooTools, which puts one of its own in the place of `Event`.
 */
export function requestContext<Value>(
  host: Element,
  context: { __context__: Value },
  callback: (value: Value) => void,
): void {
  const request = new CustomEvent('context-request', { bubbles: true, composed: true });
  host.dispatchEvent(Object.assign(request, { context, contextTarget: host, callback, subscribe: true }));
}
