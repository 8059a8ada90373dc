import { isServer, type ReactiveController } from 'lit';
import { whenIdle } from '../ui/when-idle.ts';
import { ownContent, type DiagnosticsHost } from './diagnostics-host.ts';

/** A first check, too cheap to be certain: last in its parent with content in it, or empty in a paragraph. */
const looksWrong = (host: DiagnosticsHost): boolean =>
  ownContent(host) ? !host.nextSibling : !!host.closest('p') || !(host.address || host.source);

/**
 * Reports what is wrong with an element to the page's owner: mistakes in the markup in the console, and the whole setup
 * below the element while it has the attribute `debug`. Loads the checks only then.
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
    // What a script adds after the page has loaded can't be a mistake in the markup; an element that waited for its
    // module can.
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

  /** Warns the owner that the element's sign-in button has no target. */
  explainMissingLogin(): void {
    import('./markup.ts').then((it) => it.explainMissingLogin(this.#host), ignore);
  }

  #explain(): void {
    import('./markup.ts').then((it) => it.explainMarkup(this.#host), ignore);
  }
}

/** The elements work without diagnostics. */
const ignore = () => undefined;
