import { expect } from '@open-wc/testing';
import { signIn } from '../showcase-feed/member.ts';
import { type Community, startCommunity } from '../support/community.ts';
import { hideTab, showTab } from '../support/hidden-tab.ts';
import { openLoaderPage, saidBy } from './loader-page.ts';
import { type ForeignPage, openPage } from './page.ts';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];
const sourceOf = (file: string) => new URL(`../../src/${file}`, import.meta.url).href;
const listen = `<script src="${new URL('listen.js', import.meta.url).href}"></script>`;
const modules = tags.map((tag) => `<script type="module" src="${sourceOf(`${tag}/${tag}.ts`)}"></script>`);
const sheet = `<link rel="stylesheet" href="${sourceOf('group-board/reserve.css')}">`;

interface Hidden {
  community: Community;
  /** Tags of the elements. */
  elements?: string[];
  head?: string;
  /** What is below the elements. */
  below?: string;
}

/** How a page may load the elements: with the loader, or with the module of each. */
const ways: [name: string, open: (order: Hidden) => Promise<ForeignPage>][] = [
  [
    'with the loader',
    ({ community: { api }, elements = tags, head = '', below = '' }) =>
      openLoaderPage({ api, head, body: elements.map((tag) => `<${tag}></${tag}>`).join('') + below }),
  ],
  [
    'with modules',
    ({ community: { api }, elements = tags, head = '', below = '' }) =>
      openPage({
        head: head + listen + modules.join(''),
        body: elements.map((tag) => `<${tag} api="${api}"></${tag}>`).join('') + below,
      }),
  ],
];

async function withGroup({ isMember = false } = {}): Promise<{ community: Community; ben: string }> {
  const community = await startCommunity();
  if (isMember) await signIn(community, 'Ada');
  const people = [
    { name: 'Ada', piece: { title: 'Tides' } },
    { name: 'Ben', piece: { title: 'Roofs' } },
  ];
  const { people: ids } = await community.event({ groups: [{ name: 'Herons', people }] });
  return { community, ben: ids['Ben']! };
}

const find = <Found extends HTMLElement = HTMLElement>(page: ForeignPage, selector: string): Found =>
  page.document.querySelector<Found>(selector)!;

/** Looks at each element, until it is drawn with what the API has answered. */
async function seeAll(page: ForeignPage): Promise<void> {
  for (const tag of tags) {
    find(page, tag).scrollIntoView();
    await page.sees(() => {
      const root = find(page, tag).shadowRoot!;
      return root.querySelector('.base, .member') && !root.querySelector('[aria-busy=true], .skeleton');
    }, tag);
  }
}

type Signup = HTMLElement & { newsletter?: object; step: { name: string } };

async function subscribe(page: ForeignPage, email: string): Promise<void> {
  const signup = find<Signup>(page, 'newsletter-signup');
  signup.scrollIntoView();
  await page.sees(() => signup.newsletter, 'the texts of the newsletter');
  const field = find<HTMLInputElement>(page, '[name="email"]');
  field.focus();
  field.dispatchEvent(new page.window.FocusEvent('focusin', { bubbles: true }));
  await page.sees(() => find(page, '[name="consents"]'), 'the whole form');
  field.value = email;
  find(page, '[name="consents"]').click();
  find(page, 'newsletter-signup [type="submit"]').click();
  await page.sees(() => signup.step.name === 'check-inbox', 'the next step');
}

