import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { Site, openBrowser } from '../end-to-end/demo-site.ts';
import { PlainSite } from '../end-to-end/plain-site.ts';
import { installedApp } from './app.ts';

/** WCAG 1.4.3 and 1.4.11. */
const TEXT = 4.5;
const EDGE = 3;

/** Of each thing on the page, the least contrast of its text or edge with what is behind it. */
function contrasts(): Record<string, number> {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const parentOf = (it: Element): Element | undefined =>
    it.assignedSlot ?? it.parentElement ?? (it.getRootNode() as ShadowRoot).host;
  /** A colour over all that is behind an element. */
  const seen = (it: Element | undefined, colour: string): number[] => {
    const colours = [colour];
    for (let at = it; at; at = parentOf(at)) colours.unshift(getComputedStyle(at).backgroundColor);
    canvas.clearRect(0, 0, 1, 1);
    for (canvas.fillStyle of colours) canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (colour: number[]) => {
    const [red, green, blue] = colour.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const between = (one: number[], other: number[]) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light! + 0.05) / (dark! + 0.05);
  };
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((it) => [it, ...(it.shadowRoot ? all(it.shadowRoot) : [])]);
  const shown = all(document.body).filter(
    (it) => it.checkVisibility() && it.getBoundingClientRect().width > 1,
  );
  const found: Record<string, number> = {};
  const note = (name: string, value: number) => (found[name] = Math.min(found[name] ?? Infinity, value));
  for (const it of shown) {
    const style = getComputedStyle(it);
    const around = seen(parentOf(it), 'transparent');
    if (
      it.matches('input[type=email], input[type=password], input[type=search], .kinds [aria-pressed=false]')
    ) {
      const isDrawn = parseFloat(style.borderTopWidth) > 0;
      note('edge', isDrawn ? between(seen(parentOf(it), style.borderTopColor), around) : 1);
    }
    if (it.matches('h2, h3 a, label, .head p, .when, .tally, .hint'))
      note('text', between(seen(it, style.color), seen(it, 'transparent')));
    if (it.matches('.card, member-login > form, [part~=card]')) {
      const [red, green, blue] = seen(it, 'transparent');
      // Dark Reader's own grey has 3 more blue than red.
      note('grey of a card', -Math.max(red! - green!, red! - blue!));
    }
  }
  return found;
}

describe('Dark Reader', { timeout: 120_000 }, () => {
  const plain = new PlainSite();
  let site: Site;
  let browser: Browser;
  let url: string;
  let script: string;

  before(async () => {
    url = await plain.open();
    let folder: string;
    [site, browser, folder] = await Promise.all([
      Site.open({ ORIGINS: url }),
      openBrowser(),
      installedApp('dark-reader'),
    ]);
    script = `${folder}/node_modules/darkreader/darkreader.js`;
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
  });

  async function open(): Promise<Page> {
    plain.has(
      '<newsletter-signup></newsletter-signup><member-login></member-login><group-board login="#"></group-board><showcase-feed filters></showcase-feed>',
      { head: `<script src="${site.url}/widgets/loader.js" async></script>` },
    );
    const page = await browser.newPage({ viewport: { width: 1000, height: 4000 } });
    await page.goto(url);
    await page.locator('group-board [part~=groups]:not(.skeleton) > li').first().waitFor();
    await page.locator('showcase-feed [aria-pressed]').first().waitFor();
    await page.locator('newsletter-signup [name=email]').click();
    await page.locator('newsletter-signup [name=consents]').waitFor();
    return page;
  }

  it('makes all four elements dark, with texts and edges that are seen, and no card in red', async () => {
    const page = await open();
    await page.addScriptTag({ path: script });
    await page.evaluate(() => {
      const { DarkReader } = globalThis as unknown as { DarkReader: { enable: (theme: object) => void } };
      DarkReader.enable({ brightness: 100, contrast: 100, sepia: 0 });
    });
    await page.waitForFunction(() => document.adoptedStyleSheets.length > 1);
    await page.waitForTimeout(1000);
    const found = await page.evaluate(contrasts);
    assert.ok(found['text']! >= TEXT, JSON.stringify(found));
    assert.ok(found['edge']! >= EDGE, JSON.stringify(found));
    assert.ok(found['grey of a card']! >= -4, JSON.stringify(found));
    await page.close();
  });
});
