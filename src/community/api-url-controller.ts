import type { LitElement, ReactiveController } from 'lit';
import { parseApiUrl } from './api-url.ts';
import { apiContext } from './context.ts';

/** Where an element's calls go: to its own `api`, else to that of a `<community-provider>` around it. */
export class ApiUrlController implements ReactiveController {
  /** Absolute and without a slash at its end; empty while there is none. */
  value = '';
  readonly #host: LitElement & { api: string };
  readonly #changed: () => void;
  #provided = '';
  #used: string | undefined;

  constructor(host: LitElement & { api: string }, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    const take = (api: string) => {
      this.#provided = api;
      this.#host.requestUpdate();
    };
    // A custom event with what the context protocol asks for. A class over `Event` could not be made on pages with MooTools, which
    // puts one of its own in the place of `Event`.
    const request = new CustomEvent('context-request', { bubbles: true, composed: true });
    const asked = { context: apiContext, contextTarget: this.#host, callback: take, subscribe: true };
    this.#host.dispatchEvent(Object.assign(request, asked));
  }

  hostUpdate(): void {
    const { api, localName } = this.#host;
    const given = api || this.#provided;
    if (given === this.#used) return;
    this.#used = given;
    try {
      this.value = parseApiUrl(given, localName);
    } catch (error) {
      this.value = '';
      // Where a provider's address may still come, there is nothing to complain of.
      if (api) console.error((error as Error).message);
    }
    this.#changed();
  }
}
