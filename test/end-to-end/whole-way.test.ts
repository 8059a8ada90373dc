import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { person } from './browser.ts';
import { Site } from './site.ts';
import { checkYourInbox, Visitor, youAreIn } from './visitor.ts';

const ada = 'ada@example.org';
const grace = 'grace@example.org';
const list = async (site: Site) =>
  parse(await site.community('subscribers', 'export'), { columns: true }) as Record<string, string>[];

describe('the whole way', () => {
  it('leads from a tag in a page to a list with proof of consent, and off it again', async (t) => {
    const site = await Site.open();
    const browser = await person();

    await t.test('by the link in the mail', async () => {
      const visitor = await Visitor.at(browser, site.url);
      await visitor.subscribe(ada);
      await visitor.reads(checkYourInbox);
      await site.mailTo(ada);
      const mailbox = await browser.newPage();
      await mailbox.goto(`${site.url}/mailbox`);
      await mailbox.getByRole('link', { name: /^Confirm/ }).click();
      const opened = browser.waitForEvent('page');
      await mailbox.frameLocator('iframe').getByRole('link', { name: 'Confirm my address' }).click();
      const mailed = await opened;
      await mailed.getByRole('button', { name: 'Yes, this is my address' }).click();
      await mailed.getByRole('heading', { name: 'You’re in' }).waitFor();
      // The person goes back to the first tab; a headless browser shows all of its tabs at once.
      await visitor.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await visitor.reads(youAreIn);
    });

    await t.test('by the code, typed as people type it', async () => {
      const visitor = await Visitor.at(browser, site.url);
      await visitor.subscribe(grace);
      await visitor.reads(checkYourInbox);
      const code = await site.codeTo(grace);
      await visitor.typeCode(`${code.slice(0, 3)} ${code.slice(3)}`);
      await visitor.reads(youAreIn);
    });

    await t.test('onto the list, with the record of each consent', async () => {
      const people = await list(site);
      assert.deepEqual(people.map((it) => `${it.email} ${it.state}`).sort(), [
        `${ada} confirmed`,
        `${grace} confirmed`,
      ]);
      const texts = people.map((it) => Object.values(it).join('\n'));
      for (const text of texts) assert.match(text, /Yes, send me the Thursday letter[\s\S]*\b[0-9a-f]{64}\b/);
    });

    await t.test('off the list with one click in a mail program', async () => {
      const { headers } = await site.mailTo(ada);
      assert.equal(headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
      const [, link] = /^<(.+)>$/.exec(headers['List-Unsubscribe']!)!;
      const answer = await fetch(link!, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
      assert.equal(answer.status, 200);
      assert.deepEqual((await list(site)).map((it) => it.state).sort(), ['confirmed', 'unsubscribed']);
    });

    await t.test('and all of it is there after kill -9', async () => {
      const before = await site.community('subscribers', 'export');
      await site.crash();
      await site.start();
      assert.equal(await site.community('subscribers', 'export'), before);
      assert.equal((await site.mailsTo(ada)).length, 1);
    });
  });
});
