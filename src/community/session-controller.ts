import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Member } from '../contract/members.ts';
import { parseApiUrl } from './api-url.ts';
import { communityAt } from './community.ts';
import { sessionOf, type Session } from './session.ts';

/** The session at an API, for the site's own code: the same one that the widgets on the page use. */
export const getSession = async (api: string): Promise<Session> =>
  sessionOf(await communityAt(parseApiUrl(api, 'getSession')));

/** Keeps a Lit element of the site's own up to date with who is signed in. */
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

  /** The member who is signed in; undefined while nobody is, or before it is known. */
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
    this.#unsubscribe = this.#session.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
