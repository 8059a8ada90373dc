import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { type Role, type WordPress, blocksOf, insertHtml, newPost, publish } from './wordpress-site.ts';

export interface World {
  wordpress: WordPress;
  /** The address of the API. */
  server: string;
  as: (role: Role) => BrowserContext;
  visit: (address: string) => Promise<[page: Page, said: string[]]>;
  /** Scrolls to each element, and subscribes up to the email. */
  tryAll: (page: Page) => Promise<void>;
}

const fourTags =
  '<newsletter-signup layout="card"></newsletter-signup>\n\n<member-login page="month-of-learning"></member-login>\n\n' +
  '<group-board login="/members"></group-board>\n\n<showcase-feed count="4" filters></showcase-feed>';
/** Before the plugin is there: what docs/embed.md says of WordPress. */
export const withoutPlugin = (world: () => World): Promise<void> =>
  describe('without the plugin', () => {
    for (const role of ['administrator', 'editor'] as const)
      it(`the snippet in a block of HTML shows all four, by an ${role}`, async () => {
        const { wordpress, server, as, visit, tryAll } = world();
        const page = await newPost(as(role), wordpress);
        await page.locator('.editor-post-title__input').fill(`The snippet of an ${role}`);
        await insertHtml(page, `<script src="${server}/widgets/loader.js" async></script>\n${fourTags}`);
        const address = await publish(page);
        await page.close();
        const [post, said] = await visit(address);
        await tryAll(post);
        assert.deepEqual(said, []);
        await post.close();
      });
  });

/** Tags that people write themselves, where the plugin is there. */
export const rawTags = (world: () => World): Promise<void> =>
  describe('tags in the text', () => {
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
