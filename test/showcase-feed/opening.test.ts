import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { cleanAddress, numbered, openFeed, visit } from './page.ts';

const film = { title: 'A walk', kind: 'video' as const, link: 'https://www.youtube.com/watch?v=abcdefghijk' };
const press = (target: Element, key: string) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );

describe('an open post', () => {
  afterEach(cleanAddress);

  it('has a permalink, and going back closes it where one was', async () => {
    const visitor = await openFeed(numbered(3));
    await visitor.open('Piece 2');
    expect(location.hash).to.match(/^#community-showcase\?post=post-/);
    expect(visitor.feed.shadowRoot!.activeElement!.id).to.equal('open');
    history.back();
    await visitor.sees(() => !visitor.dialog);
    expect(location.hash).to.equal('');
    await visitor.sees(() => visitor.feed.shadowRoot!.activeElement === visitor.link('Piece 2'));
  });

  it('is open again after a reload, and at whoever it was shared with', async () => {
    const visitor = await openFeed(numbered(30));
    const { community } = visitor;
    visitor.part('load-more')!.click();
    await visitor.cards(24);
    await visitor.open('Piece 10');
    visitor.feed.remove();
    const other = await visit(community);
    await other.sees(() => other.dialog?.textContent.includes('Piece 10'));
    other.button('Close').click();
    await other.sees(() => !other.dialog);
    expect(location.hash).to.equal('');
  });

  it('turns to the one before and after, by button and by key', async () => {
    const visitor = await openFeed(numbered(3));
    await visitor.open('Piece 3');
    expect(visitor.all('.turn button').length).to.equal(1);
    visitor.button('Next').click();
    await visitor.sees(() => visitor.dialog!.querySelector('h2')!.textContent === 'Piece 2');
    press(visitor.dialog!, 'ArrowRight');
    await visitor.sees(() => visitor.dialog!.querySelector('h2')!.textContent === 'Piece 1');
    press(visitor.dialog!, 'ArrowLeft');
    await visitor.sees(() => visitor.dialog!.querySelector('h2')!.textContent === 'Piece 2');
    visitor.dialog!.dispatchEvent(new Event('cancel', { cancelable: true }));
    await visitor.sees(() => !visitor.dialog);
  });

  it('says so when it is gone', async () => {
    const visitor = await openFeed(numbered(1));
    const [id] = await visitor.community.posts({ title: 'Gone soon' });
    await visitor.community.setState(id!, 'hidden');
    history.replaceState(null, '', `#community-showcase?post=${id}`);
    window.dispatchEvent(new Event('hashchange'));
    await visitor.sees(() => visitor.dialog?.textContent.includes('no longer available'));
  });

  it('can be reported, once', async () => {
    const visitor = await openFeed(numbered(1));
    await visitor.open('Piece 1');
    visitor.button('Report').click();
    await visitor.sees(() => visitor.all('textarea').length);
    visitor.all<HTMLTextAreaElement>('textarea')[0]!.value = 'Not theirs.';
    visitor.button('Send report').click();
    await visitor.sees(() => visitor.text.includes('Thank you. The hosts will review it.'));
    const [report] = await visitor.community.received('POST', '/showcase/posts');
    expect(report!.body).to.deep.equal({ reason: 'Not theirs.' });
  });

  it('may be taken over by the site', async () => {
    const visitor = await openFeed(numbered(1));
    let detail: unknown;
    visitor.feed.addEventListener('community-post-open-request', (event) => {
      event.preventDefault();
      ({ detail } = event as CustomEvent<unknown>);
    });
    visitor.link('Piece 1').click();
    await visitor.sees(() => detail);
    expect(visitor.dialog).to.equal(undefined);
  });
});

describe('a video', () => {
  afterEach(cleanAddress);

  it('is a picture and a button, and nobody else hears of the visitor before it is pressed', async () => {
    const visitor = await openFeed([film]);
    expect(visitor.all('iframe, video, audio')).to.deep.equal([]);
    const before = visitor.part('media')!.getBoundingClientRect();
    visitor.button('Play: A walk').click();
    await visitor.sees(() => visitor.all('iframe').length);
    expect(visitor.all<HTMLIFrameElement>('iframe')[0]!.src).to.equal(
      'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1',
    );
    const after = visitor.part('media')!.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([before.width, before.height]);
  });

  it('plays alone, in all feeds of the page', async () => {
    const media = 'https://example.org/sound.mp3';
    const visitor = await openFeed(
      [film, { title: 'A sound', kind: 'audio', media }],
      (api) => html`<showcase-feed api=${api}></showcase-feed><showcase-feed api=${api}></showcase-feed>`,
    );
    const [, second] = visitor.feed.parentElement!.querySelectorAll('showcase-feed');
    visitor.button('Play: A walk').click();
    await visitor.sees(() => visitor.all('iframe').length === 1);
    visitor.button('Play: A sound').click();
    await visitor.sees(() => visitor.all('audio').length === 1);
    expect(visitor.all('iframe')).to.have.length(0);
    await visitor.sees(() => second!.shadowRoot!.querySelector('.play'));
    second!.shadowRoot!.querySelector<HTMLElement>('.play')!.click();
    await visitor.sees(() => second!.shadowRoot!.querySelector('audio, iframe'));
    expect(visitor.all('audio, iframe')).to.have.length(0);
  });
});

describe('filters', () => {
  afterEach(cleanAddress);

  const tag = (api: string) => html`<showcase-feed api=${api} filters></showcase-feed>`;
  const posts = [film, { title: 'Text', topics: ['herons'], author: 'Ben' }, { title: 'Drawing' }];

  it('are in the address, so that they can be shared and come back', async () => {
    const visitor = await openFeed(posts, tag);
    await visitor.sees(() => visitor.part('filters'));
    visitor.button('Video').click();
    await visitor.sees(() => visitor.titles.join() === 'A walk');
    expect(location.hash).to.equal('#community-showcase?kind=video');
    const { community } = visitor;
    visitor.feed.remove();
    const other = await visit(community, tag);
    expect(other.titles).to.deep.equal(['A walk']);
    await other.sees(() => other.part('filters'));
    other.button('All').click();
    await other.cards(3);
    expect(location.hash).to.equal('');
  });

  it('find by words, and say when nothing fits', async () => {
    const visitor = await openFeed(posts, tag);
    await visitor.sees(() => visitor.part('filters'));
    const search = visitor.all<HTMLInputElement>('input')[0]!;
    const type = (words: string) => {
      search.value = words;
      search.dispatchEvent(new Event('input'));
    };
    type('draw');
    await visitor.sees(() => visitor.titles.join() === 'Drawing');
    const status = () => visitor.all('.base > [role="status"]')[0]!.textContent;
    await visitor.sees(() => status() === '1 result');
    type('nobody');
    await visitor.sees(() => visitor.text.includes('No results.'));
    await visitor.sees(() => status() === 'No results. Try removing a filter.');
    visitor.button('Clear filters').click();
    await visitor.cards(3);
    expect(search.value).to.equal('');
    expect(visitor.feed.shadowRoot!.activeElement?.textContent).to.contain('All');
  });

  it('are nothing to a feed that shows none', async () => {
    history.replaceState(null, '', '#community-showcase?kind=video');
    const visitor = await openFeed(posts);
    expect(visitor.titles).to.have.length(3);
  });
});
