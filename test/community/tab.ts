import { waitUntil } from '@open-wc/testing';
import { getSession } from '../../src/community/session-controller.ts';
import type { Community } from '../../src/community/community.ts';

type Page = typeof globalThis & { getSession?: typeof getSession };

/** What the widgets of a page share about an API address, as a second copy of the library in the page finds it. */
export async function communityAt(api: string, page: Page = globalThis): Promise<Community> {
  await (page.getSession ?? getSession)(api);
  const registry = Symbol.for('community-widgets/1');
  const communities = (page as { [registry]?: Map<string, Promise<Community>> })[registry];
  return (await communities!.get(api))!;
}

let tabs: HTMLIFrameElement[] = [];
afterEach(() => {
  for (const tab of tabs) tab.remove();
  tabs = [];
});

/** Another tab of the same site, as far as storage, locks and channels go. */
export async function openTab(): Promise<Page> {
  const tab = document.createElement('iframe');
  tab.srcdoc = `<!doctype html><script>globalThis.process = { env: {} };</script>
    <script type="module">
      import { getSession } from '/src/community/session-controller.ts';
      globalThis.getSession = getSession;
    </script>`;
  document.body.append(tab);
  tabs.push(tab);
  const page = tab.contentWindow as Window & Page;
  await waitUntil(() => page.getSession, 'the tab is there', { timeout: 30_000, interval: 20 });
  return page;
}
