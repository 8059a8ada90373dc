import type { LitElement } from 'lit';

/** What a visitor does after which a page may move. */
const ACTS = ['click', 'keyup', 'scroll', 'wheel'] as const;

/**
 * The room that `reserve.css` keeps for an element until it is drawn. It is let go of by `rendered`: at once where nobody sees what
 * stands below move, else after the next thing that the visitor does.
 */
export class ReservedSpace {
  readonly #host: LitElement;
  #waiting: AbortController | undefined;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** The element is new in a page: a copy of it may say that it was shown. */
  reserve(): void {
    if (!this.#host.hasUpdated) this.#host.removeAttribute('rendered');
  }

  /** The element has what it will show. */
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
    // A frame that is made as high as its content is so a moment later.
    addEventListener('resize', look, { signal });
    requestAnimationFrame(look);
  }

  close(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  #isUnseen(): boolean {
    const own = this.#host.renderRoot.firstElementChild?.getBoundingClientRect();
    const { bottom } = this.#host.getBoundingClientRect();
    if (!own || own.bottom >= innerHeight || own.bottom >= bottom) return true;
    // A frame that is made as high as its content has nothing below that could move into sight.
    const { scrollHeight } = document.documentElement;
    return window !== parent && scrollHeight <= innerHeight;
  }
}
