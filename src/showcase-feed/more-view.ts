import { html, nothing, type TemplateResult } from 'lit';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** The button for more. */
export function moreView({ store, words }: ShowcaseFeed, ask: () => void): TemplateResult | undefined {
  if (!store?.next) return undefined;
  return html`<div class="foot">
    <button
      type="button"
      class="button"
      part="load-more"
      aria-disabled=${store.busy || nothing}
      @click=${ask}
      .textContent=${store.busy ? words.loadingMore : words.more}
    ></button>
  </div>`;
}
