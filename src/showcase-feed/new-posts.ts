import { html, type TemplateResult } from 'lit';
import { fill } from '../ui/fill.ts';
import type { ShowcaseFeed } from './showcase-feed.class.ts';

/** Asks how many posts were published since the newest that is shown. */
export async function look(host: ShowcaseFeed): Promise<void> {
  const { feed } = host;
  if (!feed?.newest || feed.keptAt) return;
  const fresh = await (await feed.source).news?.(feed.newest);
  if (fresh === undefined || fresh === feed.fresh) return;
  feed.fresh = fresh;
  host.requestUpdate();
}

/** Says how many, and moves nothing until somebody asks for them. */
export function freshView(host: ShowcaseFeed): TemplateResult {
  return html`<button type="button" class="button new-posts" part="new-posts" @click=${() => renew(host)}>
    <span .textContent=${fill(host.words.fresh, { count: String(host.feed!.fresh) })}></span>
  </button>`;
}

/** Shows what is new, from the top. */
async function renew(host: ShowcaseFeed): Promise<void> {
  await host.feed!.reload();
  await host.updateComplete;
  host.scrollIntoView({ block: 'nearest' });
  host.renderRoot.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true });
}
