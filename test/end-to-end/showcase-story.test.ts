import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, openBrowser, someAddress } from './demo-site.ts';
import { accept } from './people.ts';

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
         <link>https://ada.example/one</link><guid>one</guid></item></channel></rss>`,
      );
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
  const comeBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

  it('paste, preview, send; a host approves in place; an open page says "1 new"; it plays', async () => {
    const vera = await gallery('Vera');
    const ada = await gallery('Ada');
    await press(ada, 'Show yours');
    await ada.locator('#link').fill(`${other.url}/harbour?utm_source=letter`);
    await ada.locator('#link').press('Enter');
    await ada.locator('.draft h3', { hasText: 'The harbour at five' }).waitFor();
    await ada.locator('[name=title]').fill('The harbour at five in the morning');
    await press(ada, 'Send it in');
    await ada.getByText('A host has a look first').first().waitFor();

    const hanna = await gallery('Hanna');
    await press(hanna, 'Waiting (1)');
    await hanna.locator('.asked', { hasText: 'The harbour at five in the morning' }).waitFor();
    await hanna.locator('.asked').focus();
    await hanna.keyboard.press('p');
    await hanna.getByText('Nothing waits. All is done.').waitFor();

    await comeBack(vera);
    await press(vera, '1 new');
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
    await press(hanna, 'Add the feed');
    await hanna.getByText(/^\s*1 posts, read/).waitFor();
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
});
