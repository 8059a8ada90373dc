import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { Site, openBrowser, someAddress } from './demo-site.ts';
import { PlainSite } from './plain-site.ts';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

describe('elements in frames of another site', { timeout: 240_000 }, () => {
  const plain = new PlainSite();
  const stranger = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;

  before(async () => {
    url = await plain.open();
    [site, browser] = await Promise.all([Site.open({ ORIGINS: `${url},null` }), openBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
    stranger.close();
  });

  const frameOf = (tag: string, attributes = '') =>
    `<iframe src="${site.url}/embed/${tag}" title="Community" style="width: 100%; height: 300px; border: 0" ${attributes}></iframe>`;

  async function open(at = url): Promise<{ page: Page; said: string[] }> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    const said: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(at);
    return { page, said };
  }
  const inner = async (page: Page): Promise<Frame> => (await (await page.$('iframe'))!.contentFrame())!;
  const isDrawn = (frame: Frame, tag: string) =>
    frame.waitForFunction((it) => {
      const root = document.querySelector(it)?.shadowRoot;
      return root?.querySelector('.base') && !root.querySelector('[aria-busy=true]');
    }, tag);
  /** Whether the frame is as high as what is in it. */
  const fits = async (page: Page) => {
    const frame = await inner(page);
    const content = await frame.evaluate(() =>
      Math.ceil(document.documentElement.getBoundingClientRect().height),
    );
    await page.waitForFunction(
      (height) => document.querySelector('iframe')!.clientHeight === height,
      content,
    );
    return content;
  };

  for (const tag of tags)
    it(`<${tag}> is drawn in one without script on the page, silently`, async () => {
      plain.has(frameOf(tag), {
        headers: {
          'Content-Security-Policy': `default-src 'none'; frame-src ${site.url}; style-src 'unsafe-inline'; img-src data:`,
        },
      });
      const { page, said } = await open();
      await isDrawn(await inner(page), tag);
      assert.deepEqual(said, []);
      assert.equal(await page.evaluate(() => document.querySelector('iframe')!.clientHeight), 300);
      await page.close();
    });

  for (const [name, attributes, first] of [
    ['that comes first', '', true],
    ['that comes last', '', false],
    ['for a sandboxed frame', 'sandbox="allow-scripts"', false],
    ['for a frame with a border, as Bootstrap counts it', 'class="bordered"', false],
  ] as const)
    it(`is as high as its content with the helper ${name}`, async () => {
      const helper = `<script src="${site.url}/widgets/embed.js"></script>`;
      const style = '<style>.bordered { box-sizing: border-box; border: 3px solid !important }</style>';
      const frame = frameOf('newsletter-signup', attributes);
      plain.has(
        style +
          (first
            ? helper + frame
            : `${frame}<script>addEventListener('load', () => document.body.append(Object.assign(document.createElement('script'), { src: '${site.url}/widgets/embed.js' })))</script>`),
      );
      const { page } = await open();
      await isDrawn(await inner(page), 'newsletter-signup');
      const height = await fits(page);
      await page.setViewportSize({ width: 320, height: 700 });
      const frameInside = await inner(page);
      await frameInside.waitForFunction(
        (it) => document.documentElement.getBoundingClientRect().height !== it,
        height,
      );
      await fits(page);
      await page.close();
    });

  it('takes a height from its own frames only', async () => {
    plain.has(`<script src="${site.url}/widgets/embed.js"></script>${frameOf('newsletter-signup')}
      <iframe id="other" srcdoc="<script>parent.postMessage({ type: 'community-embed', height: 9999 }, '*')</script>"></iframe>
      <iframe id="odd" src="${url}/embed/newsletter-signup" srcdoc="<script>parent.postMessage({ type: 'community-embed', height: 'calc(100vh)' }, '*')</script>"></iframe>`);
    const { page } = await open();
    await isDrawn(await inner(page), 'newsletter-signup');
    await fits(page);
    await page.evaluate(() => postMessage({ type: 'community-embed', height: 9999 }, '*'));
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('iframe')].map((it) => it.style.height),
    );
    assert.deepEqual(heights.slice(1), ['', '']);
    await page.close();
  });

  const subscribeIn = async (page: Page) => {
    const frame = await inner(page);
    const email = someAddress();
    await frame.locator('[name=email]').click();
    await frame.locator('[name=consents]').waitFor();
    await frame.locator('[name=email]').fill(email);
    await frame.locator('[name=consents]').check();
    await frame.locator('newsletter-signup button[type=submit]').click();
    return email;
  };

  for (const [name, sandbox] of [
    ['in a frame', ''],
    ['in a sandboxed frame', 'sandbox="allow-scripts allow-forms"'],
  ] as const)
    it(`subscribes ${name}`, async () => {
      plain.has(frameOf('newsletter-signup', sandbox));
      const { page } = await open();
      const email = await subscribeIn(page);
      const [mail] = await site.mails(email);
      const frame = await inner(page);
      await frame.locator('[name=code]').fill(mail!.code);
      await page.keyboard.press('Enter');
      await frame.waitForFunction(
        () =>
          (document.querySelector('newsletter-signup') as unknown as { step: { name: string } }).step.name ===
          'confirmed',
      );
      assert.equal(await frame.locator('#sandboxed').isVisible(), sandbox !== '');
      await page.close();
    });

  it('is refused to sites that are not listed', async () => {
    const other = await stranger.open();
    stranger.has(frameOf('newsletter-signup'));
    const { page, said } = await open(other);
    while (!said.some((it) => it.includes('frame-ancestors'))) await page.waitForEvent('console');
    await page.close();
  });
});
