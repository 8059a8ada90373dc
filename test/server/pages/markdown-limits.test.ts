import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPage } from '../../../server/pages/markdown.ts';
import { checkMarkdownLimits } from '../../../server/pages/markdown-limits.ts';

const nested = (levels: number, marker: string) =>
  Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}${marker} x\n`).join('');

describe('a page that would hold the server up', () => {
  const harmful: Record<string, [string, RegExp]> = {
    '2,000 nested lists': [nested(2000, '-'), /spaces before it/],
    '2,000 nested lists with numbers': [nested(2000, '1.'), /spaces before it/],
    'lists that begin on one line': ['- '.repeat(500) + 'x', /20 levels deep/],
    'quotations in quotations': ['>'.repeat(500) + ' x', /20 levels deep/],
    'quotations and lists by turns': ['> - '.repeat(100) + 'x', /20 levels deep/],
    'emphasis that nothing ends': ['*a'.repeat(128_000), /1000 signs/],
    'links that nothing ends': ['[a]('.repeat(50_000), /1000 signs/],
    'code that nothing ends': ['`a\n'.repeat(50_000), /1000 signs/],
    'a row of brackets over many lines': ['[[[\n'.repeat(20_000), /1000 signs/],
  };
  for (const [what, [markdown, detail]] of Object.entries(harmful))
    it(`for its ${what} is refused before it is parsed, with its line and the mend`, () => {
      const page = readPage(`# Title\n\n${markdown}`);
      assert.ok('detail' in page, 'it is read');
      assert.match(page.detail, detail);
      assert.match(page.detail, /Take some away|Nest it less|empty line/);
      assert.ok(page.line >= 3);
    });

  it('is not one that people write', () => {
    const pages = [
      nested(15, '-'),
      '- * one\n- *two* and `code`\n'.repeat(500),
      '| a | b |\n| - | - |\n' + '| x | y |\n'.repeat(100),
      'Many *words* and [links](https://example.org).\n\n'.repeat(2000),
      '---\n\n***\n\n- - -\n\n* * * * * * * * * * * * * * * * * * * * * * * * *\n',
      '```\n' + '    deep code\n'.repeat(100) + '```\n',
    ];
    for (const page of pages) assert.equal(checkMarkdownLimits(page), undefined, page.slice(0, 40));
  });
});
