import { ContextProvider } from '@lit/context';
import { LitElement, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { parseJson } from '../api/json.ts';
import { apiContext, stringsContext } from './context.ts';

/**
 * Gives every community widget inside it the API address and the owner's own sentences, so that they are written once.
 *
 * @slot - the page, or the part of it, that holds the widgets
 */
export class CommunityProvider extends LitElement {
  /** Address of the community's API, e.g. `https://api.example.org`. */
  @property() accessor api = '';

  /** Sentences to use instead of the built-in ones: by element, then by name; as an attribute, JSON. */
  @property({ converter: { fromAttribute: readStrings } }) accessor strings: Record<string, object> = {};

  readonly #api = new ContextProvider(this, { context: apiContext, initialValue: '' });
  readonly #strings = new ContextProvider(this, { context: stringsContext, initialValue: {} });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) this.#api.setValue(this.api);
    if (changed.has('strings')) this.#strings.setValue({ ...this.strings });
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

/** JSON of an object; the owner is told where it is something else. */
function readStrings(value: string | null): Record<string, object> {
  const read = value ? parseJson(value) : {};
  if (read && typeof read === 'object' && !Array.isArray(read)) return read as Record<string, object>;
  console.error(
    'community-provider: "strings" must be JSON of an object of sentences by element, like {"newsletter-signup": {"title": "The Thursday letter"}}.',
  );
  return {};
}

declare global {
  interface HTMLElementTagNameMap {
    'community-provider': CommunityProvider;
  }
}
