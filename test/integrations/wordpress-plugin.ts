import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Site, atStep, openBrowser, someAddress, subscribe } from '../end-to-end/demo-site.ts';
import { OtherServers } from './other-servers.ts';
import { boxesOf, misplacedIn, seeAll, shortcodes } from './published-page.ts';
import { pluginZip } from './wordpress-files.ts';
import { rawTags, withoutPlugin } from './wordpress-raw-tags.ts';
import {
  type Role,
  WordPress,
  addParagraph,
  canvasOf,
  newPost,
  pictures,
  publish,
} from './wordpress-site.ts';

/** What the plugin does in a WordPress with these files. */
export const wordPressPlugin = (version: string, files: () => Promise<string>): Promise<void> =>
  describe(`the plugin in ${version}`, () => {
    let wordpress: WordPress;
    let api: Site;
    let browser: Browser;
    const contexts = new Map<Role, BrowserContext>();
    const others = new OtherServers();

    before(async () => {
      mkdirSync(pictures, { recursive: true });
      // Nothing but this machine: WordPress shows pictures of Gravatar.
      const local = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
      [wordpress, browser] = await Promise.all([WordPress.open(await files()), openBrowser([local])]);
      api = await Site.open({ ORIGINS: wordpress.url });
      for (const role of ['administrator', 'editor', 'author'] as const)
        contexts.set(role, await wordpress.signIn(browser, role));
    });
    after(async () => {
      await browser?.close();
      await api?.close();
      await wordpress?.close();
      others.close();
    });

    const as = (role: Role) => contexts.get(role)!;

    /** A page as a visitor sees it, with everything that its console says. */
    async function visit(
      address: string,
      options: Parameters<Browser['newPage']>[0] = {},
    ): Promise<[Page, string[]]> {
      const page = await browser.newPage(options);
      page.setDefaultTimeout(15_000);
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
      const notices = page.locator('#community-widgets-test, .notice-error');
      return (await notices.first().innerText()).trim();
    }

    const world = () => ({
      ...{ wordpress, as, visit, server: api.url },
      tryAll: async (page: Page) => {
        await seeAll(page);
        await subscribes(page);
      },
    });

    withoutPlugin(world);

    it('is installed from its zip, and leads to its settings', async () => {
      const page = await as('administrator').newPage();
      await page.goto(`${wordpress.url}/wp-admin/plugin-install.php?tab=upload`);
      await page.locator('#pluginzip').setInputFiles(pluginZip);
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
        const other = await others.serve((_, response) => response.end('<h1>It works!</h1>'));
        assert.match(await saved(page, other), /Something answers at .*, but it is not a community server/);
      });

      it('say where the address leads instead', async () => {
        const moved = await others.serve((_, response) =>
          response.writeHead(301, { Location: `${api.url}/health` }).end(),
        );
        assert.match(await saved(page, moved), new RegExp(`leads to ${api.url}\\. Enter that`));
      });

      it('say that the proxy answers alone', async () => {
        const proxy = await others.serve((_, response) => response.writeHead(502).end());
        assert.match(await saved(page, proxy), /the proxy at/i);
      });

      it('say that the server is not ready, and why', async () => {
        const busy = await others.serve(({ url }, response) => {
          response.setHeader('Content-Type', 'application/json');
          if (url === '/health') response.end('{"status":"ok"}');
          else response.writeHead(503).end('{"detail":"The database does not answer. <b>"}');
        });
        assert.match(
          await saved(page, busy),
          /cannot serve requests yet.* The database does not answer\. <b>$/,
        );
      });

      it('say that the files of the elements are missing', async () => {
        const bare = await others.serve(({ url }, response) => {
          if (url === '/health' || url === '/ready') response.end('{"status":"ok"}');
          else response.writeHead(404).end();
        });
        assert.match(await saved(page, bare), /the file .*\/widgets\/loader\.js is not there/);
      });

      it('say that the certificate is not valid', async () => {
        const secure = await others.withWrongCertificate(wordpress.folder);
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
        assert.match(
          await saved(page, snippet),
          /Everything works\. The newsletter on the server is called “The Thursday/,
        );
        assert.equal(await page.getByLabel('Address of your server').inputValue(), api.url);
        await page.getByRole('button', { name: 'Test the connection', exact: true }).click();
        assert.match(await page.locator('#community-widgets-test').innerText(), /Everything works/);
        await page.screenshot({ path: `${pictures}/settings.png` });
      });

      it('are for administrators', async () => {
        const authors = await as('author').newPage();
        const response = await authors.goto(
          `${wordpress.url}/wp-admin/options-general.php?page=community-widgets`,
        );
        assert.equal(response!.status(), 403);
        await authors.close();
      });
    });

    describe('in the block editor', () => {
      for (const role of ['administrator', 'editor', 'author'] as const)
        it(`${role === 'author' ? 'an author' : `an ${role}`} sees the four blocks live, sets them and publishes them`, async () => {
          const page = await newPost(as(role), wordpress, `Blocks of the ${role}`);
          const canvas = await canvasOf(page);
          // Until all is typed, the first may be another block.
          const chosen = (hasText: string) =>
            page.locator('.components-autocomplete__result[aria-selected=true]', { hasText });
          for (const [title, tag] of [
            ['Newsletter signup', 'newsletter-signup'],
            ['Member login', 'member-login'],
            ['Group board', 'group-board'],
            ['Showcase', 'showcase-feed'],
          ] as const) {
            await addParagraph(page);
            await page.keyboard.type(`/${title.toLowerCase()}`);
            await chosen(title).waitFor();
            await page.keyboard.press('Enter');
            await canvas.frameLocator(`iframe[src*="/embed/${tag}"]`).locator(tag).waitFor();
          }
          await canvas.locator('[data-type="community-widgets/newsletter-signup"]').click();
          const sidebar = page.locator('.block-editor-block-inspector');
          await sidebar.getByLabel('Layout').selectOption('card');
          await canvas
            .frameLocator('iframe[src*="layout=card"]')
            .locator('newsletter-signup[layout=card]')
            .waitFor();
          await canvas.locator('[data-type="community-widgets/showcase-feed"]').click();
          await sidebar.getByLabel('Count').fill('4');
          await sidebar.getByLabel('Filters').click();
          if (role === 'author') await page.screenshot({ path: `${pictures}/editor.png` });
          const address = await publish(page);
          await page.close();

          const [post, said] = await visit(address);
          await seeAll(post);
          assert.equal(await post.locator('newsletter-signup').getAttribute('layout'), 'card');
          assert.equal(await post.locator('showcase-feed').getAttribute('count'), '4');
          assert.notEqual(await post.locator('showcase-feed').getAttribute('filters'), null);
          assert.deepEqual(said, []);
          await post.close();
        });
    });

    /** A visitor subscribes on a published page, up to the email. */
    async function subscribes(page: Page): Promise<void> {
      const email = someAddress();
      await subscribe(page, email);
      await atStep(page, 'check-inbox');
      assert.equal((await api.mails(email)).length, 1);
    }

    describe('a visitor', () => {
      let address: string;
      before(async () => {
        address = await wordpress.publishClassic(as('author'), 'Four shortcodes', shortcodes);
      });

      it('subscribes through the form of the page, which the element has taken over', async () => {
        const [page, said] = await visit(address);
        await page.locator('newsletter-signup:defined').waitFor();
        assert.equal(await page.locator('newsletter-signup form').count(), 1);
        await subscribes(page);
        assert.deepEqual(said, []);
        await page.close();
      });

      it('subscribes without scripts', async () => {
        const [page] = await visit(address, { javaScriptEnabled: false });
        const email = someAddress();
        await page.locator('newsletter-signup [name=email]').fill(email);
        await page.locator('newsletter-signup [name=consents]').check();
        await page.screenshot({ path: `${pictures}/without-script.png` });
        await page.locator('newsletter-signup button').click();
        // The page of the server was open for less time than a person needs to read it.
        await page.waitForTimeout(2100);
        await page.locator('form button').first().click();
        await page.locator('[name=code]').waitFor();
        assert.equal((await api.mails(email)).length, 1);
        await page.close();
      });

      it('reads a link, and no form, in the feed', async () => {
        const feed = await (await fetch(`${wordpress.url}/?feed=rss2`)).text();
        const item = feed.split('<item>').find((it) => it.includes('Four shortcodes'))!;
        assert.match(item, new RegExp(`<a href="${api.url}/newsletter/signup">`));
        assert.doesNotMatch(item, /<form|<newsletter-signup/);
      });

      it('agrees to the very words of the server, whatever WordPress does with quotation marks', async () => {
        const wording = `Yes -- I'd like "one good thing" every week...`;
        const consents = JSON.stringify([{ purpose: 'newsletter', wording, required: true }]);
        await api.command('settings', 'set', `consents=${consents}`);
        // Six minutes later, a visitor sees the page as it was, and has WordPress ask again in the background.
        await wordpress.php(
          `$stored = get_option('community_widgets_newsletter'); $stored['languages']['en-US']['at'] -= 360; update_option('community_widgets_newsletter', $stored);`,
        );
        const words = (it: Page) => it.locator('newsletter-signup label:has([name=consents])').innerText();
        const [before] = await visit(address);
        assert.match(await words(before), /^Yes, send me/);
        await before.close();
        const scheduled = await wordpress.php(
          `if (wp_next_scheduled('community_widgets_refresh', ['en-US'])) do_action('community_widgets_refresh', 'en-US'); else echo 'no';`,
        );
        assert.equal(scheduled, '');
        const [page] = await visit(address);
        assert.equal(await words(page), wording);
        await page.close();
      });
    });

    rawTags(world);

    describe('in the classic editor', () => {
      it('shortcodes take what their element takes, and nothing else', async () => {
        const address = await wordpress.publishClassic(
          as('author'),
          'Attributes',
          `[showcase_feed topic='it’s -- 5" & 9 x 9' heading_level=3 filters count="-1" layout="nonsense" api="https://evil.example" onclick="alert(1)"]\n\n[group_board login="//evil.example"]\n\n[member_login compact redirect="/members"]\n\n[newsletter_signup layout=bar]what is between[/newsletter_signup]`,
        );
        const [page] = await visit(address);
        const attributes = (tag: string) =>
          page
            .locator(tag)
            .evaluate((it) => Object.fromEntries([...it.attributes].map(({ name, value }) => [name, value])));
        const { rendered: _rendered, layout: _layout, ...feed } = await attributes('showcase-feed');
        assert.deepEqual(feed, { topic: `it’s -- 5" & 9 x 9`, 'heading-level': '3', filters: '' });
        assert.equal((await attributes('group-board'))['login'], undefined);
        const login = await attributes('member-login');
        assert.equal(login['compact'], '');
        assert.equal(login['redirect'], '/members');
        assert.equal(await page.getByText('what is between').count(), 0);
        await page.close();
      });

      const pasted =
        '<newsletter-signup layout="card" api="https://evil.example" strings=\'{"submit":"Pay"}\' onclick="alert(1)"></newsletter-signup>\n' +
        '<group-board login="https://evil.example/members"></group-board>\n' +
        '<member-login login="/x" page="month-of-learning" redirect="/members"></member-login>\n' +
        '<div data-community="showcase-feed" data-count="3" onmouseover="alert(1)"></div>\n' +
        '<community-provider api="https://evil.example"></community-provider><script>alert(1)</script>';
      const check = async (role: Role) => {
        const address = await wordpress.publishClassic(as(role), `Pasted by an ${role}`, pasted);
        const content = await wordpress.contentOf(address);
        assert.match(content, /<newsletter-signup layout="card"><\/newsletter-signup>/);
        assert.match(content, /<group-board><\/group-board>/);
        assert.match(content, /<member-login page="month-of-learning" redirect="\/members"><\/member-login>/);
        assert.match(content, /<div data-community="showcase-feed" data-count="3"><\/div>/);
        assert.doesNotMatch(content, /evil|onclick|onmouse|strings|<script|provider/);
        const [page, said] = await visit(address);
        await seeAll(page);
        assert.equal(await page.locator('showcase-feed').getAttribute('count'), '3');
        await subscribes(page);
        assert.deepEqual(said, []);
        await page.close();
      };

      it('tags and the placeholder that an author pastes are kept, without what could do harm', () =>
        check('author'));

      it('the same goes for everyone where DISALLOW_UNFILTERED_HTML is set', async () => {
        await wordpress.disallowUnfilteredHtml(true);
        try {
          await check('administrator');
          await check('editor');
        } finally {
          await wordpress.disallowUnfilteredHtml(false);
        }
      });
    });

    for (const [theme, name] of [
      ['twentytwentythree', 'a block theme'],
      ['twentytwentyone', 'a classic theme'],
    ] as const)
      it(`${name} shows all four, on a phone and a wide screen, in its own colours`, async () => {
        await wordpress.php(`switch_theme('${theme}');`);
        const address = await wordpress.publishClassic(as('editor'), `In ${theme}`, shortcodes);
        for (const width of [390, 1280]) {
          const [page, said] = await visit(address, { viewport: { width, height: 900 } });
          await page.screenshot({ path: `${pictures}/${theme}-${width}-first.png` });
          await seeAll(page);
          await page.waitForLoadState('networkidle');
          assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
          const button = page.locator('newsletter-signup button[type=submit]');
          const color = await button.evaluate((it) => getComputedStyle(it).backgroundColor);
          assert.equal(color, theme === 'twentytwentythree' ? 'rgb(157, 255, 32)' : 'rgb(40, 48, 61)');
          const show = page.locator('.community-show-password');
          assert.equal(await show.evaluate((it) => getComputedStyle(it).backgroundColor), 'rgba(0, 0, 0, 0)');
          assert.deepEqual(await misplacedIn(page), []);
          await page.screenshot({ path: `${pictures}/${theme}-${width}.png`, fullPage: true });
          assert.deepEqual(said, []);
          const [bare] = await visit(address, { viewport: { width, height: 900 }, javaScriptEnabled: false });
          await bare.screenshot({ path: `${pictures}/${theme}-${width}-without-script.png` });
          // What scripts add moves nothing.
          assert.deepEqual(await boxesOf(page), await boxesOf(bare));
          await bare.close();
          await page.close();
        }
      });

    it('leaves nothing behind when it is deleted, and has made PHP complain of nothing', async () => {
      assert.deepEqual(await wordpress.complaints(), []);
      await wordpress.php(
        `require_once ABSPATH . 'wp-admin/includes/admin.php'; deactivate_plugins('community-widgets/community-widgets.php'); delete_plugins(['community-widgets/community-widgets.php']);`,
      );
      const left = await wordpress.php(
        `global $wpdb; echo $wpdb->get_var("select count(*) from $wpdb->options where option_name like 'community_widgets%' or option_value like '%community_widgets%'");`,
      );
      assert.equal(left, '0');
    });
  });
