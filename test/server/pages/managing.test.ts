import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  MAX_PAGE_LENGTH,
  type MembersPage,
  type PageEntry,
  type PageList,
  type PagePreview,
  type PageSource,
  type Problem,
} from '../../../src/contract/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { read } from '../console/console.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';

const database = testDatabase();
const host = (here: Community, email = 'hanna@example.org') => signedInAs(here, { email, role: 'host' });
const content = '# A month\n\nHello **all**.\n\n## One\nopens: 2026-12-01\n\nLook.\n\n## Two\n\nDraw.\n';
const page = { content, role: 'member' };

async function sent<Answer>(hanna: Browser, method: string, path: string, body: unknown): Promise<Answer> {
  const response = await hanna.request(method, path, body);
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Answer;
}
const refused = async (response: Promise<Response>) => {
  const { code, errors } = (await (await response).json()) as Problem;
  return `${code} ${errors?.map(({ field, detail }) => `${field}: ${detail}`).join() ?? ''}`;
};
const source = (hanna: Browser, id = 'a-month') => read<PageSource>(hanna, `/pages/${id}/source`);

describe("the members' pages, for a host", () => {
  it('are written as Markdown, listed, changed and deleted', async () => {
    const here = community(database());
    const hanna = await host(here);
    const created = await sent<PageEntry>(hanna, 'POST', '/pages', page);
    assert.deepEqual([created.id, created.title, created.lessons], ['a-month', 'A month', 2]);
    assert.deepEqual(await read<PageList>(hanna, '/pages'), { pages: [created] });
    assert.deepEqual(await source(hanna), { ...created, content });
    here.clock.pass(5);
    const version = created.updatedAt;
    const shorter = content.split('## Two')[0]!;
    await sent(hanna, 'PUT', '/pages/a-month', { content: shorter, role: 'facilitator', version });
    const changed = await source(hanna);
    assert.deepEqual([changed.content, changed.role, changed.lessons], [shorter, 'facilitator', 1]);
    const shown = await read<MembersPage>(hanna, '/pages/a-month');
    assert.deepEqual(
      shown.lessons.map(({ title, opensOn }) => [title, opensOn]),
      [['One', '2026-12-01']],
    );
    assert.equal(await outcome(hanna.request('DELETE', '/pages/a-month')), 'ok');
    assert.equal(await outcome(hanna.request('GET', '/pages/a-month/source')), 'not-found');
    assert.equal(await outcome(hanna.request('DELETE', '/pages/a-month')), 'not-found');
    assert.deepEqual(here.accidents, []);
  });

  it('are previewed without being saved, with lessons that are not open yet', async () => {
    const here = community(database());
    const hanna = await host(here);
    const preview = await sent<PagePreview>(hanna, 'POST', '/pages/preview', { content });
    assert.deepEqual(
      preview.lessons.map(({ title, opensOn }) => [title, opensOn]),
      [
        ['One', '2026-12-01'],
        ['Two', null],
      ],
    );
    assert.deepEqual(preview.intro[0]!.runs![1], { text: 'all', bold: true });
    assert.deepEqual(await read<PageList>(hanna, '/pages'), { pages: [] });
  });

  it('are not overwritten by a host who has seen an older one, and can be saved twice', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org')];
    const { updatedAt: version } = await sent<PageEntry>(hanna, 'POST', '/pages', page);
    here.clock.pass(5);
    const mine = { ...page, content: `${content}\nMore.\n`, version };
    for (const _ of [1, 2]) await sent(hanna, 'PUT', '/pages/a-month', mine);
    const theirs = { ...page, content: `${content}\nOther.\n`, version };
    assert.match(await refused(lee.request('PUT', '/pages/a-month', theirs)), /^conflict version: It is 20/);
    assert.equal((await source(lee)).content, mine.content);
    assert.match(await refused(hanna.request('POST', '/pages', page)), /^conflict id: There is already/);
    await sent(hanna, 'POST', '/pages', { ...page, id: 'another-month' });
  });

  it('are refused with the line that is wrong', async () => {
    const here = community(database());
    const hanna = await host(here);
    for (const [method, path] of [
      ['POST', '/pages'],
      ['POST', '/pages/preview'],
    ] as const) {
      const problem = (text: string) => refused(hanna.request(method, path, { ...page, content: text }));
      assert.match(await problem('Hello'), /^validation-failed content: Line 1: Begin with a line like/);
      assert.match(await problem('# A\n\n## One\nopens: tomorrow\n'), /content: Line 4: .*tomorrow/);
      assert.match(await problem(`# A\n\n${'x'.repeat(MAX_PAGE_LENGTH)}`), /^validation-failed content/);
    }
    assert.match(await refused(hanna.request('POST', '/pages', { ...page, id: 'a/b' })), /failed id: /);
    assert.match(await refused(hanna.request('POST', '/pages', { ...page, role: 'owner' })), /failed role: /);
  });

  it('are listed and written by no member and no stranger', async () => {
    const here = community(database());
    const { updatedAt: version } = await sent<PageEntry>(await host(here), 'POST', '/pages', page);
    const member = await signedInAs(here, { email: 'kim@example.org' });
    const stranger = await browser(here);
    for (const [method, path, body] of [
      ['GET', '/pages'],
      ['GET', '/pages/a-month/source'],
      ['POST', '/pages', page],
      ['POST', '/pages/preview', { content }],
      ['PUT', '/pages/a-month', { ...page, version }],
      ['DELETE', '/pages/a-month'],
    ] as const) {
      assert.equal(await outcome(member.request(method, path, body)), 'forbidden');
      assert.equal(await outcome(stranger.request(method, path, body)), 'unauthenticated');
    }
  });
});
