import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'marked';
import { checkContent, renderContent } from '../../../server/letters/content/content.ts';
import { withEmailStyles } from '../../../server/letters/content/email-styles.ts';
import { sanitizeLetter } from '../../../server/letters/content/sanitize.ts';
import { textVersion } from '../../../server/letters/content/text-version.ts';
import { ProblemError } from '../../../server/problem.ts';

const rendered = (content: string, format: 'markdown' | 'html' = 'html') =>
  renderContent({} as Parameters<typeof renderContent>[0], { format, content });

describe('the HTML of a letter', () => {
  it('loses what could do anything', async () => {
    const hostile: Record<string, string> = {
      '<script>alert(1)</script>a': 'a',
      '<p onclick="alert(1)" style="position:fixed" class="x" id="y">a</p>': '<p>a</p>',
      '<a href="javascript:alert(1)">a</a>': 'a',
      '<a href=" java\nscript:alert(1)">a</a>': 'a',
      '<a href="data:text/html,<script>alert(1)</script>">a</a>': 'a',
      '<a href="//example.org">a</a> <a href="/about">b</a> <a href="#top">c</a>': 'a b c',
      '<a href="https://user:word@example.org">a</a>': 'a',
      '<img src=x onerror=alert(1)>': '',
      '<img src="javascript:alert(1)" alt="a heron">': 'a heron',
      '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">a</a></svg>b': 'b',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>b':
        'b',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>b': 'b',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe>b': 'b',
      '<form action="https://example.org"><input name="q"><button>Go</button>a</form>': 'a',
      '<style>body { display: none }</style><p>a</p>': '<p>a</p>',
      '<p title="a">b<!-- <script>alert(1)</script> --></p>': '<p>b</p>',
      '<base href="https://example.org"><meta http-equiv="refresh" content="0;url=https://example.org"><p>a</p>':
        '<p>a</p>',
      '<p lang="de\\" onload=1" dir="rtl">a</p>': '<p dir="rtl">a</p>',
      '<table><tr><td colspan="2" onclick="x" background="https://example.org/t.gif">a</td></tr></table>':
        '<table><tr><td colspan="2">a</td></tr></table>',
    };
    for (const [written, safe] of Object.entries(hostile))
      assert.equal(await rendered(written), safe, written);
  });

  it('loses pictures that count who opens it', async () => {
    const pixel =
      '<img src="https://t.example.org/open.gif" width="1" height="1"><img src="https://t.example.org/o" height="0">';
    assert.equal(await rendered(`<p>a${pixel}</p>`), '<p>a</p>');
  });

  it('is well-formed, whatever is left open or closed twice', async () => {
    assert.equal(await rendered('<p><b>a<i>b</p></b></i></div>c'), '<p><b>a<i>b</i></b></p>c');
    const deep = await rendered(`${'<div>'.repeat(5000)}a${'</div>'.repeat(5000)}b`);
    assert.equal(deep.match(/<div>/g)?.length, deep.match(/<\/div>/g)?.length);
    assert.ok(deep.endsWith('b'));
  });

  it('comes out the same when it is sanitized again, as does what is styled for email', async () => {
    const html =
      '<h1>A &amp; B</h1><blockquote>“a”<br>b</blockquote><ol start="3"><li>x</li></ol><img src="https://example.org/a.jpg?x=1&amp;y=2" alt="&quot;a&quot; {b}">';
    const once = sanitizeLetter(html);
    assert.equal(sanitizeLetter(once), once);
    assert.equal(sanitizeLetter(withEmailStyles(once, { light: '#4a3aa7' }, { dir: 'ltr' })), once);
    assert.match(once, /^<h2>A &amp; B<\/h2>/);
  });

  it('keeps a block’s name out of attributes', async () => {
    const html = await rendered('<p><img src="https://example.org/{{showcase}}.jpg" alt="{{showcase}}"></p>');
    assert.doesNotMatch(html, /\{\{/);
  });
});

describe('the Markdown of a letter', () => {
  it('may have HTML, which is sanitized like any', async () => {
    assert.equal(
      await rendered(
        'A <b onclick="x">bird</b> [a](javascript:alert(1)) <script>alert(1)</script>',
        'markdown',
      ),
      '<p>A <b>bird</b> a </p>',
    );
    assert.equal(
      await rendered('# A *bird*\n\n~~one~~ <https://example.org>', 'markdown'),
      '<h2>A <em>bird</em></h2>\n<p><del>one</del> <a href="https://example.org/">https://example.org</a></p>',
    );
  });

  it('that would take long to parse is refused with its line', () => {
    const content = `fine\n\n${'*a_'.repeat(2000)}`;
    assert.throws(
      () => checkContent({ format: 'markdown', content }),
      (error) => error instanceof ProblemError && /^Line 3: /.test(error.reasons.errors![0]!.detail),
    );
  });

  it('of the largest size is parsed in linear time', () => {
    for (const piece of [
      '<div>',
      '<p>a ',
      '{{',
      '&amp;&lt;',
      '<a href="https://example.org">',
      '<!--',
      '<table><tr><td>',
    ])
      checkContent({ format: 'html', content: piece.repeat(100_000 / piece.length) });
  });
});

describe('the text version', () => {
  it('has what the HTML says, with marks and addresses', () => {
    const html = parse(
      '# Title\n\nA [link](https://example.org/a) and <https://example.org/b>.\nMore.\n\n- one\n  - inner\n- two\n\n1. first\n2. second\n\n> quoted\n> lines\n\n---\n\n![A heron](https://example.org/h.jpg)\n\n    code  here\n      more',
      { async: false },
    );
    assert.equal(
      textVersion(sanitizeLetter(html)),
      [
        'Title\n\nA link (https://example.org/a) and https://example.org/b (https://example.org/b). More.'.replace(
          'https://example.org/b (https://example.org/b)',
          'https://example.org/b',
        ),
        '- one\n  - inner\n- two',
        '1. first\n2. second',
        '> quoted lines',
        '---',
        '[A heron]',
        'code  here\n  more',
      ]
        .join('\n\n')
        .replace('- two\n\n1. first', '- two\n1. first'),
    );
  });
});
