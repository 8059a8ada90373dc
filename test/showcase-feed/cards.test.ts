import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { cleanAddress, numbered, openFeed, visit } from './page.ts';
import { startCommunity } from '../support/community.ts';

describe('the cards', () => {
  afterEach(cleanAddress);

  it('are there, the newest first, with what one needs to know', async () => {
    const visitor = await openFeed([
      { title: 'Old' },
      { title: 'A walk', kind: 'video', author: 'Ben', excerpt: 'Down the river.', picture: true },
    ]);
    expect(visitor.titles).to.deep.equal(['A walk', 'Old']);
    expect(visitor.text).to.contain('Video').and.to.contain('Ben').and.to.contain('Down the river.');
    const picture = visitor.part<HTMLImageElement>('picture')!;
    expect(picture.loading).to.equal('lazy');
    expect([picture.width, picture.height].every(Boolean)).to.equal(true);
    expect(getComputedStyle(picture).backgroundColor).to.equal('rgb(194, 69, 45)');
    expect(visitor.link('A walk').href).to.match(/^https:\/\/example\.org\/post-/);
  });

  it('come page by page, each once, and say how many came', async () => {
    const visitor = await openFeed(
      numbered(7),
      (api) => html`<showcase-feed api=${api} count="3"></showcase-feed>`,
    );
    expect(visitor.titles).to.deep.equal(['Piece 7', 'Piece 6', 'Piece 5']);
    await visitor.community.posts({ title: 'New' });
    visitor.part('load-more')!.click();
    visitor.part('load-more')!.click();
    await visitor.cards(6);
    expect(visitor.all('[role="status"]')[0]!.textContent).to.contain('3 more shown');
    visitor.part('load-more')!.click();
    await visitor.cards(7);
    expect(visitor.part('load-more')).to.equal(undefined);
    expect(new Set(visitor.titles).size).to.equal(7);
  });

  it('come by themselves when the end is near, where the owner wants it', async () => {
    const visitor = await openFeed(
      numbered(9),
      (api) => html`<showcase-feed api=${api} count="2" more="auto"></showcase-feed>`,
    );
    window.scrollTo(0, document.body.scrollHeight);
    await visitor.sees(() => visitor.titles.length > 2);
  });

  it('say how many are new, and never move by themselves', async () => {
    const visitor = await openFeed(
      numbered(2),
      (api) => html`<showcase-feed api=${api} refresh="1"></showcase-feed>`,
    );
    await visitor.community.posts({ title: 'New' }, { title: 'Newer' });
    await visitor.sees(() => visitor.part('new-posts'));
    expect(visitor.part('new-posts')!.textContent.trim()).to.equal('2 new');
    expect(visitor.titles).to.deep.equal(['Piece 2', 'Piece 1']);
    visitor.part('new-posts')!.click();
    await visitor.cards(4);
    expect(visitor.titles[0]).to.equal('Newer');
    await visitor.sees(() => !visitor.part('new-posts'));
  });

  it('are as this browser saw them last while the API is away, and say so', async () => {
    const first = await openFeed(numbered(2));
    const { community } = first;
    first.feed.remove();
    await community.fault({ kind: 'drop', path: '/showcase', times: 1000 });
    const again = await visit(community);
    expect(again.titles).to.deep.equal(['Piece 2', 'Piece 1']);
    expect(again.part('message')!.textContent).to.match(/Last updated .* We can’t reach the server\./);
    await community.clearFaults();
  });

  it("leave the owner's own list until they are there, and where they cannot come", async () => {
    const own = (api: string) =>
      html`<showcase-feed api=${api}><a href="https://example.org/own">Our own list</a></showcase-feed>`;
    const community = await startCommunity();
    await community.fault({ kind: 'error', path: '/showcase', times: 1000 });
    const visitor = await visit(community, own);
    expect(visitor.feed.querySelector('a')!.checkVisibility()).to.equal(true);
    await community.clearFaults();
    await community.posts({ title: 'A cup' });
    await visitor.feed.store!.reload();
    await visitor.cards(1);
    expect(visitor.feed.querySelector('a')!.checkVisibility()).to.equal(false);
  });

  it('say when there is nothing, and when nothing came', async () => {
    const empty = await openFeed([]);
    expect(empty.text).to.contain('Nothing here yet.');
    for (const kind of ['drop', 'error', 'html', 'half'] as const) {
      const community = await startCommunity();
      await community.posts({ title: 'A cup' });
      await community.fault({ kind, path: '/showcase', times: 1000 });
      const visitor = await visit(community);
      expect(visitor.text, kind).to.contain('couldn’t load the showcase');
      await community.clearFaults();
      visitor.button('Try again').click();
      await visitor.cards(1);
    }
  });

  it('are of one kind or topic where the owner says so, and change with the attribute', async () => {
    const visitor = await openFeed(
      [{ title: 'Film', kind: 'video' }, { title: 'Text', topics: ['herons'] }, { title: 'Other' }],
      (api) => html`<showcase-feed api=${api} kind="video"></showcase-feed>`,
    );
    expect(visitor.titles).to.deep.equal(['Film']);
    visitor.feed.kind = '';
    visitor.feed.topic = 'herons';
    await visitor.sees(() => visitor.titles.join() === 'Text');
  });

  it('have their room before they come, and keep it', async () => {
    const community = await startCommunity();
    await community.posts(...numbered(3, { picture: true, excerpt: 'Long '.repeat(60) }), { title: 'Short' });
    await community.fault({ kind: 'delay', path: '/showcase', times: 1 });
    const { fixture } = await import('@open-wc/testing');
    const feed = await fixture<HTMLElement>(
      html`<showcase-feed api=${community.api} count="4"></showcase-feed>`,
    );
    const heights = () =>
      [...feed.shadowRoot!.querySelectorAll('.card')].map((it) => it.getBoundingClientRect().height);
    const before = heights();
    expect(before).to.have.length(4);
    await community.clearFaults();
    await new Promise<void>((done) => {
      const look = () =>
        feed.shadowRoot!.querySelector('.card:not(.skeleton)') ? done() : requestAnimationFrame(look);
      look();
    });
    const after = heights();
    after.forEach((height, at) => expect(height).to.be.closeTo(before[at]!, 0.6));
  });
});

