import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Community } from '../community/community.ts';

/** Event that tells the console what an action did. */
export const ANNOUNCED = 'console-announced';

/** What the sections of the console have in common. In the page's own tree, whose style sheet they take. */
export class SectionElement extends LitElement {
  @property({ attribute: false }) accessor community!: Community;
  /** What stands behind the section in the address. */
  @property({ attribute: false }) accessor path = '';
  @property({ attribute: false }) accessor query = new URLSearchParams();

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Says what an action did, to everyone. */
  announce(sentence: string): void {
    this.dispatchEvent(new CustomEvent(ANNOUNCED, { detail: sentence, bubbles: true }));
  }

  /** Moves the focus to the first element that matches, once it is drawn. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}

declare global {
  interface HTMLElementEventMap {
    'console-announced': CustomEvent<string>;
  }
}
