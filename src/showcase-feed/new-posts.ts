import { html, type TemplateResult } from 'lit';
import type { FeedHost } from './feed-host.ts';

/** Requests the number of posts published since the newest one shown. */
export async function checkForNewPosts(host: FeedHost): Promise<void> {
  const { store } = host;
  if (!store?.newest || store.keptAt) return;
  const fresh = await (await store.source).news?.(store.newest);
  if (fresh !== undefined) store.state.newCount = fresh;
}

/** A button with the number of new posts; nothing moves until it is pressed. */
export function newPostsView(host: FeedHost): TemplateResult {
  return html`<button
    type="button"
    class="button new-posts"
    part="new-posts"
    @click=${() => showNewPosts(host)}
  >
    <span .textContent=${host.format(host.words.fresh, { count: host.store!.state.newCount })}></span>
  </button>`;
}

/** Shows the new posts, from the top. */
async function showNewPosts(host: FeedHost): Promise<void> {
  await host.store!.reload();
  await host.updateComplete;
  host.scrollIntoView({ block: 'nearest' });
  host.renderRoot.querySelector<HTMLElement>('.title a')?.focus({ preventScroll: true });
}