describe('a long feed', () => {
  it('keeps few cards in the page, and its whole height', async () => {
    const visitor = await openFeed(
      numbered(400),
      (api) => html`<showcase-feed api=${api} count="50"></showcase-feed>`,
    );
    for (let shown = 100; shown <= 400; shown += 50) {
      window.scrollTo(0, document.body.scrollHeight);
      await visitor.sees(() => visitor.part('load-more'));
      visitor.part('load-more')!.click();
      await visitor.sees(() => visitor.feed.posts.length === shown);
    }
    window.scrollTo(0, document.body.scrollHeight);
    await visitor.sees(() => visitor.titles.length < 200 && visitor.titles.at(-1) === 'Piece 1');
    const height = document.body.scrollHeight;
    window.scrollTo(0, 0);
    await visitor.sees(() => visitor.titles[0] === 'Piece 400');
    expect(visitor.titles.length).to.be.below(250);
    expect(document.body.scrollHeight).to.be.closeTo(height, 2);
  });

  it('keeps what has the focus and what plays', async () => {
    const media = 'https://example.org/sound.mp3';
    const visitor = await openFeed(
      [...numbered(300), { title: 'A sound', kind: 'audio', media }],
      (api) => html`<showcase-feed api=${api} count="50"></showcase-feed>`,
    );
    visitor.button('Play: A sound').click();
    await visitor.sees(() => visitor.all('audio').length);
    for (let shown = 100; shown <= 300; shown += 50) {
      visitor.part('load-more')!.click();
      await visitor.sees(() => visitor.feed.posts.length === shown);
    }
    window.scrollTo(0, document.body.scrollHeight);
    await visitor.sees(() => !visitor.titles.includes('Piece 200'));
    expect(visitor.titles[0]).to.equal('A sound');
    expect(visitor.all('audio')).to.have.length(1);
  });
});

describe('a wrong set-up', () => {
  it('is said to the developer, and the page says that nothing can be loaded', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (text: unknown) => said.push(text);
    const visitor = await openFeed(
      [],
      (api) => html`<showcase-feed api=${api} source="myspace:ada"></showcase-feed>`,
    );
    console.error = error;
    expect(String(said[0])).to.contain('"source" must be like');
    expect(visitor.text).to.contain('couldn’t load the showcase');
  });
});
