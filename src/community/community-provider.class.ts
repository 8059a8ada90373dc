import { ContextProvider } from '@lit/context';
import { LitElement, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { apiContext } from './context.ts';

/**
 * Gives every community widget inside it the API address, so that it is written once.
 *
 * @slot - the page, or the part of it, that holds the widgets
 */
export class CommunityProvider extends LitElement {
  /** Address of the community's API, e.g. `https://api.example.org`. */
  @property() accessor api = '';

  readonly #provider = new ContextProvider(this, { context: apiContext, initialValue: '' });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('api')) this.#provider.setValue(this.api);
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'community-provider': CommunityProvider;
  }
}
