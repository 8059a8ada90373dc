import type { LitElement } from 'lit';

/** Interactions after which a page may move. */
const ACTS = ['click', 'keyup', 'scroll', 'wheel'] as const;

/**
 * The space that `reserve.css` reserves for an element until it has rendered. Released immediately if the tab is hidden or nothing
 * below it is in view, else after the visitor's next interaction.
 */
export class ReservedSpace {
  readonly #host: LitElement;
  #waiting: AbortController | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Called when the element is new in a page: a copied element may carry the mark of having rendered. */
  reserve(): void {
    if (!this.#host.hasUpdated) this.#host.removeAttribute('rendered');
  }

  /** Called when the element has rendered its content. */
  release(): void {
    if (this.#host.hasAttribute('rendered') || this.#waiting) return;
    const waiting = (this.#waiting = new AbortController());
    const show = () => {
      waiting.abort();
      this.#host.setAttribute('rendered', '');
    };
    const { signal } = waiting;
    const look = () => {
      if (!signal.aborted && this.#isUnseen()) show();
    };
    for (const act of ACTS) addEventListener(act, show, { capture: true, passive: true, signal });
    // A frame that resizes to its content does so a moment later.
    addEventListener('resize', look, { signal });
    // A layout shift in a hidden tab is never seen.
    if (document.hidden) show();
    else requestAnimationFrame(look);
  }

  close(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  #isUnseen(): boolean {
    const own = this.#host.renderRoot.firstElementChild?.getBoundingClientRect();
    const { bottom } = this.#host.getBoundingClientRect();
    if (!own || own.bottom >= innerHeight || own.bottom >= bottom) return true;
    // A frame as high as its content has nothing below that could move into view.
    const { scrollHeight } = document.documentElement;
    return window !== parent && scrollHeight <= innerHeight;
  }
}
