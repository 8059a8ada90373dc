import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import {
  type Role,
  type WordPress,
  blocksOf,
  insertBlock,
  insertHtml,
  newPost,
  pictures,
  publish,
  typeInClassicBlock,
} from './wordpress-site.ts';

export interface World {
  wordpress: WordPress;
  /** The address of the API. */
  server: string;
  as: (role: Role) => BrowserContext;
  visit: (address: string) => Promise<[page: Page, said: string[]]>;
  /** Scrolls to each element, and subscribes up to the email. */
  tryAll: (page: Page) => Promise<void>;
}

const SECRET = 'the kiln is lit at nine';
const withSecret = `<p>Before the gate.</p>

<member-login page="month-of-learning"><h2>For members</h2>

<p>${SECRET}</p><p slot="signed-out">Members read on here.</p></member-login>

<p>Behind the gate.</p>`;

const fourTags =
  '<newsletter-signup layout="card"></newsletter-signup>\n\n<member-login page="month-of-learning"></member-login>\n\n' +
  '<group-board login="/members"></group-board>\n\n<showcase-feed count="4" filters></showcase-feed>';
/** The tags of the four that are not in the content. */
const lostIn = (content: string): string[] =>
  [...fourTags.matchAll(/<[a-z]+-[a-z]+/g)].map(([tag]) => tag).filter((tag) => !content.includes(tag));

/** Before the plugin is there: what docs/embed.md says of WordPress. */
export const withoutPlugin = (world: () => World): Promise<void> =>
  describe('without the plugin', () => {
    for (const role of ['administrator', 'editor'] as const)
      it(`the snippet in a block of HTML shows all four, by an ${role}`, async () => {
        const { wordpress, server, as, visit, tryAll } = world();
        const page = await newPost(as(role), wordpress, `The snippet of an ${role}`);
        await insertHtml(page, `<script src="${server}/widgets/loader.js" async></script>\n${fourTags}`);
        const address = await publish(page);
        await page.close();
        const [post, said] = await visit(address);
        await tryAll(post);
        assert.deepEqual(said, []);
        await post.close();
      });
  });

/** What a visitor must not read, however it stands in a member login, and what everyone may. */
const written: [content: string, shown: string][] = [
  ['<member-login page="a>b">SECRET</member-login>after', '<member-login page="a>b"></member-login>after'],
  ['<MEMBER-LOGIN page=x">SECRET</MEMBER-LOGIN>after', '<MEMBER-LOGIN page=x"></MEMBER-LOGIN>after'],
  ['<member-login><!-- </member-login> -->SECRET</member-login>after', '<member-login></member-login>after'],
  [
    '<member-login><p title="</member-login>">SECRET</p></member-login>after',
    '<member-login></member-login>after',
  ],
  ['<member-login><!-- <p slot="signed-out">SECRET</p> --></member-login>', '<member-login></member-login>'],
  [
    '<member-login><p slot="signed-out">all<p>SECRET</member-login>',
    '<member-login><p slot="signed-out">all</member-login>',
  ],
  [
    '<member-login><div slot="heading"><div>all</div></div>SECRET<noscript>all</noscript></member-login>',
    '<member-login><div slot="heading"><div>all</div></div><noscript>all</noscript></member-login>',
  ],
  [
    '<member-login><div>SECRET<p slot="signed-out">SECRET</p></div></member-login>',
    '<member-login></member-login>',
  ],
  [
    '<div class="a>" data-community=member-login>SECRET<div>SECRET</div>SECRET</div>after',
    '<div class="a>" data-community=member-login></div>after',
  ],
  [
    '<script>if (a<b && c=="x)</script><member-login>SECRET</member-login>',
    '<script>if (a<b && c=="x)</script><member-login></member-login>',
  ],
  ['before<member-login>SECRET', 'before<member-login>'],
  ['<div data-community="group-board">all</div>', '<div data-community="group-board">all</div>'],
];

