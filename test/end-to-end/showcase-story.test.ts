import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { naughtyStrings } from '../support/naughty-strings.ts';
import { Site, openBrowser, someAddress } from './demo-site.ts';
import { accept } from './people.ts';
import { watch, type Watched } from './quiet-guest.ts';

/** Strings that have broken software, those first that mean to run. */
function stringsToShow(): string[] {
  const means = (text: string) => Number(/<|script|alert|\{\{/i.test(text));
  return naughtyStrings()
    .filter((text) => text.trim())
    .sort((one, other) => means(other) - means(one));
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
/** As many entries as are taken from a feed that is new. */
const ENTRIES = 50;

function naughtyFeed(part: number): string {
  const items = stringsToShow().slice(part * ENTRIES, (part + 1) * ENTRIES);
  const item = (text: string, at: number) =>
    `<item><title>${escaped(text)}</title><description>${escaped(text)}</description><author>${escaped(text)}</author>
     <category>${escaped(text)}</category><link>https://ada.example/naughty/${part}/${at}</link><guid>${part}-${at}</guid>
     <enclosure type="audio/mpeg" url="${escaped(text)}"/></item>`;
  return `<rss version="2.0"><channel><title>Naughty ${part}</title>${items.map(item).join('')}</channel></rss>`;
}

/** Somebody else's site: a page about a sound, the sound, and a feed. */
async function otherSite(): Promise<{ server: Server; url: string }> {
  const sound = await readFile(new URL('../../demo/dist/sound.wav', import.meta.url));
  const server = createServer((request, response) => {
    const [url] = request.url!.split('?');
    const send = (type: string, body: string | Uint8Array) =>
      response.writeHead(200, { 'Content-Type': type }).end(body);
    if (url === '/harbour')
      return send(
        'text/html',
        '<meta property="og:title" content="The harbour at five"><meta property="og:audio" content="/sound.wav"><meta property="og:description" content="Gulls, mostly.">',
      );
    if (url === '/sound.wav') return send('audio/wav', sound);
    if (url === '/feed')
      return send(
        'application/rss+xml',
        `<rss version="2.0"><channel><title>Notes</title><item><title>From the feed &lt;img src=x onerror=alert(1)&gt;</title>
         <link>https://ada.example/one</link><guid>one</guid><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`,
      );
    const [, part] = /^\/naughty\/(\d)$/.exec(url!) ?? [];
    if (part) return send('application/rss+xml', naughtyFeed(Number(part)));
    return response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('from a pasted link to a visitor who plays it', () => {
  let site: Site;
  let browser: Browser;
  let other: Awaited<ReturnType<typeof otherSite>>;
  const people: Record<string, BrowserContext> = {};

  before(async () => {
    [site, browser, other] = await Promise.all([Site.open(), openBrowser(), otherSite()]);
    for (const [name, role] of Object.entries({ Ada: 'member', Hanna: 'host' })) {
      const email = someAddress();
      await site.command('members', 'invite', email, '--role', role, '--name', name);
      const [mail] = await site.mails(email);
      people[name] = await browser.newContext();
      const page = await people[name].newPage();
      await accept(page, mail!.link);
      await page.close();
    }
    people['Vera'] = await browser.newContext();
  });
  after(async () => {
    await browser.close();
    await site.close();
    other.server.close();
  });

  const gallery = async (name: string): Promise<Page> => {
    const page = await people[name]!.newPage();
    await page.goto(`${site.url}/gallery.html`);
    await page.locator('showcase-feed article').first().waitFor();
    return page;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  /** Comes back to the page until it says that something is new: an answer may be up to a minute old. */
  const comeBackForNew = async (page: Page) => {
    const fresh = page.getByRole('button', { name: '1 new' }).first();
    for (let tries = 0; tries < 60 && !(await fresh.isVisible()); tries++) {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.waitForTimeout(500);
    }
    await fresh.click();
  };

  it('paste, preview, send; a host approves in place; an open page says "1 new"; it plays', async () => {
    const vera = await gallery('Vera');
    const ada = await gallery('Ada');
    await press(ada, 'Share your work');
    await ada.locator('#link').fill(`${other.url}/harbour?utm_source=letter`);
    await ada.locator('#link').press('Enter');
    await ada.locator('.draft h3', { hasText: 'The harbour at five' }).waitFor();
    await ada.locator('[name=title]').fill('The harbour at five in the morning');
    await press(ada, 'Submit');
    await ada.getByText('A host will review it').first().waitFor();

    const hanna = await gallery('Hanna');
    await press(hanna, 'Review (1)');
    await hanna.locator('.asked', { hasText: 'The harbour at five in the morning' }).waitFor();
    await hanna.locator('.asked').focus();
    await hanna.keyboard.press('p');
    await hanna.getByText('Nothing to review.').waitFor();

    await comeBackForNew(vera);
    await press(vera, 'Play: The harbour at five in the morning');
    await vera.waitForFunction(() => {
      const audio = document.querySelector('showcase-feed')!.shadowRoot!.querySelector('audio');
      return audio && audio.currentTime > 0;
    });
    await Promise.all([vera.close(), ada.close(), hanna.close()]);
  });

  it('a cheer is seen at once, and by others', async () => {
    const ada = await gallery('Ada');
    await press(ada, 'Cheer: The harbour at five');
    await ada.locator('.cheer[aria-pressed=true]').waitFor();
    await ada.reload();
    await ada.locator('.cheer[aria-pressed=true]', { hasText: '1' }).waitFor();
    await ada.close();
  });

  it('a feed that a host adds brings its posts, and what is hostile in it is words', async () => {
    const hanna = await gallery('Hanna');
    await press(hanna, 'Feeds');
    await hanna.locator('#feed').fill(`${other.url}/feed`);
    await hanna.locator('#rule').selectOption('publish');
    await press(hanna, 'Add feed');
    await hanna.getByText(/^\s*1 post, last read/).waitFor();
    await hanna.close();
    const vera = await gallery('Vera');
    await vera.getByText('From the feed').first().waitFor();
    assert.equal(await vera.locator('showcase-feed img[onerror]').count(), 0);
    await vera.close();
  });

  it('without script there is the same showcase as a page', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}/gallery.html`);
    await page.getByRole('link', { name: 'See what people have made' }).click();
    await page.getByRole('link', { name: 'The harbour at five in the morning' }).waitFor();
    await context.close();
  });

  it('four hundred naughty strings in every field of feeds are words, under Trusted Types', async () => {
    const hanna = await gallery('Hanna');
    await press(hanna, 'Feeds');
    for (const part of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await hanna.locator('#feed').fill(`${other.url}/naughty/${part}`);
      await hanna.locator('#rule').selectOption('publish');
      await press(hanna, 'Add feed');
      await hanna
        .locator('[data-source]', { hasText: `Naughty ${part}` })
        .getByText(/(4\d|50) posts, last read/)
        .waitFor();
    }
    await hanna.close();
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.route('**/guest', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: {
          'Content-Security-Policy':
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
        },
        body: `<!doctype html><link rel="icon" href="/mark.svg"><script type="module" src="/widgets/showcase-feed.js"></script>
          <showcase-feed api="/" filters count="50"></showcase-feed>`,
      }),
    );
    await page.goto(`${site.url}/guest`);
    const more = page.locator('showcase-feed [part~=load-more]');
    await more.waitFor();
    let shown = 0;
    do {
      if (shown) await more.click();
      shown = await page.evaluate(async (before) => {
        const feed = document.querySelector('showcase-feed')!;
        while (feed.posts.length === before) await new Promise(requestAnimationFrame);
        return feed.posts.length;
      }, shown);
      const links = await page
        .locator('showcase-feed a, showcase-feed img, showcase-feed audio')
        .evaluateAll((all) => all.map((it) => it.getAttribute('href') ?? it.getAttribute('src') ?? 'https:'));
      assert.deepEqual(
        links.filter((link) => !/^https?:/.test(link)),
        [],
      );
    } while (await more.isVisible());
    assert.ok(shown > 400);
    await page.locator('showcase-feed h3 a').nth(3).click();
    await page.locator('dialog h2').waitFor();
    const { refused } = await page.evaluate(() => ({ ...(globalThis as Watched) }));
    assert.deepEqual({ refused, dialogs }, { refused: [], dialogs: [] });
    await context.close();
  });
});
