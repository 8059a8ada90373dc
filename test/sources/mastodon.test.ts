import { expect } from '@open-wc/testing';
import { mastodon } from '../../src/api/sources/mastodon.ts';
import type { Item } from '../support/services.ts';
import { attachment, numbered, status, time } from './entities.ts';
import { failureOf, onlyPost, open, pagesOf, posts } from './stand-in.ts';

const server = (...items: Item[]) => open({ kind: 'mastodon', items });
const postOf = async (changes: Item) => {
  const { address } = await server(status(changes));
  return onlyPost(mastodon(address, '@ada', 5));
};

describe('a showcase from Mastodon', () => {
  it('has a post with all that is known of it', async () => {
    const post = await postOf({
      content:
        '<p>I made a <em>cup</em>. It &amp; me:</p><p><a href="https://example.org/cups"><span class="invisible">https://</span><span>example.org/cups</span></a></p>',
      media_attachments: [attachment('image')],
      tags: [{ name: 'clay', url: 'https://example.social/tags/clay' }],
    });
    expect(post).to.deep.equal({
      id: '1000',
      kind: 'image',
      title: 'I made a cup.',
      excerpt: 'It & me: example.org/cups',
      link: 'https://example.social/@ada/1000',
      author: {
        name: 'Ada Wren',
        link: 'https://example.social/@ada',
        picture: 'https://files.example.social/ada.png',
      },
      picture: {
        width: 1280,
        height: 960,
        color: '#808080',
        alt: 'A blue cup',
        variants: [
          { width: 461, source: 'https://files.example.social/small/cup.jpeg' },
          { width: 1280, source: 'https://files.example.social/original/cup' },
        ],
      },
      media: null,
      event: null,
      group: null,
      topics: ['clay'],
      language: 'en',
      date: time(0),
      cheers: 3,
    });
  });

  it('comes page by page, in the order of the server, and ends', async () => {
    const { address } = await server(...numbered(status, 7));
    const source = mastodon(address, '@ada', 3);
    expect(await pagesOf(source)).to.deep.equal([
      ['Note 0', 'Note 1', 'Note 2'],
      ['Note 3', 'Note 4', 'Note 5'],
      ['Note 6'],
    ]);
    expect((await posts(source)).newest).to.equal(time(0));
  });

  it('has what many have put under a tag', async () => {
    const tags = [{ name: 'holz-größe' }];
    const boost = status({ tags, reblog: status({}, 9) }, 2);
    const other = status({ tags: [{ name: 'clay' }] }, 1);
    const { address, received } = await server(status({ tags }), other, boost);
    expect(await pagesOf(mastodon(address, '#holz-größe', 3))).to.deep.equal([['Note 0']]);
    expect((await received())[0]!.path).to.equal(
      `/api/v1/timelines/tag/${encodeURIComponent('holz-größe')}?limit=3`,
    );
  });

  it('leaves out replies, boosts, content warnings, and what is not for everybody', async () => {
    const { address } = await server(
      status({ content: 'reply', in_reply_to_id: '5' }),
      status({ content: 'boost', reblog: status({}, 9) }, 1),
      status({ content: 'sensitive', sensitive: true }, 2),
      status({ content: 'warned', spoiler_text: 'Food' }, 3),
      status({ content: 'unlisted', visibility: 'unlisted' }, 4),
      status({ content: 'private', visibility: 'private' }, 5),
      status({ content: 'seen' }, 6),
    );
    expect(await pagesOf(mastodon(address, '@ada', 20))).to.deep.equal([['seen']]);
  });

  it('reads on where nothing of a page may be shown', async () => {
    const hidden = numbered(status, 6, { sensitive: true });
    const { address } = await server(...hidden, status({}, 6));
    expect((await posts(mastodon(address, '@ada', 3))).posts.map(({ title }) => title)).to.deep.equal([
      'Note 6',
    ]);
    const { address: all, received } = await server(...numbered(status, 99, { sensitive: true }));
    expect((await posts(mastodon(all, '#x', 2))).posts).to.deep.equal([]);
    expect((await received()).length).to.be.below(6);
  });

  it('has videos and sounds that play', async () => {
    const video = await postOf({ media_attachments: [attachment('video')] });
    expect([video.kind, video.media]).to.deep.equal(['video', 'https://files.example.social/original/cup']);
    expect(video.picture!.variants.map(({ width }) => width)).to.deep.equal([461]);
    expect((await postOf({ media_attachments: [attachment('gifv')] })).kind).to.equal('video');
    const sound = attachment('audio', { preview_url: 'https://files.example.social/a.mp3', meta: {} });
    const audio = await postOf({ media_attachments: [sound] });
    expect([audio.kind, audio.picture]).to.deep.equal(['audio', null]);
    expect(
      (await postOf({ media_attachments: [attachment('unknown', { preview_url: null })] })).kind,
    ).to.equal('link');
  });

  it('has a name for a note without words: that of its picture, or of its author', async () => {
    const picture = await postOf({ content: '', media_attachments: [attachment('image')] });
    expect(picture.title).to.equal('A blue cup');
    expect((await postOf({ content: '<p> </p>' })).title).to.equal('Ada Wren');
  });

  it('says how many are new, in one request', async () => {
    const items = numbered(status, 3);
    const standIn = await server(...items.slice(2));
    const source = mastodon(standIn.address, '@ada', 3);
    expect(await source.news!(time(9))).to.equal(0);
    expect(await standIn.received()).to.deep.equal([]);
    const { newest } = await posts(source);
    await standIn.put(items);
    const before = (await standIn.received()).length;
    expect(await source.news!(newest!)).to.equal(2);
    expect((await standIn.received()).length).to.equal(before + 1);
  });

  it('says that an account is not there', async () => {
    const { address } = await server();
    expect(await failureOf(mastodon(address, '@nobody', 3))).to.include({ code: 'not-found' });
  });

  it('says when a server that is asked too much wants to be asked again', async () => {
    const standIn = await server(status());
    await standIn.fault('rate-limited');
    const { code, retryAfter } = await failureOf(mastodon(standIn.address, '@ada', 3));
    expect(code).to.equal('rate-limited');
    expect(retryAfter).to.be.within(1, 121);
  });

  it('leaves out the little pictures of its server, in texts and names', async () => {
    const emojis = ['blobcat', 'verified'].map((shortcode) => ({ shortcode }));
    const content = '<p>Hello :blobcat: world at 10:30:blobcat::verified:. And :unknown: stays.</p>';
    const account = { ...(status()['account'] as object), display_name: 'Ada :verified:', emojis };
    const standIn = await server(status({ content, emojis, account }));
    const post = await onlyPost(mastodon(standIn.address, '@ada', 5));
    expect(post.title).to.equal('Hello world at 10:30 .');
    expect(post.excerpt).to.equal('And :unknown: stays.');
    expect(post.author.name).to.equal('Ada');
  });
});
