import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { numbered } from '../showcase-feed/page.ts';
import { type ForeignPage, openPage } from './page.ts';

async function endless(): Promise<ForeignPage> {
  const community = await startCommunity();
  await community.posts(...numbered(200));
  const page = await openPage({
    body: `<showcase-feed api="${community.api}" count="12" more="auto"></showcase-feed><footer><a href="/imprint">Imprint</a></footer>`,
  });
  await page.sees(() => page.cards.length >= 12, 'the first cards');
  return page;
}

const footer = (page: ForeignPage) => page.document.querySelector('footer')!;
const frames = async (page: ForeignPage, count: number) => {
  for (let at = 0; at < count; at++) await new Promise((done) => page.window.requestAnimationFrame(done));
};
const resting = (page: ForeignPage) => !page.feed.store!.state.busy;

describe('a feed that grows by itself', () => {
  it('lets who turns the wheel reach the footer after a few pages, and goes on when asked', async () => {
    const page = await endless();
    const scroll = () => page.window.scrollTo(0, page.document.documentElement.scrollHeight);
    await page.sees(() => {
      scroll();
      return page.feed.posts.length === 48;
    }, 'three more pages');
    for (let turns = 0; turns < 12; turns++) {
      scroll();
      await frames(page, 5);
      await page.sees(() => resting(page));
    }
    expect(page.feed.posts.length).to.equal(48);
    expect(footer(page).getBoundingClientRect().bottom).to.be.at.most(page.window.innerHeight + 1);
    page.all(page.feed, '[part="load-more"]')[0]!.click();
    await page.sees(() => {
      scroll();
      return page.feed.posts.length === 96;
    }, 'one page that was asked for, and three more');
  });

  it('does not grow away from who goes through it by keyboard', async () => {
    const page = await endless();
    await page.sees(() => resting(page));
    page.frame.focus();
    const links = () => page.all<HTMLAnchorElement>(page.feed, 'h3 a');
    links()[0]!.focus({ focusVisible: true });
    await frames(page, 10);
    await page.sees(() => resting(page));
    const before = page.feed.posts.length;
    links().at(-1)!.focus({ focusVisible: true });
    page.window.scrollTo(0, page.document.documentElement.scrollHeight);
    await frames(page, 20);
    await page.sees(() => resting(page));
    expect(page.all(page.feed, ':focus-visible')).to.have.length(1);
    expect(page.feed.posts.length).to.equal(before);
    expect(before).to.be.at.most(48);
  });
});
