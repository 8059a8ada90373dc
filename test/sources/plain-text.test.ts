// Runs on source: the page build has it in every source; their tests have it as cards show it.
import { expect } from '@open-wc/testing';
import { shortened, titled } from '../../src/api/sources/plain-text.ts';

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
