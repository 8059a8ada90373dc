// Runs on source: the page build has it in every source; their tests have it as cards show it.
import { expect } from '@open-wc/testing';
import { plainText, shortened, titled } from '../../src/api/sources/plain-text.ts';

const line = (html: unknown) => shortened(plainText(html), 200);

describe('HTML of others', () => {
  it('is read as text, lines as spaces', () => {
    expect(line('<p>One<br>two</p><p>three <b>and</b> four</p>')).to.equal('One two three and four');
    expect(line('<h2>Cups</h2><ul><li>blue</li><li>red</li></ul>')).to.equal('Cups blue red');
    expect(line('One\n  line')).to.equal('One line');
  });

  it('has its entities decoded once', () => {
    expect(line('Tom &amp; Ada&#8217;s &#x1F3FA; &lt;b&gt; &quot;cup&quot;&hellip;')).to.equal(
      'Tom & Ada’s 🏺 <b> "cup"…',
    );
    expect(line('&amp;lt;script&amp;gt;')).to.equal('&lt;script&gt;');
    expect(line('&unknown; & &; &#; &#xd800;a &#99999999; &constructor;')).to.equal(
      '&unknown; & &; &#; a &#99999999; &constructor;',
    );
    expect(line('&#9999999;')).to.equal('\ufffd');
  });

  it('has named and numbered letters as HTML writes them', () => {
    expect(line('Caf&eacute; &amp; Cr&egrave;me')).to.equal('Café & Crème');
    expect(line('5 &times; 3 &euro; &frac12; &there4; &Omega;&omega; &Uuml;&uuml; &szlig; &yuml;')).to.equal(
      '5 × 3 € ½ ∴ Ωω Üü ß ÿ',
    );
    expect(
      line('&larr;&harr; &spades;&hearts; &bull; &trade; &laquo;&rsaquo; &OElig; &thetasym; &sup2;'),
    ).to.equal('←↔ ♠♥ • ™ «› Œ ϑ ²');
    expect(line('&lsqb;1&rsqb; &excl;&quest; &num;1 &apos;')).to.equal("[1] !? #1 '");
    expect(line('&#146;&#x80;&#233;')).to.equal('’€é');
  });

  it('has no marks that turn what stands around them', () => {
    expect(line('Ada\u202eevil &#8238;x \u2066y\u2069 \ufeffz')).to.equal('Adaevil x y z');
    expect(shortened('\u2067Ada \u200f\u05d0', 20)).to.equal('Ada \u200f\u05d0');
  });

  it('loses what nobody should read', () => {
    expect(line('a<script>alert("<b>")</script>b<STYLE>p { color: red }</STYLE >c')).to.equal('abc');
    expect(line('a<script>never closed')).to.equal('a');
    expect(
      line(
        'See <span class="invisible">https://</span><span class="ellipsis">example.org/cu</span><span class="invisible">ps</span>',
      ),
    ).to.equal('See example.org/cu');
    expect(line('Cups <a class="more-link" href="#">Continue reading</a>')).to.equal('Cups');
    expect(line('a<!-- a comment -->b')).to.equal('ab');
  });

  it('keeps signs that begin no tag, and does not end one in a quoted value', () => {
    expect(line('1 < 2 <3 and a > b')).to.equal('1 < 2 <3 and a > b');
    expect(line('<img alt="a > b" src=x>cup')).to.equal('cup');
    expect(line("<p don't>cup")).to.equal('cup');
    expect(line('cup <b')).to.equal('cup');
  });

  it('may be of any type, and as long and as broken as it wants', () => {
    for (const value of [null, undefined, 7, true, [], {}, { length: 9e15 }])
      expect(line(value)).to.equal(value === 7 ? '7' : '');
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
      expect(line(piece.repeat(most / piece.length)).length, piece).to.be.at.most(200);
    expect(line(`${'<b>'.repeat(9000)}cup`)).to.equal('cup');
  });
});

describe('a text', () => {
  it('is cut at a word', () => {
    expect(shortened('Thirty cups on one table', 15)).to.equal('Thirty cups on…');
    expect(shortened('Thirty cups on one table', 14)).to.equal('Thirty cups…');
    expect(shortened('Thirty cups', 11)).to.equal('Thirty cups');
    expect(shortened('x'.repeat(30), 10)).to.equal(`${'x'.repeat(9)}…`);
    expect(shortened('🏺'.repeat(30), 10)).to.equal('🏺🏺🏺🏺…');
  });

  it('is one line, without control characters and halves of characters', () => {
    expect(shortened(' a\u0000\n\tb \ud800c\u0085 ', 20)).to.equal('a b c');
  });

  it('that is a note gets its first sentence or line as the title', () => {
    expect(titled('I made a cup. It is blue.')).to.deep.equal({
      title: 'I made a cup.',
      excerpt: ' It is blue.',
    });
    expect(titled('  A cup\nIt is blue. And round.').title).to.equal('A cup');
    expect(titled('Version 1.5 is out')).to.deep.equal({ title: 'Version 1.5 is out', excerpt: '' });
    expect(titled('茶碗を作った。青い。').title).to.equal('茶碗を作った。');
    expect(titled('')).to.deep.equal({ title: '', excerpt: '' });
  });

  it('that is a long note goes on in its excerpt', () => {
    const words = Array.from({ length: 40 }, (_, at) => `word${at}`).join(' ');
    const { title, excerpt } = titled(words);
    expect(title.length).to.be.at.most(100);
    expect(`${title.slice(0, -1)}${excerpt}`).to.equal(words);
  });
});
