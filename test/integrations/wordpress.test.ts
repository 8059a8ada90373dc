import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from '../end-to-end/demo-site.ts';
import { type Role, WordPress, newPost, publish } from './wordpress-site.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const zip = `${root}integrations/wordpress/dist/community-widgets.zip`;
const pictures = `${root}.cache/wordpress`;
const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

/** The shortcode, tag or placeholder of each element. */
const shortcodes = '[newsletter_signup layout="card"]\n\n[member_login page="month-of-learning"]\n\n[group_board login="/members"]\n\n[showcase_feed count="4"]';

describe('the WordPress plugin', () => {
  let wordpress: WordPress;
  let api: Site;
  let browser: Browser;
  const contexts = new Map<Role, BrowserContext>();
  const servers: Server[] = [];

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    [wordpress, browser] = await Promise.all([WordPress.open(), openBrowser()]);
    api = await Site.open({ ORIGINS: wordpress.url });
    for (const role of ['administrator', 'editor', 'author'] as const)
      contexts.set(role, await wordpress.signIn(browser, role));
  });
  after(async () => {
    await browser?.close();
    await api?.close();
    await wordpress?.close();
    for (const server of servers) server.close();
  });

  const as = (role: Role) => contexts.get(role)!;

  /** A page as a visitor sees it, with everything that its console says. */
  async function visit(address: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<[Page, string[]]> {
    const page = await browser.newPage(options);
    const said: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(address);
    return [page, said];
  }

  /** The sentence after saving an address. */
  async function saved(page: Page, address: string): Promise<string> {
    await page.goto(`${wordpress.url}/wp-admin/options-general.php?page=community-widgets`);
    await page.getByLabel('Address of your server').fill(address);
    await page.getByRole('button', { name: 'Save and test the connection' }).click();
    await page.waitForURL(/settings-updated/);
    const notices = page.locator('#community-widgets-test, .notice-error');
    return (await notices.first().innerText()).trim();
  }

  async function serve(answer: RequestListener, secure?: { key: Buffer; cert: Buffer }): Promise<string> {
    const server = secure ? createHttpsServer(secure, answer) : createHttpServer(answer);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `${secure ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}`;
  }

  it('is installed from its zip, and leads to its settings', async () => {
    const page = await as('administrator').newPage();
    await page.goto(`${wordpress.url}/wp-admin/plugin-install.php?tab=upload`);
    await page.locator('#pluginzip').setInputFiles(zip);
    await page.locator('#install-plugin-submit').click();
    await page.getByRole('link', { name: 'Activate Plugin' }).click();
    await page.locator('tr[data-slug="community-widgets"]').getByRole('link', { name: 'Settings' }).click();
    assert.equal(await page.locator('h1').innerText(), 'Community widgets');
    await page.close();
  });

  describe('the settings', () => {
    let page: Page;
    before(async () => {
      page = await as('administrator').newPage();
    });
    after(() => page.close());

    for (const [typed, says] of [
      ['exa mple', /That is not the address of a server/],
      ['javascript:alert(1)', /That is not the address of a server|must begin with https/],
      ['http://api.example.org', /must begin with https/],
      ['https://ada:secret@api.example.org', /That is not the address of a server/],
      ['https://api.exmaple.invalid', /There is no server with the name api\.exmaple\.invalid/],
      ['http://localhost:9', /Nothing answers at http:\/\/localhost:9/],
    ] as const)
      it(`say what is wrong with ${typed}`, async () => assert.match(await saved(page, typed), says));

    it('say that something else answers', async () => {
      const other = await serve((_, response) => response.end('<h1>It works!</h1>'));
      assert.match(await saved(page, other), /Something answers at .*, but it is not a community server/);
    });

    it('say where the address leads instead', async () => {
      const moved = await serve((_, response) => response.writeHead(301, { Location: `${api.url}/health` }).end());
      assert.match(await saved(page, moved), new RegExp(`leads to ${api.url}\\. Enter that`));
    });

    it('say that the proxy answers alone', async () => {
      const proxy = await serve((_, response) => response.writeHead(502).end());
      assert.match(await saved(page, proxy), /the proxy at/i);
    });

    it('say that the server is not ready, and why', async () => {
      const busy = await serve(({ url }, response) => {
        response.setHeader('Content-Type', 'application/json');
        if (url === '/health') response.end('{"status":"ok"}');
        else response.writeHead(503).end('{"detail":"The database does not answer. <b>"}');
      });
      assert.match(await saved(page, busy), /cannot serve requests yet.* The database does not answer\. <b>$/);
    });

    it('say that the files of the elements are missing', async () => {
      const bare = await serve(({ url }, response) => {
        if (url === '/health' || url === '/ready') response.end('{"status":"ok"}');
        else response.writeHead(404).end();
      });
      assert.match(await saved(page, bare), /the file .*\/widgets\/loader\.js is not there/);
    });

    it('say that the certificate is not valid', async () => {
      const files = ['key', 'cert'].map((it) => `${wordpress.folder}/${it}.pem`);
      const subject = ['-subj', '/CN=localhost', '-days', '2'];
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', files[0]!, '-out', files[1]!, ...subject], { stdio: 'ignore' });
      const [key, cert] = files.map((it) => readFileSync(it)) as [Buffer, Buffer];
      const secure = await serve((_, response) => response.end('{"status":"ok"}'), { key, cert });
      assert.match(await saved(page, secure), /The certificate of localhost is not valid/);
    });

    it('say that this site is not in ORIGINS', async () => {
      const strict = await Site.open({ ORIGINS: 'https://www.example.org' });
      try {
        assert.match(await saved(page, strict.url), new RegExp(`as in ORIGINS=${wordpress.url},`));
      } finally {
        await strict.close();
      }
    });

    it('take the snippet of the server, and say that everything works', async () => {
      const snippet = `<script src="${api.url}/widgets/loader.js" async></script>`;
      assert.match(await saved(page, snippet), /Everything works\. The newsletter on the server is called “The Thursday/);
      assert.equal(await page.getByLabel('Address of your server').inputValue(), api.url);
      await page.getByRole('button', { name: 'Test the connection', exact: true }).click();
      assert.match(await page.locator('#community-widgets-test').innerText(), /Everything works/);
      await page.screenshot({ path: `${pictures}/settings.png` });
    });

    it('are for administrators', async () => {
      const authors = await as('author').newPage();
      const response = await authors.goto(`${wordpress.url}/wp-admin/options-general.php?page=community-widgets`);
      assert.equal(response!.status(), 403);
      await authors.close();
    });
  });

  describe('in the block editor', () => {
    for (const role of ['administrator', 'editor', 'author'] as const)
      it(`${role === 'author' ? 'an author' : `an ${role}`} sees the four blocks live, sets them and publishes them`, async () => {
        const page = await newPost(as(role), wordpress);
        await page.locator('.editor-post-title__input').fill(`Blocks of the ${role}`);
        for (const [words, tag] of [
          ['/newsletter signup', 'newsletter-signup'],
          ['/member login', 'member-login'],
          ['/group board', 'group-board'],
          ['/showcase', 'showcase-feed'],
        ] as const) {
          await page.evaluate(() => {
            const { wp } = window as unknown as { wp: { data: any; blocks: any } };
            wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('core/paragraph'));
          });
          await page.keyboard.type(words);
          await page.locator('.components-autocomplete__result').first().waitFor();
          await page.keyboard.press('Enter');
          await page.frameLocator(`iframe[src*="/embed/${tag}"]`).locator(tag).waitFor();
        }
        await page.locator('[data-type="community-widgets/newsletter-signup"]').click();
        const sidebar = page.locator('.block-editor-block-inspector');
        await sidebar.getByLabel('Layout').selectOption('card');
        await page.frameLocator('iframe[src*="layout=card"]').locator('newsletter-signup[layout=card]').waitFor();
        await page.locator('[data-type="community-widgets/showcase-feed"]').click();
        await sidebar.getByLabel('Count').fill('4');
        await sidebar.getByLabel('Filters').click();
        if (role === 'author') await page.screenshot({ path: `${pictures}/editor.png` });
        const address = await publish(page);
        await page.close();

        const [post, said] = await visit(address);
        for (const tag of tags) await post.locator(`${tag}:defined`).first().waitFor({ state: 'attached' });
        assert.equal(await post.locator('newsletter-signup').getAttribute('layout'), 'card');
        assert.equal(await post.locator('showcase-feed').getAttribute('count'), '4');
        assert.notEqual(await post.locator('showcase-feed').getAttribute('filters'), null);
        assert.deepEqual(said, []);
        await post.close();
      });
  });
});
