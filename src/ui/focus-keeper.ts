import type { LitElement, ReactiveController } from 'lit';

const TARGET = '[tabindex="-1"]';

/**
 * If an update removes the focused element, such as a button that has done its work, moves the focus to the nearest
 * ancestor that a script can focus (`tabindex="-1"`: a row, a title). Otherwise the browser resets it to the page, and
 * keyboard and screen reader users start again at the top (WCAG 2.4.3).
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #around: Element[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#around = [];
    const root = this.#host.renderRoot as ShadowRoot | undefined;
    for (let at = root?.activeElement; at; at = at.parentElement) this.#around.push(at);
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot as ShadowRoot;
    const [had, ...around] = this.#around;
    this.#around = [];
    // The element still has the focus, or another script has moved it since.
    if (!had || had.isConnected || document.activeElement !== document.body) return;
    const near = around
      .filter((it) => it.isConnected)
      .map((it) => (it.matches(TARGET) ? it : it.querySelector(TARGET)));
    const next = near.find(Boolean) ?? root.querySelector(TARGET);
    (next as HTMLElement | null)?.focus();
  }
}