describe('a page that loads in a hidden tab', () => {
  for (const [way, open] of ways) {
    it(`${way}, is drawn when it is shown, and subscribes once`, async () => {
      const { community } = await withGroup();
      await community.posts({ title: 'Tides' }, { title: 'Roofs' });
      await hideTab();
      const page = await open({ community });
      expect(page.document.hidden).to.equal(true);
      await page.sees(() => page.groups.length === 1 && page.cards.length === 2, 'groups and posts');
      expect(page.document.hidden).to.equal(true);
      await showTab();
      await seeAll(page);
      expect(page.document.activeElement).to.equal(page.document.body);
      await page.sees(() => find(page, 'member-login [type="password"]'), 'the form to sign in');
      await subscribe(page, 'ada@example.org');
      expect(await community.mails('ada@example.org')).to.have.length(1);
      expect(await community.received('POST', '/newsletter/subscriptions')).to.have.length(1);
      expect(saidBy(page)).to.deep.equal([]);
    });

    it(`${way}, knows its member, and shows what others did meanwhile and do later`, async () => {
      const { community, ben } = await withGroup({ isMember: true });
      await hideTab();
      const page = await open({ community });
      await community.until(async (it) => (await it.streams()) === 1);
      await community.changePiece(ben, { state: 'ready' });
      await showTab();
      await seeAll(page);
      await page.sees(() => page.all(find(page, 'member-login'), '.account-button').length, 'the member');
      await page.sees(() => page.board.controller && page.board.board!.you, 'the member’s board');
      await page.sees(() => /1\s+ready/.test(page.groups[0]!.textContent), 'what changed meanwhile');
      await community.changePiece(ben, { state: 'making' });
      await page.sees(() => !/1\s+ready/.test(page.groups[0]!.textContent), 'what changes later');
      expect(await community.streams()).to.equal(1);
      expect(page.document.activeElement).to.equal(page.document.body);
      expect(saidBy(page)).to.deep.equal([]);
    });

    it(`${way}, has the space of its groups when it is shown, without a gap below them`, async () => {
      const { community } = await withGroup();
      await hideTab();
      const page = await open({
        community,
        elements: ['group-board'],
        // As after the 10 seconds in which a script may come.
        head: `${sheet}<style>body { margin: 0 } group-board { animation-delay: 0s !important }</style>`,
        below: '<footer>The end</footer><p style="height: 2000px"></p>',
      });
      await page.sees(() => page.groups.length, 'the groups');
      await showTab();
      const tops: number[] = [];
      for (let frames = 0; frames < 10; frames++) {
        await new Promise((next) => page.window.requestAnimationFrame(next));
        tops.push(find(page, 'footer').getBoundingClientRect().top);
      }
      const { height } = page.all(page.board, '.base')[0]!.getBoundingClientRect();
      expect(height).to.be.greaterThan(50);
      expect(Math.min(...tops)).to.be.closeTo(height, 1);
      expect(Math.max(...tops)).to.be.closeTo(height, 1);
    });
  }

  it('fills a placeholder that comes while it is hidden', async () => {
    const { community } = await withGroup();
    await hideTab();
    const page = await openLoaderPage({ api: community.api, body: '<p>Text</p>' });
    const placeholder = page.document.createElement('div');
    placeholder.dataset['community'] = 'group-board';
    page.document.body.append(placeholder);
    await page.sees(() => page.groups.length, 'the groups');
    expect(page.document.hidden).to.equal(true);
  });

  describe('is no visit of its member', () => {
    const [, openWithModules] = ways[1]!;

    async function visit(community: Community): Promise<ForeignPage> {
      const page = await openWithModules({ community, elements: ['group-board'] });
      await page.sees(() => page.board.controller && page.board.board!.you, 'the member’s board');
      return page;
    }
    const seesNew = (page: ForeignPage): Promise<void> =>
      page.sees(() => page.groups[0]!.textContent.includes('1 new'), 'what is new');

    it('if nobody looks at it', async () => {
      const { community, ben } = await withGroup({ isMember: true });
      (await visit(community)).frame.remove();
      await community.changePiece(ben, { title: 'Roofs at noon' });
      await hideTab();
      (await visit(community)).frame.remove();
      await showTab();
      await seesNew(await visit(community));
    });

    it('from when nobody looks at it any more', async () => {
      const { community, ben } = await withGroup({ isMember: true });
      const page = await visit(community);
      await hideTab();
      await community.changePiece(ben, { title: 'Roofs at noon' });
      page.frame.remove();
      await showTab();
      await seesNew(await visit(community));
    });
  });
});
