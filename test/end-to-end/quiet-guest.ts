import type { BrowserContext, Page, Request } from 'playwright-core';

/** The screens that pages are looked at on. */
export const sizes = {
  'small phone': { width: 320, height: 568 },
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
};

/** Tests of a slow API mostly wait for it, so some of them run side by side. */
export const SIDE_BY_SIDE = { concurrency: 3 };

interface LayoutShift extends PerformanceEntry {
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
}
export type Watched = typeof globalThis & { moved: string[]; refused: string[] };

/** Notes what moves without a key or a finger, and what a policy refuses. */
export function watch(): void {
  const moved: string[] = ((globalThis as Watched).moved = []);
  const refused: string[] = ((globalThis as Watched).refused = []);
  const nameOf = (node: Node | null) =>
    (node as Element | null)?.outerHTML?.slice(0, 90) ?? node?.nodeName ?? '';
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as LayoutShift[])
      if (!shift.hadRecentInput) moved.push(...shift.sources.map(({ node }) => nameOf(node)));
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective));
}

/** Waits until a page has read all it reads, but for the stream of changes, which stays open. */
export function restOf(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/live')) underWay.add(request);
  });
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  return async () => {
    for (let quiet = 0; quiet < 12; quiet = underWay.size ? 0 : quiet + 1) await page.waitForTimeout(50);
  };
}

/** Everything of ours comes late, as on a train. */
export async function slowly(context: BrowserContext): Promise<void> {
  for (const ours of [
    '**/widgets/*.js',
    '**/widgets/chunks/*.js',
    '**/newsletter**',
    '**/session**',
    '**/showcase**',
    '**/events/**',
  ]) {
    await context.route(ours, async (route) => {
      await new Promise((later) => setTimeout(later, 400));
      await route.continue();
    });
  }
}
