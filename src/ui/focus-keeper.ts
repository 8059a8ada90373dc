import type { LitElement, ReactiveController } from 'lit';

const TARGET = '[tabindex="-1"]';

/**
 * Moves the focus to what is nearest where an update takes away what had it, as a button that has done its work: to the next thing
 * around it that may have it from a script (`tabindex="-1"`: a row, a title). Else the browser leaves it to the page, and a
 * keyboard or a screen reader begins again at the top (WCAG 2.4.3).
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
    // What still has it, or has got it from somebody else since, keeps it.
    if (!had || had.isConnected || document.activeElement !== document.body) return;
    const near = around
      .filter((it) => it.isConnected)
      .map((it) => (it.matches(TARGET) ? it : it.querySelector(TARGET)));
    const next = near.find(Boolean) ?? root.querySelector(TARGET);
    (next as HTMLElement | null)?.focus();
  }
}
