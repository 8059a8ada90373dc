import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { announced, heading } from './console-site.ts';
import { Site, atStep, openBrowser, someAddress, subscribe } from './demo-site.ts';
import { PlainSite } from './plain-site.ts';

const HOST = 'orla.finch@example.org';
const MINUTE_MS = 60_000;

/** A blog with one post. */
async function openBlog(): Promise<{ server: Server; feed: string }> {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end(
      `<rss version="2.0"><channel><title>Nell’s notebook</title><item><title>A lapwing at dusk</title>
        <link>https://nell.example/lapwing</link><guid>1</guid><pubDate>${new Date().toUTCString()}</pubDate></item></channel></rss>`,
    ),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, feed: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed` };
}

describe('an owner without a developer', { timeout: 300_000 }, () => {
  const plain = new PlainSite();
  let url: string;
  let site: Site;
  let browser: Browser;
  let owner: BrowserContext;
  let blog: Awaited<ReturnType<typeof openBlog>>;

  before(async () => {
    url = await plain.open();
    [site, browser, blog] = await Promise.all([
      Site.open({ ORIGINS: url }, 'server/main.ts'),
      openBrowser(),
      openBlog(),
    ]);
    owner = await browser.newContext({ timezoneId: 'UTC' });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    plain.close();
    blog?.server.close();
  });

  /** Subscribes on the owner's own site, and confirms by the code in the email. */
  async function becomeSubscriber(): Promise<string> {
    const email = someAddress();
    const visitor = await browser.newPage();
    await visitor.goto(url);
    await subscribe(visitor, email);
    const [mail] = await site.mails(email);
    await visitor.locator('newsletter-signup [name=code]').fill(mail!.code);
    await visitor.keyboard.press('Enter');
    await atStep(visitor, 'confirmed');
    await visitor.close();
    return email;
  }

  const letterTo = async (email: string) =>
    (await site.mails(email)).find(({ text }) => text.includes('Draw one bird this week.'));

  it('goes from the first link to a letter that was sent at its time, and sees who has left', async () => {
    const page = await owner.newPage();
    page.setDefaultTimeout(20_000);
    const link = await site.command('members', 'first-host');
    await page.goto(/http:\S+first-host\?token=\S+/.exec(link)![0]);
    await page.fill('[name=email]', HOST);
    await page.fill('[name=name]', 'Orla Finch');
    await page.getByRole('button').click();
    await enterConsole(page);

    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.locator('#setting-title').fill('The garden letter');
    await page.getByRole('button', { name: 'Save the settings' }).click();
    await announced(page, 'Settings saved.');

    await page.goto(`${site.url}/snippet`);
    await page.locator('.preview > *').waitFor({ state: 'attached' });
    plain.has((await page.locator('snippet-builder pre').allTextContents())[0]!);
    const readers = [await becomeSubscriber(), await becomeSubscriber(), await becomeSubscriber()];

    await page.goto(`${site.url}/console#/showcase/feeds`);
    await page.getByRole('button', { name: 'Add a feed' }).click();
    await page.getByLabel(/^Address of the feed/).fill(blog.feed);
    await page.getByLabel('New entries').selectOption('publish');
    await page.getByRole('button', { name: 'Add the feed' }).click();
    await page.getByRole('row', { name: /Nell’s notebook.*1 post/s }).waitFor();

    await page.goto(`${site.url}/console#/letters/new`);
    await page.getByLabel('Subject').fill('A bird a week');
    await page.getByLabel('Text', { exact: true }).fill('Draw **one bird** this week.\n\n');
    await page.getByLabel('Text', { exact: true }).press('Control+End');
    await page.getByRole('button', { name: 'Insert this week’s showcase' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await heading(page, 'A bird a week');
    await page.getByRole('button', { name: 'Schedule…' }).click();
    await page.getByLabel('At another time').check();
    await page.getByLabel(/^Day and time/).fill(await inAMinute(page));
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.getByRole('button', { name: 'Change the time…' }).waitFor();
    assert.equal(await letterTo(readers[0]!), undefined);

    // The page follows by itself.
    await page.locator('.state.sent').waitFor({ timeout: 2 * MINUTE_MS });
    for (const email of readers) assert.match((await letterTo(email))!.text, /A lapwing at dusk/);

    const [, unsubscribe] = /<(http[^>]+)>/.exec(
      (await letterTo(readers[0]!))!.headers['List-Unsubscribe']!,
    )!;
    const left = await fetch(unsubscribe!, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    assert.ok(left.ok);
    await page.goto(`${site.url}/console#/overview`);
    await page.getByRole('link', { name: '2 confirmed' }).waitFor();
    await page.goto(`${site.url}/console#/subscribers`);
    await page.getByRole('row', { name: new RegExp(`${readers[0]!}.*Left`, 's') }).waitFor();
    await page.close();
  });
});

/** Signs in by the link that the page was opened with. */
async function enterConsole(page: Page): Promise<void> {
  await page.locator('main member-login [part~=sign-in]').click();
  await heading(page, 'Overview');
}

/** The next minute that begins, as a field of the newsletter's zone takes it. */
async function inAMinute(page: Page): Promise<string> {
  const label = await page.locator('label[for=at]').textContent();
  const zone = /\((.+)\)/.exec(label!)![1]!.replaceAll(' ', '_');
  const moment = new Date(Date.now() + MINUTE_MS + 5000);
  return moment.toLocaleString('sv', { timeZone: zone }).slice(0, 16).replace(' ', 'T');
}
