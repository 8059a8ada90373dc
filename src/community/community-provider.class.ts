import { ContextProvider } from '@lit/context';
import { LitElement, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { parseJson } from '../api/json.ts';
import { apiContext, stringsContext } from './context.ts';

/**
 * Sets the API URL and custom texts once, for all community elements inside it.
 *
 * @slot - the page, or the part of it, that contains the elements
 */
export class CommunityProvider extends LitElement {
  /** URL of the community's API, such as `https://api.example.org`. */
  @property() accessor api = '';

  /** Your own texts in place of the built-in ones, by element and key. As an attribute: JSON. */
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

/** Parses the JSON of an object; warns the owner about anything else. */
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
