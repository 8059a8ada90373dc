import { html, nothing, type TemplateResult } from 'lit';
import { messageView } from '../ui/message-view.ts';
import type { FeedHost } from './feed-host.ts';
import type { MemberController } from './member-controller.ts';
import type { VisitorController } from './visitor-controller.ts';

interface Host extends FeedHost {
  readonly controller: MemberController | undefined;
  readonly visitor: VisitorController | undefined;
}

export function moreView({ store, words }: FeedHost, ask: () => void): TemplateResult | undefined {
  if (!store?.next) return undefined;
  return html`<div class="foot">
    <button
      type="button"
      class="button"
      part="load-more"
      aria-disabled=${store.state.busy || nothing}
      @click=${ask}
      .textContent=${store.state.busy ? words.loadingMore : words.more}
    ></button>
  </div>`;
}

/** The message of an empty feed, with what to do about it. */
export function emptyView({ visitor, controller, signedIn, words }: Host): TemplateResult {
  if (visitor?.filtered)
    return messageView(words.nothingFound, { label: words.clearFilters, press: () => visitor.clear() });
  const share = signedIn && controller && !controller.isOpen('show');
  return messageView(
    words.empty,
    share ? { label: words.showYours, press: () => controller.toggle('show') } : undefined,
  );
}
