import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonIn } from '../../../src/contract/foreign-text.ts';

const posts = '[{"id":1,"title":"A ] \\" } [","list":[1,{"b":[]}]}]';
const notice = '<br />\n<b>Deprecated</b>: $a[0] of array(1) {[1]} in eval()[2] on line 3<br />\n';

describe('JSON with something around it', () => {
  for (const [what, text] of Object.entries({
    'nothing but spaces': ` \n${posts}\n`,
    'a byte order mark': `\ufeff${posts}`,
    'a notice of PHP': notice + posts,
    'the comment of a cache': `${posts}\n<!-- page cached [1] {2} -->`,
    both: `${notice}\ufeff${posts}<!-- Cached -->`,
    'the prefix of another time': `)]}',\n${posts}`,
  }))
    it(`is found behind ${what}`, () => {
      assert.deepEqual(jsonIn(text), JSON.parse(posts));
    });

  it('is none in a page, in half an answer, or in nothing', () => {
    for (const text of ['', 'Hello', '<html><p>[x] {y}</p></html>'])
      assert.equal(jsonIn(text), undefined, text);
    assert.ok(!Array.isArray(jsonIn(posts.slice(0, -1))));
  });

  it('is looked for in a few places only, however many brackets there are', () => {
    for (const text of [
      '['.repeat(300_000),
      '{"'.repeat(300_000),
      '["a",'.repeat(300_000),
      '[]'.repeat(300_000),
    ]) {
      const found = jsonIn(text);
      assert.ok(found === undefined || (Array.isArray(found) && found.length === 0));
    }
  });
});
