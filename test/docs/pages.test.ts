import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Route } from 'playwright-core';
import { fileFrom } from '../../demo/server/files.ts';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { restOf } from '../end-to-end/quiet-guest.ts';
import { status } from '../sources/entities.ts';
import { type Services, openServices } from '../support/services.ts';
import { documents, type Fence, fencesIn, root } from './markdown.ts';

// The addresses that stand in the documents; a browser with routes of its own finds us there.
const SITE = 'https://your-site.example';
const API = 'https://api.example.org';
const MASTODON = 'https://example.social';

type Noted = typeof globalThis & { troubles: string[] };

/** What the elements tell the page when something has gone wrong. */
function noteTroubles(): void {
  const troubles: string[] = ((globalThis as Noted).troubles = []);
  for (const name of ['signup', 'login', 'showcase', 'board'])
    document.addEventListener(`community-${name}-error`, (event) =>
      troubles.push(`${name}: ${JSON.stringify((event as CustomEvent).detail)}`),
    );
  document.addEventListener('securitypolicyviolation', (event) =>
    troubles.push(`${event.violatedDirective}: ${event.blockedURI}`),
  );
}

/** Whether every element of ours in the page is alive and shows something. */
function allShown(): boolean {
  const ours = [...document.querySelectorAll<HTMLElement>('body *')].filter(({ localName }) =>
    /^(newsletter-signup|member-login|showcase-feed|group-board|community-provider)$/.test(localName),
  );
  const isShown = (element: HTMLElement) => {
    if (!element.matches(':defined') || !element.shadowRoot?.childElementCount) return false;
    if (element.localName === 'community-provider') return true;
    const busy = element.shadowRoot.querySelector('[aria-busy=true]');
    return !busy && element.getBoundingClientRect().height > 20;
  };
  return ours.length > 0 && ours.every(isShown);
}

// A request that never ends would be waited for without end.
describe('the snippets in the documents', { timeout: 300_000 }, () => {
  let site: Site;
  let browser: Browser;
  let services: Services;
  let mastodon: string;
  let group: string;

  before(async () => {
    [site, browser, services] = await Promise.all([
      Site.open({ PUBLIC_URL: API, ORIGINS: SITE }),
      openBrowser(),
      openServices(),
    ]);
    const order = { kind: 'mastodon', items: [status(), status({}, 1)] };
    const body = JSON.stringify(order);
    const opened = await fetch(`${services.address}/open`, { method: 'POST', body });
    mastodon = ((await opened.json()) as { address: string }).address;
    const event = await fetch(`${site.url}/events/autumn-day`);
    group = ((await event.json()) as { groups: { id: string }[] }).groups[0]!.id;
  });
  after(async () => {
    await browser?.close();
    services?.close();
    await site?.close();
  });

  /** A page with these lines in it, and what went wrong there. */
  async function show(lines: string, headers: Record<string, string> = {}) {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    await page.addInitScript(noteTroubles);
    const answer = async (route: Route) => {
      const { origin, pathname, search } = new URL(route.request().url());
      const at = { [API]: site.url, [MASTODON]: mastodon }[origin];
      if (at) return route.fulfill({ response: await route.fetch({ url: at + pathname + search }) });
      if (origin !== SITE) {
        wrong.push(`asked ${origin}`);
        return route.abort();
      }
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageWith(lines), headers });
      const file = await fileFrom(`${root}widgets`, pathname.slice('/widgets'.length), new Request(`${SITE}/`));
      if (!file) return route.fulfill({ status: 404 });
      const body = Buffer.from(await file.arrayBuffer());
      return route.fulfill({ headers: Object.fromEntries(file.headers), body });
    };
    await page.route('**/*', answer);
    const atRest = restOf(page);
    await page.goto(SITE);
    // A snippet may hold a frame in the place of an element.
    const [, inside] = page.frames();
    const shown = inside ?? page.mainFrame();
    await shown.waitForFunction(allShown, undefined, { timeout: 15_000 }).catch(() => wrong.push('not shown'));
    await atRest();
    wrong.push(...(await page.evaluate(() => (globalThis as Noted).troubles)));
    return { page, wrong };
  }

  const pageWith = (lines: string) => {
    const text = lines.replace('group="…"', `group="${group}"`);
    return `<!doctype html><html lang="en"><title>Site</title><body>${text}`;
  };
  const elements = `<script src="${API}/widgets/loader.js"></script>`;
  /** With the script of the elements, where the document has said it further up; the sheet alone has no element. */
  const whole = ({ text }: Fence, others: Fence[]) => {
    const tag = /<(newsletter-signup|member-login|showcase-feed|group-board|iframe)\b/.test(text);
    const lines = tag ? text : `${text}\n${others.find((it) => it.text.includes('<script'))?.text ?? ''}`;
    return lines.includes('<script') ? lines : `${elements}\n${lines}`;
  };
  const ofFile = (file: string, language: string) =>
    documents()
      .find((it) => it.file === file)!
      .fences.filter((it) => it.language === language);

  for (const fence of fencesIn('html'))
    it(`${fence.at} is shown, without an error or a warning`, async () => {
      const { page, wrong } = await show(whole(fence, ofFile(fence.file, 'html')));
      assert.deepEqual(wrong, []);
      await page.close();
    });

  for (const fence of fencesIn('js'))
    it(`${fence.at} runs beside the element`, async () => {
      const [first] = ofFile(fence.file, 'html');
      const script = `<script type="module">${fence.text}</script>`;
      const { page, wrong } = await show(`${first!.text}\n${script}`);
      assert.deepEqual(wrong, []);
      await page.close();
    });

  for (const fence of fencesIn('csp'))
    it(`${fence.at} is a policy under which the element works`, async () => {
      const [first] = ofFile(fence.file, 'html');
      const policy = fence.text.replaceAll('\n', ' ');
      const { page, wrong } = await show(first!.text, { 'Content-Security-Policy': policy });
      assert.deepEqual(wrong, []);
      await page.close();
    });
});
