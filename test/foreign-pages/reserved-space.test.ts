import { expect } from '@open-wc/testing';
import { type Community, startCommunity } from '../support/community.ts';
import { type ForeignPage, inFrame, openPage, pageOf } from './page.ts';

const sheet = (tag: string) =>
  `<link rel="stylesheet" href="${new URL(`../../src/${tag}/reserve.css`, import.meta.url).href}">`;
const head = sheet('group-board') + sheet('showcase-feed') + '<style>body { margin: 0 }</style>';

async function withTwoGroups(): Promise<Community> {
  const community = await startCommunity();
  await community.event({
    groups: [
      { name: 'Herons', people: [] },
      { name: 'Owls', people: [] },
    ],
  });
  return community;
}

const bodyFor = ({ api }: Community) => `<group-board api="${api}"></group-board><footer>The end</footer>`;
const heightOf = (element: Element) => element.getBoundingClientRect().height;
const footerOf = (page: ForeignPage) => page.document.querySelector('footer')!.getBoundingClientRect().top;

describe('the room of a board', () => {
  it('is kept until the groups are drawn, and no hole stays under few of them', async () => {
    const page = await openPage({
      head,
      body: `${bodyFor(await withTwoGroups())}<p style="height: 2000px"></p>`,
    });
    await page.sees(() => page.groups.length === 2, 'the groups');
    await new Promise((done) => page.window.requestAnimationFrame(done));
    const kept = footerOf(page);
    expect(kept).to.equal(600);
    page.window.document.body.click();
    await page.sees(() => footerOf(page) < kept, 'the hole is gone');
    expect(heightOf(page.board)).to.be.closeTo(heightOf(page.all(page.board, '.base')[0]!), 1);
  });

  it('is let go of at once where what stands below is out of sight', async () => {
    const page = await openPage({
      head: `${head}<style>group-board { margin-block-start: 580px }</style>`,
      body: bodyFor(await withTwoGroups()),
    });
    await page.sees(() => page.groups.length === 2, 'the groups');
    await page.sees(() => heightOf(page.board) < 500, 'the room is gone');
  });

  it('does not grow for ever in a frame that is made as high as its content', async () => {
    const body = bodyFor(await withTwoGroups());
    const page = await inFrame((frame) => (frame.srcdoc = pageOf({ head, body })));
    const heights: number[] = [];
    const fit = () => {
      const height = page.document.documentElement.scrollHeight;
      if (height === page.frame.offsetHeight) return;
      heights.push(height);
      page.frame.style.height = `${height}px`;
    };
    new page.window.ResizeObserver(fit).observe(page.document.body);
    await page.sees(() => page.groups.length === 2, 'the groups');
    await page.sees(() => page.board.hasAttribute('rendered'), 'the room is let go of');
    for (let frames = 0; frames < 20; frames++) await new Promise(requestAnimationFrame);
    expect(Math.max(600, ...heights)).to.be.below(1100);
    expect(heightOf(page.board)).to.be.closeTo(heightOf(page.all(page.board, '.base')[0]!), 1);
  });

  it('is kept anew by a copy of a board that was shown', async () => {
    const page = await openPage({ head, body: bodyFor(await withTwoGroups()) });
    await page.sees(() => page.groups.length === 2, 'the groups');
    page.document.body.click();
    await page.sees(() => page.board.hasAttribute('rendered'), 'the room is let go of');
    const html = page.document.body.innerHTML;
    const clone = page.document.body.cloneNode(true);
    page.document.body.replaceWith(clone);
    expect(page.board.hasAttribute('rendered')).to.equal(false);
    await page.sees(() => page.groups.length === 2, 'the groups of the clone');
    page.document.body.innerHTML = html;
    await page.sees(() => page.groups.length === 2, 'the groups once more');
  });
});

describe('without the script', () => {
  const rules = async (tag: string) => {
    const page = await inFrame((frame) => (frame.srcdoc = `<!doctype html>${sheet(tag)}<p>Text</p>`));
    const [own] = page.document.styleSheets;
    return [...own!.cssRules].map((rule) => rule.cssText).join('\n');
  };

  for (const tag of ['group-board', 'showcase-feed'])
    it(`<${tag}> keeps no room where scripts are blocked, and lets go of it where none comes`, async () => {
      expect(await rules(tag)).to.match(/@media print, \(scripting: none\) \{[^}]*min-block-size: 0(px)?;/);
      const frame = await inFrame((it) => {
        it.srcdoc = `<!doctype html>${sheet(tag)}<style>${tag} { animation-duration: 0s !important; animation-delay: -60s !important }</style><${tag} api="https://api.example"></${tag}><footer>`;
      });
      await frame.sees(() => frame.document.styleSheets.length === 2 && footerOf(frame) < 100, 'no room');
    });
});
