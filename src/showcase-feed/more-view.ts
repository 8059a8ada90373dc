import { html, nothing, type TemplateResult } from 'lit';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** The button for more. */
export function moreView({ feed, words }: ShowcaseFeed, ask: () => void): TemplateResult | undefined {
  if (!feed?.next) return undefined;
  return html`<div class="foot">
    <button
      type="button"
      class="button"
      part="load-more"
      aria-disabled=${feed.busy || nothing}
      @click=${ask}
      .textContent=${feed.busy ? words.loadingMore : words.more}
    ></button>
  </div>`;
}
