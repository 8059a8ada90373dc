import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Member } from '../contract/members.ts';
import { apiAddress } from './address.ts';
import { communityAt } from './community.ts';
import { sessionOf, type Session } from './session.ts';

/** Who is signed in at an API, for the site's own code; the same session that the widgets of the page have. */
export const sessionAt = async (api: string): Promise<Session> =>
  sessionOf(await communityAt(apiAddress(api, 'sessionAt')));

/** Keeps a Lit element of the site's own up to date with who is signed in. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #api: string;
  #session: Session | undefined;
  #leave: (() => void) | undefined;
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
    void this.#follow();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#leave?.();
  }

  async #follow(): Promise<void> {
    this.#session = await sessionAt(this.#api);
    if (!this.#connected) return;
    this.#leave?.();
    this.#leave = this.#session.listen(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
