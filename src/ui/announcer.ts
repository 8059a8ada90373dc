import type { LitElement, ReactiveController } from 'lit';

/** Long enough for a screen reader to announce it; later, someone who reads on would only come across it again. */
const CLEAR_AFTER_MS = 10_000;

/** The sentence in an element's live region, which screen readers announce after an action (WCAG 4.1.3). */
export class Announcer implements ReactiveController {
  sentence = '';
  readonly #host: LitElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  announce(sentence: string): void {
    // A live region is announced when its text changes, so a repeated sentence has to differ.
    this.sentence = sentence && sentence === this.sentence ? `${sentence}\u200b` : sentence;
    clearTimeout(this.#timer);
    if (sentence) this.#timer = setTimeout(() => this.announce(''), CLEAR_AFTER_MS);
    this.#host.requestUpdate();
  }
}
