import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { otherSite } from '../server/showcase/other-site.ts';
import {
  HOST,
  MEMBER,
  announced,
  assertAccessible,
  assertAccessibleNow,
  focused,
  heading,
  openConsole,
  said,
  signInOn,
  withConsoleSite,
} from './console-site.ts';
import type { Site } from './demo-site.ts';

const WAITING = '#/showcase?state=pending';

const feedOf = (...titles: string[]) => `<?xml version="1.0"?>
  <rss version="2.0"><channel><title>Nell’s notebook</title>
    ${titles.map((title) => `<item><title>${title}</title><link>https://nell.example/${title}</link><guid>${title}</guid></item>`).join('')}
  </channel></rss>`;

describe('the showcase in the console', { timeout: 300_000 }, () => {
  let site: Site;
  let browser: Browser;
  let host: BrowserContext;
  /** A page of a member who is no host, and signed in. */
  let member: Page;
  const other = otherSite();

  withConsoleSite(async (opened) => {
    ({ site, browser, host } = opened);
    member = await openConsole(site, await browser.newContext());
    await signInOn(member, MEMBER);
    await member.getByText('who is not a host').waitFor();
  });

  /** A request to the API as the one who is signed in on a page. */
  const send = (page: Page, method: string, path: string, body: object): Promise<{ state?: string }> =>
    page.evaluate(
      async ([api, method, path, body]) => {
        const { getSession } = (await import(`${api}/widgets/session.js`)) as {
          getSession: (api: string) => Promise<{ fetch: typeof fetch }>;
        };
        const response = await (
          await getSession(api)
        ).fetch(path, { method, body, headers: { 'Content-Type': 'application/json' } });
        return (await response.json().catch(() => ({}))) as { state?: string };
      },
      [site.url, method, path, JSON.stringify(body)] as const,
    );

  const submit = (title: string, page = member) =>
    send(page, 'POST', '/showcase/posts', {
      ...{ title, link: `https://example.org/${encodeURIComponent(title)}`, kind: 'article' },
      ...{ excerpt: `What ${title} is about.`, topics: ['birds'] },
    });

  const row = (page: Page, title: string) => page.getByRole('row', { name: new RegExp(`(^|” )${title}`) });
  const manage = (page: Page, title: string) =>
    page.getByRole('button', { name: `Manage “${title}”` }).click();
  const atButtonOf = (page: Page, title: string) =>
    page.waitForFunction(
      (name) => document.activeElement?.getAttribute('aria-label') === name,
      `Manage “${title}”`,
    );

  it('leads from the overview to what waits, and publishes it by keyboard', async () => {
    for (const title of ['Tides', 'Herons']) await submit(title);
    const page = await openConsole(site, host, '#/overview');
    await page.getByRole('link', { name: '2 posts to decide on' }).click();
    await heading(page, 'Showcase');
    await page.getByText('2 posts', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Manage “Herons”' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('What Herons is about.').waitFor();
    assert.match((await focused(page))!, /^What Herons is about/);
    await assertAccessibleNow(page, 'a post that waits');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Publish');
    await page.keyboard.press('Enter');
    await announced(page, '“Herons” is published.');
    await page.getByText('1 post', { exact: true }).waitFor();
    await atButtonOf(page, 'Tides');
    await page.close();
  });

  it('declines a post with a reason, which its author gets by email', async () => {
    const page = await openConsole(site, host, WAITING);
    await manage(page, 'Tides');
    await page.getByRole('button', { name: 'Decline…' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'reason');
    await assertAccessibleNow(page, 'the reason of a decision');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Decline…');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason (optional)').fill('Show more of the bay.');
    await host.setOffline(true);
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    await page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    assert.equal(await page.getByLabel('Reason (optional)').inputValue(), 'Show more of the bay.');
    await host.setOffline(false);
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    await announced(page, '“Tides” is declined.');
    await page.getByText('No post matches.').waitFor();
    assert.equal(await focused(page), 'Showcase');
    await page.getByLabel('State').selectOption('declined');
    await manage(page, 'Tides');
    await page.locator('.details').getByText('Show more of the bay.').waitFor();
    assert.ok((await site.mails(MEMBER)).some(({ text }) => text.includes('Show more of the bay.')));
    await page.close();
  });

  it('sends a decision once more with the same result, if the answer was lost', async () => {
    await submit('Terns');
    const page = await openConsole(site, host, WAITING);
    await page.route('**/decisions', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await manage(page, 'Terns');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    await page.unroute('**/decisions');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await announced(page, '“Terns” is published.');
    await page.close();
  });

  it('decides on several posts at once, by keyboard', async () => {
    for (const title of ['Wrens', 'Robins', 'Finches']) await submit(title);
    const page = await openConsole(site, host, WAITING);
    const bar = page.getByRole('group', { name: 'Several posts at once' });
    await page.getByRole('checkbox', { name: 'Select “Wrens”' }).focus();
    await page.keyboard.press('Space');
    await bar.getByText('1 selected').waitFor();
    assert.equal(
      await bar.getByLabel('Select all shown').evaluate((it: HTMLInputElement) => it.indeterminate),
      true,
    );
    await bar.getByLabel('Select all shown').check();
    await bar.getByText('3 selected').waitFor();
    await page.getByRole('checkbox', { name: 'Select “Finches”' }).uncheck();
    await assertAccessibleNow(page, 'several posts that are selected');
    await host.setOffline(true);
    await bar.getByRole('button', { name: 'Publish 2' }).focus();
    await page.keyboard.press('Enter');
    await bar.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    await host.setOffline(false);
    await page.keyboard.press('Enter');
    await announced(page, '2 posts are published.');
    await page.getByText('1 post', { exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches('[data-all]'));

    await page.keyboard.press('Space');
    await bar.getByRole('button', { name: 'Decline 1…' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'reason');
    await assertAccessibleNow(page, 'the reason of several decisions');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Decline 1…');
    await page.keyboard.press('Enter');
    await page.getByLabel('Reason (optional)').fill('Too many finches.');
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    await announced(page, '1 post is declined.');
    assert.equal(await focused(page), 'Showcase');

    await page.getByLabel('State').selectOption('published');
    for (const title of ['Wrens', 'Robins'])
      await page.getByRole('checkbox', { name: `Select “${title}”` }).check();
    await bar.getByRole('button', { name: 'Hide 2…' }).click();
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await announced(page, '2 posts are hidden.');
    await page.getByLabel('State').selectOption('declined');
    await row(page, 'Finches').waitFor();
    assert.equal(await page.getByRole('checkbox').count(), 0);
    await page.close();
  });

  it('says on which of several posts another host was faster, and overrules nothing', async () => {
    for (const title of ['Gulls', 'Kites', 'Larks', 'Rooks', 'Swans']) await submit(title);
    const [one, two] = [await openConsole(site, host, WAITING), await openConsole(site, host, WAITING)];
    await one.getByRole('checkbox', { name: 'Select “Kites”' }).check();
    await two.getByLabel('Select all shown').check();
    await two.getByText('5 selected').waitFor();
    await one.getByRole('button', { name: 'Decline 1…' }).click();
    await one.getByRole('button', { name: 'Decline', exact: true }).click();
    await announced(one, '1 post is declined.');
    await two.getByRole('button', { name: 'Publish 5' }).click();
    await announced(two, '4 posts are published. Another host had decided on one in the meantime: “Kites”.');
    await two.getByText('No post matches.').waitFor();
    await two.getByLabel('State').selectOption('declined');
    await row(two, 'Kites').waitFor();
    await one.close();
    await two.close();
  });

  it('overrules no other host: it shows what they have decided', async () => {
    await submit('Owls');
    const [one, two] = [
      await openConsole(site, host, '#/showcase'),
      await openConsole(site, host, '#/showcase'),
    ];
    for (const page of [one, two]) await manage(page, 'Owls');
    await one.getByRole('button', { name: 'Publish', exact: true }).click();
    await announced(one, '“Owls” is published.');
    await atButtonOf(one, 'Owls');
    await two.getByRole('button', { name: 'Decline…' }).click();
    await two.getByRole('button', { name: 'Decline', exact: true }).click();
    await announced(two, 'Another host has decided on “Owls” in the meantime.');
    await row(two, 'Owls').getByText('Published').waitFor();
    await atButtonOf(two, 'Owls');
    await one.close();
    await two.close();
  });

  it('hides a post and publishes it again, and keeps one that is reported', async () => {
    const page = await openConsole(site, host, '#/showcase?search=owls');
    await manage(page, 'Owls');
    await page.getByRole('button', { name: 'Hide…' }).click();
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await announced(page, '“Owls” is hidden.');
    await row(page, 'Owls').getByText('Hidden').waitFor();
    await atButtonOf(page, 'Owls');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Publish again' }).click();
    await announced(page, '“Owls” is published.');

    const { posts } = (await (await fetch(`${site.url}/showcase?q=owls`)).json()) as {
      posts: { id: string }[];
    };
    await send(member, 'POST', `/showcase/posts/${posts[0]!.id}/reports`, { reason: 'An advertisement' });
    await page.goto(`${site.url}/console#/overview`);
    await page.reload();
    await page.getByRole('link', { name: '1 reported post' }).click();
    await manage(page, 'Owls');
    await page.getByText('An advertisement').waitFor();
    await assertAccessibleNow(page, 'a reported post');
    await page.getByRole('button', { name: 'Keep published' }).click();
    await announced(page, '“Owls” stays published.');
    await page.getByText('No post matches.').waitFor();
    await page.close();
  });

  it('trusts an author while publishing, and takes the trust back', async () => {
    for (const title of ['Frogs', 'Newts']) await submit(title);
    const page = await openConsole(site, host, WAITING);
    await manage(page, 'Newts');
    await page.getByRole('button', { name: 'Publish and trust the author' }).click();
    await announced(page, '“Newts” is published.');
    await atButtonOf(page, 'Frogs');
    await page.keyboard.press('Enter');
    await page.getByText('What Frogs is about.').waitFor();
    assert.equal(await page.getByRole('button', { name: /trust/ }).count(), 0);
    assert.equal((await submit('Toads')).state, 'published');

    await page.getByRole('link', { name: 'Trusted authors' }).click();
    await heading(page, 'Trusted authors');
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'Trusted authors');
    await page.getByRole('row', { name: /mo\.member@example\.org \d posts/ }).waitFor();
    await page.getByRole('button', { name: `Take back the trust in ${MEMBER}` }).click();
    assert.match((await focused(page))!, /^Take back the trust in mo\.member/);
    await assertAccessibleNow(page, 'the question before trust is taken back');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Take back…');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take back', exact: true }).click();
    await announced(page, `From now on, what ${MEMBER} submits waits for a host.`);
    await page.getByText('No trusted authors yet.').waitFor();
    assert.equal(await focused(page), 'Trust someone');
    assert.equal((await submit('Snails')).state, 'pending');
    await page.close();
  });

  it('trusts a member by their address, and says why others cannot be', async () => {
    const page = await openConsole(site, host, '#/showcase/authors');
    await page.getByRole('button', { name: 'Trust someone' }).click();
    const give = page.getByRole('button', { name: 'Trust them' });
    for (const [email, error] of [
      ['', 'Enter an email address.'],
      ['nobody@example.org', 'No member has this address.'],
      ['mo.member', 'No member has this address.'],
      [HOST, 'This is a host or a facilitator'],
    ] as const) {
      await page.getByLabel('Email address').fill(email);
      await give.click();
      await page.getByText(error).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'email');
    }
    await assertAccessibleNow(page, 'the form of an author');
    await page.getByLabel('Email address').fill(MEMBER.toUpperCase());
    await page.keyboard.press('Enter');
    await announced(page, /^From now on, what mo\.member@example\.org submits/i);
    await page.getByRole('row', { name: /mo\.member/ }).waitFor();
    assert.equal(await focused(page), 'Trust someone');

    // Another host is faster.
    const rival = await openConsole(site, host, '#/showcase/authors');
    for (const one of [page, rival]) await one.getByRole('button', { name: /^Take back the trust/ }).click();
    await rival.getByRole('button', { name: 'Take back', exact: true }).click();
    await rival.getByText('No trusted authors yet.').waitFor();
    await rival.close();
    await page.getByRole('button', { name: 'Take back', exact: true }).click();
    await page.getByText('No trusted authors yet.').waitFor();
    await page.close();
  });

  it('adds a feed, and says how it is doing', async () => {
    other().put('/feed.xml', 'application/rss+xml', feedOf('Lapwing'));
    const page = await openConsole(site, host, '#/showcase/feeds');
    await page.getByText('No feeds yet.').waitFor();
    await page.getByRole('button', { name: 'Add a feed' }).click();
    await page.getByLabel(/^Address of the feed/).fill('not an address');
    await page.getByRole('button', { name: 'Add the feed' }).click();
    await page.getByText('Enter an address that starts with https://.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'address');
    await assertAccessibleNow(page, 'the form of a feed');
    await page.getByLabel(/^Address of the feed/).fill(`${other().url}/feed.xml`);
    await page.getByLabel(/^Topics of its posts/).fill(`birds, ${'x'.repeat(51)}`);
    await page.keyboard.press('Enter');
    await page.getByText('Enter at most 10 topics of up to 50 letters.').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'topics');
    await page.getByLabel(/^Topics of its posts/).fill('birds, the bay, birds');
    await page.keyboard.press('Enter');
    await announced(page, 'Feed added. It’s being read now.');
    assert.equal(await focused(page), 'Add a feed');
    await page.getByRole('row', { name: /Nell’s notebook.*Working.*1 post/s }).waitFor({ timeout: 30_000 });

    await page.getByRole('button', { name: 'Add a feed' }).click();
    await page.getByLabel(/^Address of the feed/).fill(`${other().url}/feed.xml`);
    await page.keyboard.press('Enter');
    await page.getByText('This feed has already been added.').waitFor();
    await page.close();
  });

  it('shows the post that a feed brought, whose author gets no email', async () => {
    const page = await openConsole(site, host, '#/showcase?search=lapwing');
    await manage(page, 'Lapwing');
    await page.locator('.details').getByText('Nell’s notebook').waitFor();
    await page.locator('.details').getByText('birds, the bay').waitFor();
    assert.equal(await page.getByRole('button', { name: /trust/ }).count(), 0);
    await page.getByRole('button', { name: 'Decline…' }).click();
    await page.getByText('It came from a feed, so nobody is emailed.').waitFor();
    await page.close();
  });

  it('changes a feed, reads it now, names its error, and deletes it after a question', async () => {
    const page = await openConsole(site, host, '#/showcase/feeds');
    const open = page.getByRole('button', { name: 'Manage the feed Nell’s notebook' });
    await open.click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'new-rule');
    await page.getByLabel('New entries').selectOption('publish');
    assert.equal(await page.getByLabel(/^Topics of its posts/).inputValue(), 'birds, the bay');
    await page.getByLabel(/^Topics of its posts/).fill('the bay');
    await page.getByRole('button', { name: 'Save' }).click();
    await announced(page, 'Feed saved.');
    assert.equal(await focused(page), 'Manage');
    other().answer('/feed.xml', (_, response) => response.writeHead(500).end());
    await page.keyboard.press('Enter');
    assert.equal(await page.getByLabel('New entries').inputValue(), 'publish');
    assert.equal(await page.getByLabel(/^Topics of its posts/).inputValue(), 'the bay');
    await page.getByRole('button', { name: 'Read now' }).click();
    await announced(page, 'The feed is being read.');
    await page.getByText(/^Last error: The site/).waitFor({ timeout: 30_000 });
    await page.locator('.list').getByText('Failing').waitFor();
    assert.equal(await focused(page), 'Read now');
    await assertAccessibleNow(page, 'a feed that fails');

    await page.getByRole('button', { name: 'Delete…' }).click();
    assert.match((await focused(page))!, /^Delete the feed Nell’s notebook\?/);
    await host.setOffline(true);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('alert').getByText('The server can’t be reached.').waitFor();
    await host.setOffline(false);
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await announced(page, 'The feed has been deleted.');
    await page.getByText('No feeds yet.').waitFor();
    assert.equal(await focused(page), 'Add a feed');
    await page.close();
  });

  it('is accessible, and says nothing in the developer tools', async () => {
    const page = await openConsole(site, host, '#/showcase');
    await page.locator('.list').waitFor();
    await assertAccessible(page, ['showcase', 'showcase/authors', 'showcase/feeds', 'overview', 'activity']);
    await page.close();
    assert.deepEqual(
      said.filter((it) => !/status of (404|409|422)|ERR_(INTERNET_DISCONNECTED|FAILED)/.test(it)),
      [],
    );
  });
});
