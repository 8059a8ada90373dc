import { html, type TemplateResult } from 'lit';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** Requests the number of posts published since the newest one shown. */
export async function checkForNewPosts(host: ShowcaseFeed): Promise<void> {
  const { store } = host;
  if (!store?.newest || store.keptAt) return;
  const fresh = await (await store.source).news?.(store.newest);
  if (fresh === undefined || fresh === store.newCount) return;
  store.newCount = fresh;
  host.requestUpdate();
}

/** A button with the number of new posts; nothing moves until it is pressed. */
export function newPostsView(host: ShowcaseFeed): TemplateResult {
  return html`<button
    type="button"
    class="button new-posts"
    part="new-posts"
    @click=${() => showNewPosts(host)}
  >
    <span .textContent=${host.format(host.words.fresh, { count: host.store!.newCount })}></span>
  </button>`;
}

/** Shows the new posts, from the top. */
async function showNewPosts(host: ShowcaseFeed): Promise<void> {
  await host.store!.reload();
  await host.updateComplete;
  host.scrollIntoView({ block: 'nearest' });
  host.renderRoot.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true });
}
