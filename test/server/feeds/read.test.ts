import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDate } from '../../../server/feeds/dates.ts';
import { readFeed, type ReadFeed } from '../../../server/feeds/read.ts';

const address = 'https://ada.example/feed';

function read(text: string, contentType = 'application/xml'): ReadFeed {
  const feed = readFeed({ body: new TextEncoder().encode(text), contentType, address });
  if ('fault' in feed) assert.fail(feed.say);
  return feed;
}
const fault = (text: string, contentType = 'text/html') => {
  const feed = readFeed({ body: new TextEncoder().encode(text), contentType, address });
  return 'fault' in feed ? feed : undefined;
};

const youtube = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <title>Herons</title><link rel="alternate" href="https://www.youtube.com/channel/UC1"/><author><name>Ada</name></author>
 <entry><id>yt:video:abcdefghijk</id><yt:videoId>abcdefghijk</yt:videoId><title>At the weir</title>
  <link rel="alternate" href="https://www.youtube.com/watch?v=abcdefghijk"/><published>2026-11-20T10:00:00+00:00</published>
  <media:group><media:title>At the weir</media:title><media:content url="https://www.youtube.com/v/abcdefghijk?version=3" type="application/x-shockwave-flash"/>
  <media:thumbnail url="https://i1.ytimg.com/vi/abcdefghijk/hqdefault.jpg" width="480" height="360"/><media:description>Four minutes.</media:description></media:group></entry></feed>`;

const podcast = `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Kitchen</title><ttl>90</ttl>
 <itunes:author>Amara</itunes:author><language>en-gb</language>
 <item><title>Six &amp; seven</title><link>https://kitchen.example/</link><guid isPermaLink="false">ep-6</guid>
  <pubDate>Fri, 20 Nov 2026 06:00:00 +0100</pubDate><description>&lt;p&gt;Kettle.&lt;/p&gt;&lt;p&gt;Rain.&lt;/p&gt;</description>
  <enclosure url="https://kitchen.example/6.mp3" type="audio/mpeg" length="123"/><itunes:image href="/6.jpg"/></item></channel></rss>`;

describe('a feed', () => {
  it('of YouTube comes out as videos with their picture', () => {
    const { entries, format } = read(youtube);
    assert.equal(format, 'atom');
    assert.deepEqual(entries, [
      {
        id: 'yt:video:abcdefghijk',
        kind: 'video',
        title: 'At the weir',
        link: 'https://www.youtube.com/watch?v=abcdefghijk',
        date: '2026-11-20T10:00:00.000Z',
        excerpt: 'Four minutes.',
        topics: [],
        author: { name: 'Ada' },
        picture: 'https://i1.ytimg.com/vi/abcdefghijk/hqdefault.jpg',
      },
    ]);
  });

  it('that links a video in any of the forms that people share is of videos', () => {
    for (const link of [
      'https://www.youtube.com/live/abcdefghijk?feature=share',
      'https://vimeo.com/823141156/90e6d75118',
    ])
      assert.equal(
        read(`<rss><channel><item><title>x</title><link>${link}</link></item></channel></rss>`).entries[0]!
          .kind,
        'video',
      );
  });

  it('of a podcast comes out as sounds', () => {
    const { entries, ttl, title } = read(podcast);
    assert.deepEqual([title, ttl], ['Kitchen', 90]);
    assert.deepEqual(entries[0], {
      id: 'ep-6',
      kind: 'audio',
      title: 'Six & seven',
      link: 'https://kitchen.example/',
      date: '2026-11-20T05:00:00.000Z',
      excerpt: 'Kettle. Rain.',
      topics: [],
      author: { name: 'Amara' },
      language: 'en-GB',
      picture: 'https://ada.example/6.jpg',
      media: 'https://kitchen.example/6.mp3',
    });
  });

  it('that is ill-formed is read as it was meant', () => {
    const { entries, title } = read(
      '\n\n  junk <rss><channel><title>Tom & Ada&nbsp;– cups\u0001</title><item><title>One</title><link>https://a.example/1</item>',
    );
    assert.equal(title, 'Tom & Ada – cups');
    assert.equal(entries[0]?.link, 'https://a.example/1');
  });

  it('is taken in the encoding that it is in', () => {
    const rss = (title: string) =>
      `<?xml version="1.0" encoding="windows-1252"?><rss><channel><title>${title}</title></channel></rss>`;
    const body = new Uint8Array(Buffer.from(rss('caf\u00e9 \u0093quoted\u0094'), 'latin1'));
    const feed = readFeed({ body, contentType: null, address });
    assert.equal('title' in feed && feed.title, 'café “quoted”');
    const wide = new Uint8Array(Buffer.from(`\ufeff${rss('café')}`, 'utf16le'));
    const other = readFeed({ body: wide, contentType: 'text/xml; charset=utf-8', address });
    assert.equal('title' in other && other.title, 'café');
  });

  it('with one broken letter stays in its encoding', () => {
    const rss = new TextEncoder().encode('<rss><channel><title>Grüße aus Köln – heute');
    const cut = Uint8Array.of(...rss, 0xc3);
    const found = readFeed({ body: cut, contentType: 'text/xml; charset=utf-8', address });
    assert.equal('title' in found && found.title, 'Grüße aus Köln – heute\ufffd');
  });

  it('behind the warnings of its server is found', () => {
    const { title } = read(
      '<br />\n<b>Warning</b>: include() in <b>feed.php</b><br>\n<?xml version="1.0"?><rss><channel><title>Herons',
    );
    assert.equal(title, 'Herons');
  });

  it('without guids knows its episodes by their files', () => {
    const episode = (name: string) =>
      `<item><title>${name}</title><link>https://a.example/</link><enclosure url="/${name}.mp3" type="audio/mpeg"/></item>`;
    const { entries } = read(`<rss><channel>${episode('one')}${episode('two')}</channel></rss>`);
    assert.deepEqual(
      entries.map(({ id }) => id),
      ['https://ada.example/one.mp3', 'https://ada.example/two.mp3'],
    );
  });

  it('whose entries all have one id, or a word that is none, has each of them by its link', () => {
    const one = (title: string, link: string, guid: string) =>
      `<item><title>${title}</title><link>https://site.example${link}</link><guid isPermaLink="false">${guid}</guid></item>`;
    const ids = (...items: string[]) =>
      read(
        `<rss version="2.0"><channel><title>Releases</title><link>https://site.example/</link>${items.join('')}</channel></rss>`,
      ).entries.map(({ id }) => id);
    const known = 'https://site.example/b';
    for (const guid of ['N/A', 'none', '0', '-', 'Releases', 'https://site.example/']) {
      const both = ids(one('First', '/a', guid), one('Second', '/b', guid));
      assert.deepEqual(both, ['https://site.example/a', known], guid);
      // Alone in the feed it is the same.
      assert.deepEqual(ids(one('Second', '/b', guid)), [known], guid);
    }
    assert.deepEqual(ids(one('First', '/a', 'tag:x'), one('Second', '/b', 'tag:x')), [
      'https://site.example/a',
      known,
    ]);
    assert.deepEqual(
      ids(one('First', '/a', 'x1'), one('First again', '/a', 'x1'), one('Second', '/b', 'x2')),
      ['x1', 'x1', 'x2'],
    );
  });

  it('starts relative addresses from each xml:base around them', () => {
    const { entries } = read(
      '<feed xml:base="https://a.example/blog/"><entry xml:base="2026/"><title>One</title><link href="one" xml:base="11/"/><link rel="enclosure" type="audio/mpeg" href="one.mp3"/></entry></feed>',
    );
    assert.equal(entries[0]?.link, 'https://a.example/blog/2026/11/one');
    assert.equal(entries[0]?.media, 'https://a.example/blog/2026/one.mp3');
  });

  it('that is none is explained, with the mend where there is one', () => {
    assert.match(fault('')!.say, /empty/);
    assert.match(fault('{"a":1}', 'application/json')!.say, /no JSON Feed/);
    assert.match(fault('hello')!.say, /neither RSS, Atom nor JSON Feed/);
    assert.match(fault('<html><p>Hello</p></html>')!.say, /web page/);
    assert.match(
      fault('<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>')!
        .say,
      /Its feed is at https:\/\/ada\.example\/rss\.xml/,
    );
  });

  it('cannot blow up: names made of names are left alone', () => {
    const names = Array.from(
      { length: 30 },
      (_, at) => `<!ENTITY n${at + 1} "&n${at};&n${at};&n${at};">`,
    ).join('');
    const { title } = read(
      `<!DOCTYPE x [<!ENTITY n0 "ha"><!ENTITY file SYSTEM "file:///etc/passwd">${names}]><rss><channel><title>&n30;&file;</title></channel></rss>`,
    );
    assert.ok(title.length < 50 && !title.includes('root'));
  });

  it('says dates in many ways', () => {
    const same = '2003-12-31T10:14:55.000Z';
    for (const text of [
      '2003-12-31T10:14:55Z',
      '2003-12-31T02:14:55-08:00',
      '20031231T101455Z',
      'Wed, 31 Dec 2003 10:14:55 GMT',
      'Wed, 31 Dec 03 02:14:55 PST',
      '31 December 2003 10:14:55',
      'Wed Dec 31 10:14:55 2003',
      'December 31, 2003 10:14:55',
      'Wed,31 Dec 2003 10:14:55 +0000 GMT',
      'Wed, 31 Dec 2003 10:14:55 Etc/GMT',
      'Wed Dec 31 2003 11:14:55 GMT+0100 (CET)',
      'December 31, 2003 at 5:14:55 am EST',
      '2003/12/31 10:14:55',
      '2003-365T10:14:55Z',
    ])
      assert.equal(readDate(text), same, text);
    assert.equal(readDate('Thu, 01 Jan 2004 7:48 PM'), '2004-01-01T19:48:00.000Z');
    for (const text of ['yesterday', '', '2003-13-45T10:14:55Z', undefined, {}, '9'.repeat(1000)])
      assert.equal(readDate(text), undefined);
  });
});
