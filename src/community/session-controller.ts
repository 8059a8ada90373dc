import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Member } from '../contract/members.ts';
import { parseApiUrl } from './api-url.ts';
import { communityAt } from './community.ts';
import { sessionOf, type Session } from './session.ts';

/** Returns the session at an API, for the site's own code: the one that the elements on the page use. */
export const getSession = async (api: string): Promise<Session> =>
  sessionOf(await communityAt(parseApiUrl(api, 'getSession')));

/** Updates a Lit element of the site's own whenever the signed-in member changes. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #api: string;
  #session: Session | undefined;
  #unsubscribe: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, api: string) {
    this.#host = host;
    this.#api = api;
    host.addController(this);
  }

  /** The signed-in member; undefined if there is none, or before it is known. */
  get member(): Member | undefined {
    return this.#session?.member;
  }

  hostConnected(): void {
    this.#connected = true;
    void this.#connect();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#unsubscribe?.();
  }

  async #connect(): Promise<void> {
    this.#session = await getSession(this.#api);
    if (!this.#connected) return;
    this.#unsubscribe?.();
    const update = () => this.#host.requestUpdate();
    this.#unsubscribe = this.#session.subscribe(update);
    update();
  }
}
