import { expect } from '@open-wc/testing';
import { startCommunity } from '../support/community.ts';
import { Visitor, someAddress } from '../newsletter-signup/page.ts';
import type { NewsletterSignup } from '../../src/newsletter-signup/newsletter-signup.class.ts';
import { isAlive, loaderTag, openLoaderPage, saidBy } from './loader-page.ts';

const find = (page: { document: Document }, selector: string) =>
  page.document.querySelector<HTMLElement>(selector)!;

describe('a placeholder', () => {
  it('becomes one, with its attributes', async () => {
    const { api } = await startCommunity();
    const page = await openLoaderPage({
      api,
      body: `<div class="wp-block" id="place" data-community="showcase-feed" data-layout="list" data-count="4"
        data-heading-level="3" data-filters></div>`,
    });
    await page.sees(() => isAlive(page, '#place > showcase-feed'), 'the element');
    const feed = find(page, 'showcase-feed') as HTMLElement & {
      count: number;
      filters: boolean;
      address: string;
    };
    expect(feed.getAttribute('layout')).to.equal('list');
    expect(feed.getAttribute('heading-level')).to.equal('3');
    expect(feed.count).to.equal(4);
    expect(feed.filters).to.equal(true);
    expect(feed.address).to.equal(api);
    expect(find(page, '#place').className).to.equal('wp-block');
    expect(saidBy(page)).to.deep.equal([]);
  });

  it('keeps the form that stood there, which then subscribes', async () => {
    const community = await startCommunity();
    const { api } = community;
    const page = await openLoaderPage({
      api,
      body: `<div data-community="newsletter-signup"><form action="${api}/newsletter/subscriptions" method="post">
        <label>Email <input name="email" type="email" required></label>
        <label><input name="consents" type="checkbox" value="newsletter" required> Yes, send me the Thursday letter.</label>
        <button type="submit">Send it to me</button></form></div>`,
    });
    const form = find(page, 'form');
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    expect(form.closest('newsletter-signup')).to.equal(find(page, 'newsletter-signup'));
    expect(page.document.querySelectorAll('form')).to.have.length(1);
    const visitor = new Visitor(find(page, 'newsletter-signup') as NewsletterSignup, community);
    const email = someAddress();
    await page.sees(() => visitor.signup.newsletter, 'the settings');
    await visitor.subscribe(email);
    await visitor.at('check-inbox');
    expect(await community.mails(email)).to.have.length(1);
  });

  it('is whole before it is taken, while the page still comes', async () => {
    const page = await openLoaderPage({
      body: `<div data-community="newsletter-signup"><h2 slot="heading">Ours</h2>${loaderTag('/none', '')}<p slot="promise">Weekly</p></div><p>After.</p>`,
      loader: '',
    });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    expect(
      [...find(page, 'newsletter-signup').querySelectorAll('[slot]:not([slot=form])')].map((it) => it.slot),
    ).to.deep.equal(['heading', 'promise']);
  });

  it('is filled once, however often the page is copied, and by a saved page too', async () => {
    const page = await openLoaderPage({
      body: '<main><div data-community="newsletter-signup"></div></main>',
    });
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the element');
    const main = find(page, 'main');
    main.replaceWith(main.cloneNode(true));
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the clone');
    const place = find(page, 'main');
    place.innerHTML = String(place.innerHTML);
    await page.sees(() => isAlive(page, 'newsletter-signup'), 'the saved one');
    await new Promise((done) =>
      page.window.requestAnimationFrame(() => page.window.requestAnimationFrame(done)),
    );
    expect(page.document.querySelectorAll('newsletter-signup')).to.have.length(1);
    expect(page.document.querySelectorAll('newsletter-signup form')).to.have.length(1);
  });

  it('is said to be wrong where no element has the name', async () => {
    const page = await openLoaderPage({ body: '<div data-community="newsletter"></div>' });
    await page.sees(() => saidBy(page).length, 'a sentence');
    expect(saidBy(page)[0])
      .to.contain('data-community="newsletter"')
      .and.contain('newsletter-signup, member-login');
  });
});

describe('what whoever writes content must not set', () => {
  it('is not taken from a placeholder', async () => {
    const attributes = [
      'data-api="https://evil.example"',
      'data-source="json-feed:https://evil.example/feed.json"',
      `data-strings='{"submit": "Send your password"}'`,
      'data-redirect-origins="https://evil.example"',
      'data-debug',
      'data-onclick="alert(1)"',
      'data-onfocus="alert(1)" data-tabindex="0"',
      'data-style="position: fixed"',
      'data-id="login"',
      'data-slot="heading"',
    ];
    const tags = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];
    const body = tags
      .map((tag) => `<div data-community="${tag}" ${attributes.join(' ')} onclick=""></div>`)
      .join('');
    const page = await openLoaderPage({ api: '/ours', body });
    for (const tag of tags) {
      await page.sees(() => isAlive(page, tag), tag);
      const names = find(page, tag).getAttributeNames();
      expect(
        names.filter((it) => !/^(layout|rendered|data-community-\w+)$/.test(it)),
        tag,
      ).to.deep.equal([]);
      expect((find(page, tag) as HTMLElement & { address: string }).address).to.equal(
        `${location.origin}/ours`,
      );
    }
  });

  for (const address of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    ' /x',
  ])
    it(`is an address of another site: ${JSON.stringify(address)}`, async () => {
      const page = await openLoaderPage({ body: '<main></main>' });
      const place = page.document.createElement('div');
      place.dataset['community'] = 'member-login';
      place.dataset['redirect'] = address;
      place.dataset['login'] = address;
      find(page, 'main').append(place);
      await page.sees(() => isAlive(page, 'member-login'), 'the element');
      expect(find(page, 'member-login').hasAttribute('redirect')).to.equal(false);
      expect(find(page, 'member-login').hasAttribute('login')).to.equal(false);
    });

  it('a path of the page’s own site may lead to its members', async () => {
    const page = await openLoaderPage({
      body: '<div data-community="member-login" data-redirect="/members?from=here#top"></div>',
    });
    await page.sees(() => isAlive(page, 'member-login'), 'the element');
    expect(find(page, 'member-login').getAttribute('redirect')).to.equal('/members?from=here#top');
  });
});
