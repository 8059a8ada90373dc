import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import {
  SECOND_COPY,
  isAlive,
  loaderTag,
  modulesOf,
  openLoaderPage,
  saidBy,
  WIDGETS,
} from './loader-page.ts';
import { type ForeignPage } from './page.ts';

const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];
const far = '<p style="height: 5000px">A long page</p>';

const find = (page: ForeignPage, selector: string) => page.document.querySelector<HTMLElement>(selector)!;
const scriptOf = (code: string) => `<script src="data:text/javascript,${encodeURIComponent(code)}"></script>`;
/** Long enough for a module to be asked for, where something asks: one that is asked for later has come. */
async function settle(page: ForeignPage): Promise<void> {
  const probe = page.document.createElement('community-provider');
  page.document.body.append(probe);
  await page.sees(() => probe.matches(':defined'), 'a module that was asked for last');
  probe.remove();
}

describe('with the one line', () => {
  for (const tag of tags)
    it(`<${tag}> is there, asks the API and says nothing`, async () => {
      const { api } = await startCommunity();
      const page = await openLoaderPage({ api, body: `<${tag} login="/login"></${tag}>` });
      await page.sees(() => isAlive(page, tag), 'the element');
      expect((find(page, tag) as HTMLElement & { address: string }).address).to.equal(api);
      expect(find(page, tag).getAttributeNames()).not.to.include('api');
      expect(modulesOf(page)).to.deep.equal([tag]);
      expect(saidBy(page)).to.deep.equal([]);
    });

  it('an element keeps an address of its own, and that of its provider', async () => {
    const page = await openLoaderPage({
      api: '/page',
      body: `<newsletter-signup api="/own"></newsletter-signup>
        <community-provider api="/provided"><member-login></member-login></community-provider>
        <community-provider><group-board></group-board></community-provider>`,
    });
    for (const tag of ['newsletter-signup', 'member-login', 'group-board'])
      await page.sees(() => isAlive(page, tag), tag);
    const addresses = ['newsletter-signup', 'member-login', 'group-board'].map(
      (tag) => new URL((find(page, tag) as HTMLElement & { address: string }).address).pathname,
    );
    expect(addresses).to.deep.equal(['/own', '/provided', '/page']);
  });

  it('a property that a framework has set before stays', async () => {
    const set = `addEventListener('DOMContentLoaded', () => (document.querySelector('newsletter-signup').api = '/framework'))`;
    const page = await openLoaderPage({
      head: scriptOf(set),
      body: '<newsletter-signup></newsletter-signup>',
      loader: loaderTag('/page', 'type="module"'),
    });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    await page.sees(
      () =>
        (find(page, 'newsletter-signup') as HTMLElement & { address: string }).address.endsWith('/framework'),
      'the address of the framework',
    );
  });

  it('what members see is not seen before the element is there', async () => {
    const body = `${far}<member-login><p id="members">FOR MEMBERS</p><p id="all" slot="signed-out">For all</p></member-login>
      <div data-community="member-login"><p id="too">FOR MEMBERS, TOO</p></div>`;
    const page = await openLoaderPage({ body, loader: loaderTag('/none', '') });
    await settle(page);
    expect(find(page, 'member-login').matches(':defined')).to.equal(false);
    expect(find(page, '#members').checkVisibility()).to.equal(false);
    expect(find(page, '#too').checkVisibility()).to.equal(false);
    expect(find(page, '#all').checkVisibility()).to.equal(true);
  });
});

describe('a module is loaded', () => {
  const body = `<p>Text</p>${far}<newsletter-signup></newsletter-signup>`;

  it('when its element comes near, and not before', async () => {
    const page = await openLoaderPage({ body });
    await settle(page);
    expect(modulesOf(page)).not.to.include('newsletter-signup');
    page.window.scrollTo(0, 4500);
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  });

  it('when it is touched, however far it is', async () => {
    const page = await openLoaderPage({
      body: `${far}<newsletter-signup><form action="/none"><input name="email"></form></newsletter-signup>`,
    });
    await settle(page);
    expect(modulesOf(page)).not.to.include('newsletter-signup');
    // The event alone: WebKit scrolls to what gets the focus in a frame.
    find(page, 'input').dispatchEvent(new page.window.FocusEvent('focusin', { bubbles: true }));
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    expect(page.window.scrollY).to.equal(0);
  });

  it('when its element is shown, where it was hidden', async () => {
    const page = await openLoaderPage({
      body: '<section hidden><newsletter-signup></newsletter-signup></section>',
    });
    await settle(page);
    expect(modulesOf(page)).not.to.include('newsletter-signup');
    find(page, 'section').hidden = false;
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
  });

  const sizes: Record<string, string> = {
    'without a box': 'newsletter-signup { display: contents }',
    'without a size': 'div, newsletter-signup { display: block; width: 0; height: 0; overflow: hidden }',
    'that is invisible': 'div { visibility: hidden } newsletter-signup { opacity: 0 }',
  };
  for (const [name, css] of Object.entries(sizes))
    it(`of an element ${name}`, async () => {
      const page = await openLoaderPage({
        head: `<style>${css}</style>`,
        body: '<div><newsletter-signup></newsletter-signup></div>',
      });
      await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    });

  it('at once where a link in an email or a permalink leads to it', async () => {
    const page = await openLoaderPage({ body, hash: '#community-sign-in=abc' });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    const next = await openLoaderPage({ body });
    await settle(next);
    expect(modulesOf(next)).not.to.include('newsletter-signup');
    next.window.location.hash = '#community-showcase?post=1';
    await next.sees(() => isAlive(next, 'newsletter-signup'), 'the element');
  });
});

