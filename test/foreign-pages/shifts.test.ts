import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { signIn } from '../showcase-feed/member.ts';
import { type ForeignPage, openPage } from './page.ts';

const login = `<link rel="stylesheet" href="/src/member-login/reserve.css">
  <script type="module" src="${location.origin}/src/member-login/member-login.ts"></script>`;

describe('the page under a gate', () => {
  it('does not move when a member’s content is lower than the form, until the next click', async () => {
    const community = await startCommunity();
    const body = `<member-login api="${community.api}"><p>The key is under the mat.</p></member-login><h1 id="after">The letter</h1>`;
    const open = () => openPage({ head: `${login}<style>body { margin: 0 }</style>`, body });
    const after = (page: ForeignPage) => page.document.querySelector('#after')!.getBoundingClientRect().top;
    const visitor = await open();
    await visitor.sees(() => visitor.document.querySelector('member-login input'), 'the form');
    const reserved = after(visitor);
    await signIn(community, 'Ada');
    const page = await open();
    const tag = page.document.querySelector('member-login')!;
    await page.sees(() => page.all(tag, '[part="avatar"]').length, 'the member');
    expect(after(page)).to.be.closeTo(reserved, 4); // lines of text are as high as the engine's font
    page.document.body.click();
    await page.sees(() => after(page) < reserved - 100, 'no hole below the content');
  });
});

describe('the page under a login in its header', () => {
  it('does not move when somebody is found to be signed in', async () => {
    const community = await startCommunity();
    const body = `<header><member-login api="${community.api}" compact></member-login></header><h1 id="after">The site</h1>`;
    const top = async (isIn: boolean) => {
      const page = await openPage({ head: login, body });
      const tag = page.document.querySelector('member-login')!;
      await page.sees(() =>
        isIn ? page.all(tag, '[part="menu"], [part="avatar"]').length : page.all(tag, '.open').length,
      );
      return page.document.querySelector('#after')!.getBoundingClientRect().top;
    };
    const stranger = await top(false);
    await signIn(community, 'Ada');
    expect(await top(true)).to.equal(stranger);
  });

  it('has no layout shift, by the browser’s own account', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return this.skip();
    const community = await startCommunity();
    await signIn(community, 'Ada');
    const observe = `window.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().map((it) => it.value))).observe({ type: 'layout-shift', buffered: true });`;
    const head = `<script src="data:text/javascript,${encodeURIComponent(observe)}"></script>${login}`;
    const body = `<header><member-login api="${community.api}" compact></member-login></header><h1>The site</h1>`;
    const page = await openPage({ head, body });
    const tag = page.document.querySelector('member-login')!;
    await page.sees(() => page.all(tag, '[part="avatar"]').length);
    await new Promise((next) =>
      page.window.requestAnimationFrame(() => page.window.requestAnimationFrame(next)),
    );
    expect((page.window as unknown as { shifts: number[] }).shifts).to.deep.equal([]);
  });
});
