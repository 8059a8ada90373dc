import { html, nothing, type TemplateResult } from 'lit';
import { messageView } from '../ui/message-view.ts';
import type { FeedHost } from './feed-host.ts';
import type { MemberController } from './member-controller.ts';
import type { VisitorController } from './visitor-controller.ts';

/** Cards that keyboard users can skip together. */
const MANY_CARDS = 12;

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

/** A button before many cards that moves the focus past them all; shown only while it has the focus. */
export function skipView({ posts, renderRoot, words }: FeedHost): TemplateResult | typeof nothing {
  if (posts.length < MANY_CARDS) return nothing;
  const skip = () => {
    // What comes last.
    const end = renderRoot.querySelector<HTMLElement>('.base > [role="status"]')!;
    end.tabIndex = -1;
    end.focus();
  };
  return html`<button type="button" class="button skip" @click=${skip}>${words.skip}</button>`;
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