/** Tags that people write themselves, where the plugin is there. */
export const rawTags = (world: () => World): Promise<void> =>
  describe('tags in the text', () => {
    it('keep what stands in a member login from everyone, and what is for everyone', async () => {
      const { wordpress, as, visit } = world();
      const address = await wordpress.publishClassic(as('administrator'), 'A gate', withSecret);
      const id = new URL(address).searchParams.get('p')!;
      const read = async (path: string) => (await fetch(wordpress.url + path)).text();
      for (const path of [
        `/?p=${id}`,
        `/?p=${id}&embed=true`,
        '/',
        '/?s=gate',
        '/?feed=rss2',
        '/?feed=atom',
        `/?rest_route=/wp/v2/posts/${id}`,
        '/?rest_route=/wp/v2/posts',
      ]) {
        const text = await read(path);
        assert.match(text, /A gate/, path);
        assert.ok(!text.includes(SECRET), `${path} shows what members see`);
      }
      const [page] = await visit(address);
      const everyones = page.locator('member-login[page="month-of-learning"] > p[slot="signed-out"]');
      assert.equal(await everyones.innerText(), 'Members read on here.');
      assert.match(await page.locator('body').innerText(), /Before the gate[\s\S]*Behind the gate/);
      await page.close();
      assert.ok((await wordpress.contentOf(address)).includes(SECRET), 'the author still has it');
    });

    it('keep it from everyone in a post of several pages, and in what page builders add', async () => {
      const { wordpress, as } = world();
      const address = await wordpress.publishClassic(
        as('administrator'),
        'A gate in two pages',
        `Page one.\n\n<member-login page="a">\n\n<!--nextpage-->\n\n${SECRET}\n\n</member-login>\n\nPage two.`,
      );
      for (const page of ['', '&page=2']) {
        const text = await (await fetch(address + page)).text();
        assert.match(text, /A gate in two pages/);
        assert.ok(!text.includes(SECRET), `page ${page}`);
      }
      const built = await wordpress.php(
        `add_filter('the_content', fn ($it) => $it . '<member-login>${SECRET}</member-login>', 9); echo apply_filters('the_content', 'Built');`,
      );
      assert.match(built, /Built[\s\S]*<member-login><\/member-login>/);
    });

    it('keep it from everyone, however it is written', async () => {
      const { wordpress } = world();
      const given = Buffer.from(JSON.stringify(written.map(([content]) => content))).toString('base64');
      const shown = await wordpress.php(
        `echo json_encode(array_map('CommunityWidgets\\leave_out_members_content', json_decode(base64_decode('${given}'))));`,
      );
      assert.deepEqual(
        JSON.parse(shown),
        written.map(([, expected]) => expected),
      );
    });

    it('tell their author so, in the classic editor and in the block editor', async () => {
      const { wordpress, as } = world();
      const address = await wordpress.publishClassic(as('editor'), 'Another gate', withSecret);
      const classic = await as('editor').newPage();
      const id = new URL(address).searchParams.get('p')!;
      await classic.goto(`${wordpress.url}/wp-admin/post.php?post=${id}&action=edit&classic`);
      assert.match(
        await classic.locator('#community-widgets-members-content').innerText(),
        /inside the member login is not shown to anyone/,
      );
      await classic.screenshot({ path: `${pictures}/classic-editor.png` });
      await classic.close();

      const page = await newPost(as('editor'), wordpress);
      const notice = page.locator('.components-notice', { hasText: 'inside the member login' });
      await insertHtml(page, fourTags);
      await insertHtml(page, '<member-login><noscript>Turn on JavaScript.</noscript></member-login>');
      assert.equal(await notice.count(), 0);
      for (const content of [
        withSecret,
        '<member-login><img src="/secret.png"></member-login>',
        '<member-login>',
      ]) {
        await insertHtml(page, content);
        await notice.waitFor();
        await page.keyboard.press('Control+z');
        await notice.waitFor({ state: 'detached' });
      }
      await page.close();
    });

    it('stay when their author looks at the tab Visual', async () => {
      const { wordpress, as } = world();
      const page = await as('administrator').newPage();
      await page.goto(`${wordpress.url}/wp-admin/post-new.php?classic`);
      await page.locator('#content-html').click();
      const content = page.locator('#content');
      await content.fill(`<p>Read on.</p>\n\n${fourTags}\n\n${withSecret}`);
      await page.locator('#content-tmce').click();
      const frame = page.frameLocator('#content_ifr');
      await frame.locator('showcase-feed').waitFor();
      await frame.locator('p', { hasText: 'Read on.' }).click();
      await page.keyboard.press('Home');
      await page.keyboard.type('Please. ');
      await page.screenshot({ path: `${pictures}/visual.png` });
      await page.locator('#content-html').click();
      // WordPress leaves out paragraphs in its tab "Text", and puts blank lines where it likes.
      const essence = (html: string) => html.replaceAll(/<\/?p>|\s*\n\s*/g, '').replaceAll('=""', '');
      assert.equal(
        essence(await content.inputValue()),
        essence(`Please. Read on.\n${fourTags}\n${withSecret}`),
      );
      await page.close();
    });

    it('stay in a classic block, and are apart from the paragraphs around them', async () => {
      const { wordpress, as, visit } = world();
      const page = await newPost(as('author'), wordpress, 'A classic block');
      await insertBlock(page, 'core/freeform', `<p>Read on.</p>\n\n${fourTags}`);
      await typeInClassicBlock(page, 'Please. ');
      const address = await publish(page);
      await page.close();
      const content = await wordpress.contentOf(address);
      assert.match(content, /Please\. Read on\./);
      assert.deepEqual(lostIn(content), []);
      const [post] = await visit(address);
      assert.equal(
        await post.locator('p > :is(newsletter-signup, member-login, group-board, showcase-feed)').count(),
        0,
      );
      await post.close();
    });

    it('stay when an author mends a post that an administrator has written for them', async () => {
      const { wordpress, as } = world();
      const address = await wordpress.publishClassic(
        as('administrator'),
        'Written for an author',
        `<!-- wp:html -->\n${fourTags}\n${withSecret}\n<!-- /wp:html -->`,
      );
      const id = new URL(address).searchParams.get('p')!;
      // Without the lock of a post that was open a minute ago.
      await wordpress.php(
        `wp_set_current_user(1); wp_update_post(['ID' => ${id}, 'post_author' => get_user_by('login', 'author')->ID]); delete_post_meta(${id}, '_edit_lock');`,
      );
      const page = await as('author').newPage();
      await page.goto(`${wordpress.url}/wp-admin/post.php?post=${id}&action=edit&classic`);
      await page.locator('#content-tmce').click();
      await page.frameLocator('#content_ifr').locator('showcase-feed').waitFor();
      await page.locator('#title').fill('Mended by an author');
      await page.locator('#publish:not(.disabled)').click();
      await page.waitForURL(/message=/);
      const content = await wordpress.contentOf(address);
      assert.deepEqual(lostIn(content), []);
      for (const kept of [
        SECRET,
        '<p slot="signed-out">',
        'layout="card"',
        'page="month-of-learning"',
        'count="4"',
      ])
        assert.ok(content.includes(kept), `${kept} is kept in ${content}`);
      await page.close();
    });

    it('become blocks where they are pasted into the text of the block editor', async () => {
      const page = await newPost(world().as('author'), world().wordpress);
      const pasted =
        '<p>Before</p><newsletter-signup layout="card" heading-level="3"></newsletter-signup><div data-community="showcase-feed" data-count="3" data-filters></div><p>[member_login page="month-of-learning" compact]</p><div class="else">After</div>';
      const found = await blocksOf(page, pasted);
      const names = found.map(({ name }) => name);
      assert.deepEqual(names.slice(0, 4), [
        'core/paragraph',
        'community-widgets/newsletter-signup',
        'community-widgets/showcase-feed',
        'community-widgets/member-login',
      ]);
      const [, signup, feed, login] = found.map(({ attributes }) => attributes);
      assert.deepEqual([signup!['layout'], signup!['headingLevel']], ['card', 3]);
      assert.deepEqual([feed!['count'], feed!['filters']], [3, true]);
      assert.deepEqual([login!['page'], login!['compact']], ['month-of-learning', true]);
      assert.ok(names.length > 4, 'the rest of the text is kept');
      await page.close();
    });

    it('comments can hold none of it', async () => {
      const kept = await world().wordpress.php(
        `echo wp_kses('${'<newsletter-signup></newsletter-signup><member-login></member-login>'}', 'pre_comment_content');`,
      );
      assert.equal(kept, '');
    });
  });