describe('an element that comes later', () => {
  const ways: Record<string, (page: ForeignPage) => void> = {
    'is put in by a script': ({ document }) =>
      document.body.append(document.createElement('newsletter-signup')),
    'is in markup that a script sets (htmx, Swup)': ({ document }) => {
      document.querySelector('main')!.innerHTML =
        '<section><newsletter-signup></newsletter-signup></section>';
    },
    'is in a new body (Turbo)': ({ document }) => {
      const body = document.createElement('body');
      body.innerHTML = '<newsletter-signup></newsletter-signup>';
      document.body.replaceWith(body);
    },
    'is a placeholder': ({ document }) => {
      document.querySelector('main')!.innerHTML = '<div data-community="newsletter-signup"></div>';
    },
  };
  for (const [name, bring] of Object.entries(ways))
    it(name, async () => {
      const { api } = await startCommunity();
      const page = await openLoaderPage({ api, body: '<main></main>' });
      await settle(page);
      bring(page);
      await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
      // And once more, with a module that is there.
      find(page, 'newsletter-signup').remove();
      bring(page);
      await page.sees(() => isAlive(page, 'newsletter-signup'), 'the next element');
      await page.sees(
        () => (find(page, 'newsletter-signup') as HTMLElement & { address: string }).address === api,
        'the address',
      );
      expect(saidBy(page)).to.deep.equal([]);
    });

  it('is found in a page that changes in every frame', async () => {
    const page = await openLoaderPage({ body: '<main></main><p id="clock"></p>' });
    const tick = () => {
      find(page, '#clock').replaceChildren(new Text(String(performance.now())));
      if (page.frame.isConnected) page.window.requestAnimationFrame(tick);
    };
    tick();
    await settle(page);
  });
});

describe('the loader twice', () => {
  it('is as once, in two versions and run again', async () => {
    const { api } = await startCommunity();
    const second = loaderTag('/other', 'async', `${location.origin}${SECOND_COPY}loader.js`);
    const body = `<newsletter-signup></newsletter-signup><div data-community="newsletter-signup"></div>`;
    const page = await openLoaderPage({
      body: body + second,
      loader: loaderTag(api, '') + loaderTag(api, ''),
    });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    const again = page.document.createElement('script');
    again.src = `${WIDGETS}loader.js`;
    const ran = new Promise((done) => again.addEventListener('load', done));
    page.document.body.append(again);
    await ran;
    await settle(page);
    expect(page.document.querySelectorAll('newsletter-signup')).to.have.length(2);
    const asked = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(asked.filter((it) => it.includes(`${SECOND_COPY}newsletter`))).to.deep.equal([]);
    expect((find(page, 'newsletter-signup') as HTMLElement & { address: string }).address).to.equal(api);
    expect(saidBy(page)).to.deep.equal([]);
  });

  it('leaves the elements of a module that the page has loaded itself', async () => {
    const { api } = await startCommunity();
    const module = `<script type="module" src="${location.origin}${SECOND_COPY}newsletter-signup.js"></script>`;
    const page = await openLoaderPage({
      body: `${far}<newsletter-signup></newsletter-signup>`,
      loader: loaderTag(api) + module,
    });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    page.window.scrollTo(0, 5000);
    await settle(page);
    const asked = page.window.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(asked.filter((it) => it === `${WIDGETS}newsletter-signup.js`)).to.deep.equal([]);
    expect((find(page, 'newsletter-signup') as HTMLElement & { address: string }).address).to.equal(api);
  });
});

describe('an owner with the one line', () => {
  it('is told that a <p> has thrown out what members see, though the element came late', async () => {
    const { api } = await startCommunity();
    const body = `${far}<p><member-login></p><h2>Where we meet</h2><p></member-login></p><p>After.</p>`;
    const page = await openLoaderPage({ api, body });
    await settle(page);
    expect(page.document.readyState).to.equal('complete');
    page.window.scrollTo(0, 5000);
    await page.sees(() => saidBy(page).length, 'a sentence');
    expect(saidBy(page)).to.have.length(1);
    expect(saidBy(page)[0]).to.contain('member-login: a <p>').and.contain('page="…"');
  });

  it('gets the report of every element by ?community-debug', async () => {
    const { api } = await startCommunity();
    const page = await openLoaderPage({
      api,
      body: '<newsletter-signup></newsletter-signup><div data-community="group-board"></div>',
      query: { 'community-debug': '' },
    });
    for (const tag of ['newsletter-signup', 'group-board'])
      await page.sees(
        () => find(page, tag).shadowRoot!.querySelector('[part="diagnostics"]'),
        `report of ${tag}`,
      );
  });
});
