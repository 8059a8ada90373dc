import { expect } from '@open-wc/testing';
import { jsonFeed } from '../../src/api/sources/json-feed.ts';
import { feedItem } from './entities.ts';
import { onlyPost, open } from './stand-in.ts';

/** What a card shows of an entry that says so. */
async function line(html: unknown): Promise<string> {
  const service = await open({
    kind: 'json-feed',
    items: [feedItem({ content_html: html, content_text: undefined })],
  });
  return (await onlyPost(jsonFeed(`${service.address}/feed.json`, 5))).excerpt;
}

describe('HTML of others', () => {
  it('is read as text, lines as spaces', async () => {
    expect(await line('<p>One<br>two</p><p>three <b>and</b> four</p>')).to.equal('One two three and four');
    expect(await line('<h2>Cups</h2><ul><li>blue</li><li>red</li></ul>')).to.equal('Cups blue red');
    expect(await line('One\n  line')).to.equal('One line');
  });

  it('has its entities decoded once', async () => {
    expect(await line('Tom &amp; Ada&#8217;s &#x1F3FA; &lt;b&gt; &quot;cup&quot;&hellip;')).to.equal(
      'Tom & Ada’s 🏺 <b> "cup"…',
    );
    expect(await line('&amp;lt;script&amp;gt;')).to.equal('&lt;script&gt;');
    expect(await line('&unknown; & &; &#; &#xd800;a &#99999999; &constructor;')).to.equal(
      '&unknown; & &; &#; a &#99999999; &constructor;',
    );
    expect(await line('&#9999999;')).to.equal('\ufffd');
  });

  it('has named and numbered letters as HTML writes them', async () => {
    expect(await line('Caf&eacute; &amp; Cr&egrave;me')).to.equal('Café & Crème');
    expect(
      await line('5 &times; 3 &euro; &frac12; &there4; &Omega;&omega; &Uuml;&uuml; &szlig; &yuml;'),
    ).to.equal('5 × 3 € ½ ∴ Ωω Üü ß ÿ');
    expect(
      await line('&larr;&harr; &spades;&hearts; &bull; &trade; &laquo;&rsaquo; &OElig; &thetasym; &sup2;'),
    ).to.equal('←↔ ♠♥ • ™ «› Œ ϑ ²');
    expect(await line('&lsqb;1&rsqb; &excl;&quest; &num;1 &apos;')).to.equal("[1] !? #1 '");
    expect(await line('&#146;&#x80;&#233;')).to.equal('’€é');
  });

  it('has no marks that turn what stands around them', async () => {
    expect(await line('Ada\u202eevil &#8238;x \u2066y\u2069 \ufeffz')).to.equal('Adaevil x y z');
    expect(await line('\u2067Ada \u200f\u05d0')).to.equal('Ada \u200f\u05d0');
  });

  it('loses what nobody should read', async () => {
    expect(await line('a<script>alert("<b>")</script>b<STYLE>p { color: red }</STYLE >c')).to.equal('abc');
    expect(await line('a<script>never closed')).to.equal('a');
    expect(
      await line(
        'See <span class="invisible">https://</span><span class="ellipsis">example.org/cu</span><span class="invisible">ps</span>',
      ),
    ).to.equal('See example.org/cu');
    expect(await line('Cups <a class="more-link" href="#">Continue reading</a>')).to.equal('Cups');
    expect(await line('a<!-- a comment -->b')).to.equal('ab');
  });

  it('keeps signs that begin no tag, and does not end one in a quoted value', async () => {
    expect(await line('1 < 2 <3 and a > b')).to.equal('1 < 2 <3 and a > b');
    expect(await line('<img alt="a > b" src=x>cup')).to.equal('cup');
    expect(await line("<p don't>cup")).to.equal('cup');
    expect(await line('cup <b')).to.equal('cup');
  });

  it('may be of any type, and as long and as broken as it wants', async () => {
    for (const value of [null, undefined, 7, true, [], {}, { length: 9e15 }])
      expect(await line(value)).to.equal(value === 7 ? '7' : '');
    const most = 3_000_000;
    for (const piece of [
      '<',
      '<a',
      '<a "',
      "<a '",
      '<a ="',
      '<!--',
      '<script',
      '<span class="',
      '&',
      '&a',
      ' ',
      '=',
    ])
      expect((await line(piece.repeat(most / piece.length))).length, piece).to.be.at.most(500);
    expect(await line(`${'<b>'.repeat(9000)}cup`)).to.equal('cup');
  });
});
