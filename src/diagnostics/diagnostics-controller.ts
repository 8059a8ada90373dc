import { isServer, type LitElement, type ReactiveController } from 'lit';
import { MADE } from '../ui/made-mark.ts';
import { whenIdle } from '../ui/when-idle.ts';

/** An element that can be examined. */
export interface DiagnosticsHost extends LitElement {
  api: string;
  /** Where its calls go; empty while there is none. */
  readonly address: string;
  debug: boolean;
  /** Of a feed: a service in the place of the API. */
  source?: string;
  /** Of a signup: a service in the place of the API. */
  provider?: string;
}

/** What stands in the tag by the page's own doing. */
export const ownContent = (host: Element): Element | null =>
  host.querySelector(`:scope > :not([${MADE}], br)`);

/** A first look, too cheap to tell for sure: at the end of its parent with content in it, or empty in a paragraph. */
const looksWrong = (host: DiagnosticsHost): boolean =>
  ownContent(host) ? !host.nextSibling : !!host.closest('p') || !(host.address || host.source);

/**
 * Tells the owner of a page what is wrong with it: mistakes in the markup in the console, and all of the set-up under the element
 * while it has the attribute `debug`. What finds and says it is loaded only then.
 */
export class DiagnosticsController implements ReactiveController {
  readonly #host: DiagnosticsHost;
  #reported = '';
  #isLoginChecked = false;

  constructor(host: DiagnosticsHost) {
    this.#host = host;
    host.addController(this);
    if (isServer) return;
    const look = () => whenIdle(() => host.isConnected && looksWrong(host) && this.#explain());
    if (document.readyState !== 'complete') addEventListener('load', look, { once: true });
    // What a script puts into a page that was loaded is no slip in the markup; what waited there for its module may be.
    else if (host.isConnected) look();
  }

  hostUpdated(): void {
    const loginButton =
      !this.#isLoginChecked && this.#host.renderRoot.querySelector('button[part="login-button"]');
    if (loginButton) {
      this.#isLoginChecked = true;
      whenIdle(() => document.querySelector('member-login') || this.explainMissingLogin());
    }
    const { debug, address, source } = this.#host;
    const wanted = debug ? `on ${address} ${source}` : '';
    if (wanted === this.#reported) return;
    this.#reported = wanted;
    import('./report.ts').then((it) => it.report(this.#host), ignore);
  }

  /** Tells the owner that the sign-in button of the element has nowhere to lead. */
  explainMissingLogin(): void {
    import('./markup.ts').then((it) => it.explainMissingLogin(this.#host), ignore);
  }

  #explain(): void {
    import('./markup.ts').then((it) => it.explainMarkup(this.#host), ignore);
  }
}

/** Without it, the elements work all the same. */
const ignore = () => undefined;
