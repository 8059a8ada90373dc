import { html, nothing, type TemplateResult } from 'lit';
import { messageView } from '../ui/message-view.ts';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

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

/** The message of an empty feed, with what to do about it. */
export function emptyView({ visitor, controller, signedIn, words }: ShowcaseFeed): TemplateResult {
  if (visitor?.filtered)
    return messageView(words.nothingFound, { label: words.clearFilters, press: () => visitor.clear() });
  const share = signedIn && controller && !controller.isOpen('show');
  return messageView(
    words.empty,
    share ? { label: words.showYours, press: () => controller.toggle('show') } : undefined,
  );
}
