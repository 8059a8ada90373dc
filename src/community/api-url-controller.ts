import type { LitElement, ReactiveController } from 'lit';
import { parseApiUrl } from './api-url.ts';
import { apiContext, requestContext } from './context.ts';

/** The API URL of an element: its own `api`, else that of a `<community-provider>` around it. */
export class ApiUrlController implements ReactiveController {
  /** Absolute, without a trailing slash; empty while there is none. */
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
    requestContext(this.#host, apiContext, (api) => {
      this.#provided = api;
    });
    // Page caches put an element back that has rendered at another URL of the page, and has closed its connections.
    this.#host.requestUpdate();
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
      // While a provider may still set the URL, there is nothing to report.
      if (api) console.error((error as Error).message);
    }
    this.#changed();
  }
}
