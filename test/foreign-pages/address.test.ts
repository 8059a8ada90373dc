import { expect } from '@open-wc/testing';
import { type Community, startCommunity } from '../support/community.ts';
import { numbered } from '../showcase-feed/page.ts';
import { type ForeignPage, inFrame, inSandbox, openPage, pageOf } from './page.ts';

async function withWork(): Promise<Community> {
  const community = await startCommunity();
  await community.posts(...numbered(3));
  await community.event({
    groups: [
      { name: 'Herons', people: [] },
      { name: 'Owls', people: [] },
    ],
  });
  return community;
}

const bodyFor = ({ api }: Community) =>
  `<showcase-feed api="${api}" filters></showcase-feed><group-board api="${api}"></group-board>`;

const dialogOf = (page: ForeignPage) => page.all<HTMLDialogElement>(page.feed, 'dialog')[0];

async function openPiece(page: ForeignPage): Promise<void> {
  await page.sees(() => page.cards.length === 3, 'the cards');
  page.all(page.feed, 'h3 a')[0]!.click();
  await page.sees(() => dialogOf(page)?.open, 'the open piece');
}

async function openGroup(page: ForeignPage): Promise<void> {
  await page.sees(() => page.groups.length === 2, 'the groups');
  page.all(page.board, 'h3 a')[0]!.click();
  await page.sees(() => page.all(page.board, '.room').length, 'the open group');
}

for (const base of ['https://www.example.org/', '/another/folder/', '//other.example/a/b?c#d'])
  describe(`a page with <base href="${base}">`, () => {
    const open = async () => openPage({ head: `<base href="${base}">`, body: bodyFor(await withWork()) });

    it('opens a piece at its own address, and goes back', async () => {
      const page = await open();
      const before = page.window.location.href;
      await openPiece(page);
      expect(page.window.location.href).to.match(/^[^#]+#community-showcase\?post=post-/);
      expect(page.window.location.href.split('#')[0]).to.equal(before);
      page.window.history.back();
      await page.sees(() => !dialogOf(page), 'it is closed');
      expect(page.window.location.href).to.equal(before);
    });

    it('filters, and opens a group and all of them, at its own address', async () => {
      const page = await open();
      const before = page.window.location.href;
      await page.sees(() => page.all(page.feed, '.kinds button').length, 'the filters');
      page.all(page.feed, '.kinds button')[0]!.click();
      await openGroup(page);
      expect(page.window.location.href.split('#')[0]).to.equal(before);
      const back = page.all<HTMLAnchorElement>(page.board, '.back')[0]!;
      expect(back.href.split('#')[0]).to.equal(before);
      back.click();
      await page.sees(() => page.groups.length === 2, 'all groups');
      for (const link of page.all<HTMLAnchorElement>(page.board, 'h3 a'))
        expect(link.href)
          .to.match(/#community-board\?event=/)
          .and.to.contain(before);
    });
  });

describe('a frame with about:srcdoc', () => {
  it('opens and closes a piece and a group', async () => {
    const body = bodyFor(await withWork());
    const page = await inFrame((frame) => (frame.srcdoc = pageOf({ body })));
    await openPiece(page);
    page.all(page.feed, 'dialog .close')[0]!.click();
    await page.sees(() => !dialogOf(page), 'it is closed');
    await openGroup(page);
    page.all(page.board, '.back')[0]!.click();
    await page.sees(() => page.groups.length === 2, 'all groups');
  });
});

describe('a page whose history takes nothing', () => {
  const refuse =
    '<script>history.pushState = history.replaceState = () => { throw new DOMException("no", "SecurityError"); };</script>';

  it('opens, filters and closes all the same', async () => {
    const page = await openPage({ head: refuse, body: bodyFor(await withWork()) });
    await openPiece(page);
    page.all(page.feed, '.turn button')[0]!.click();
    await page.sees(() => dialogOf(page)!.textContent.includes('Piece 2'), 'the next piece');
    page.all(page.feed, 'dialog .close')[0]!.click();
    await page.sees(() => !dialogOf(page), 'it is closed');
    await page.sees(() => page.all(page.feed, '[type="search"]').length, 'the search');
    const search = page.all<HTMLInputElement>(page.feed, '[type="search"]')[0]!;
    search.value = 'Piece 3';
    search.dispatchEvent(new InputEvent('input'));
    await page.sees(() => page.cards.length === 1, 'what was searched for');
    await openGroup(page);
    page.all(page.board, '.back')[0]!.click();
    await page.sees(() => page.groups.length === 2, 'all groups');
  });

  it('shows a link that the clipboard refuses, to be copied by hand', async () => {
    const page = await openPage({
      head: '<script>Object.defineProperty(navigator, "clipboard", { value: undefined });</script>',
      body: bodyFor(await withWork()),
    });
    await openPiece(page);
    page
      .all(page.feed, 'dialog button')
      .find((it) => it.textContent.includes('Copy link'))!
      .click();
    await page.sees(() => page.all<HTMLInputElement>(page.feed, 'dialog input').length, 'the link');
    expect(page.all<HTMLInputElement>(page.feed, 'dialog input')[0]!.value).to.equal(
      page.window.location.href,
    );
  });
});

describe('a frame in a sandbox', () => {
  it('opens and closes a piece and a group, in memory, and nothing is thrown', async () => {
    const found = await inSandbox<{ titles: number; groups: number; errors: string[] }>(
      { body: bodyFor(await withWork()) },
      `
      await sees(() => all('showcase-feed', '.card:not(.skeleton)').length === 3);
      all('showcase-feed', 'h3 a')[0].click();
      await sees(() => all('showcase-feed', 'dialog')[0]?.open);
      all('showcase-feed', 'dialog .close')[0].click();
      await sees(() => !all('showcase-feed', 'dialog').length);
      await sees(() => all('group-board', '.groups:not(.skeleton) .card').length === 2);
      all('group-board', 'h3 a')[0].click();
      await sees(() => all('group-board', '.room').length);
      all('group-board', '.back')[0].click();
      await sees(() => all('group-board', '.groups:not(.skeleton) .card').length === 2);
      return { titles: all('showcase-feed', '.card').length, groups: 2, errors };`,
    );
    expect(found).to.deep.equal({ titles: 3, groups: 2, errors: [] });
  });
});
