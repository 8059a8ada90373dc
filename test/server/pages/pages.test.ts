import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Lesson, MembersPage } from '../../../src/contract/index.ts';
import { readPage } from '../../../server/pages/markdown.ts';
import { putPage, removePage } from '../../../server/pages/queries/pages.ts';
import { community, type Community, problemCode, testDatabase } from '../community.ts';
import { type Browser, outcome, signedInAs } from '../members/browser.ts';

const database = testDatabase();
const ada = { email: 'ada@example.org' };

const month = (first: string, second: string) =>
  `# A month\n\nHello.\n\n## One\nopens: ${first}\n\nLook.\n\n## Two\nopens: ${second}\n\nDraw.\n`;

async function put(here: Community, markdown: string, id = 'month', role: 'member' | 'host' = 'member') {
  const page = readPage(markdown);
  assert.ok(!('detail' in page), JSON.stringify(page));
  await putPage(here.database, id, page, { role, now: here.clock.now() });
}

const read = async (who: Browser, zone: string) =>
  (await (await who.request('GET', `/pages/month?zone=${zone}`)).json()) as MembersPage;
const lesson = (who: Browser, id: string, zone = 'UTC') =>
  outcome(who.request('GET', `/pages/month/lessons/${id}?zone=${zone}`));
const tick = (who: Browser, id: string, done: boolean) =>
  outcome(who.request('PUT', `/pages/month/lessons/${id}/progress?zone=UTC`, { done }));

describe("a members' page", () => {
  it('opens each lesson at midnight of its day, where the member is', async () => {
    const here = community(database());
    await put(here, month('2026-11-19', '2026-11-20'));
    const who = await signedInAs(here, ada);
    const open = async (zone: string) => (await read(who, zone)).lessons.map((it) => it.open);
    here.clock.time = Date.parse('2026-11-19T09:59:59Z');
    assert.deepEqual(await open('Pacific/Kiritimati'), [true, false]);
    here.clock.time = Date.parse('2026-11-19T10:00:00Z');
    assert.deepEqual(await open('Pacific/Kiritimati'), [true, true]);
    assert.deepEqual(await open('UTC'), [true, false]);
    assert.deepEqual(await open('Pacific/Niue'), [false, false]);
    assert.equal(await lesson(who, 'two'), 'not-found');
    assert.equal(await lesson(who, 'two', 'Pacific/Kiritimati'), 'ok');
    assert.equal(await lesson(who, 'one', 'Pacific/Niue'), 'not-found');
    assert.equal(await outcome(who.request('GET', '/pages/month?zone=Mars/Base')), 'validation-failed');
  });

  it('keeps what each member ticks off, once, and not before its day', async () => {
    const here = community(database());
    await put(here, month('2026-11-01', '2026-12-01'));
    const [one, other] = [await signedInAs(here, ada), await signedInAs(here, { email: 'ben@example.org' })];
    for (let times = 0; times < 2; times++) assert.equal(await tick(one, 'one', true), 'ok');
    assert.equal(await tick(one, 'two', true), 'not-found');
    const done = async (who: Browser) => (await read(who, 'UTC')).lessons.map((it) => it.done);
    assert.deepEqual(await done(one), [true, false]);
    assert.deepEqual(await done(other), [false, false]);
    assert.equal((await here.database.selectFrom('lesson_progress').selectAll().execute()).length, 1);
    await tick(one, 'one', false);
    assert.deepEqual(await done(one), [false, false]);
  });

  it('is not for strangers, and not for a role below its own', async () => {
    const here = community(database());
    await put(here, month('2026-11-01', '2026-11-01'), 'month', 'host');
    for (const path of ['/pages/month', '/pages/month/lessons/one', '/pages/nowhere']) {
      const answer = await here.request(path);
      assert.equal(answer.status, 401);
      assert.ok(!(await answer.text()).includes('A month'));
    }
    const who = await signedInAs(here, ada);
    assert.equal(await lesson(who, 'one'), 'forbidden');
    assert.equal(await tick(who, 'one', true), 'forbidden');
    assert.equal(await outcome(who.request('GET', '/pages/nowhere')), 'not-found');
    const host = await signedInAs(here, { email: 'host@example.org', role: 'host' });
    assert.equal(await lesson(host, 'one'), 'ok');
  });

  it('keeps the ticks of lessons that stay when it is put in again', async () => {
    const here = community(database());
    await put(here, month('2026-11-01', '2026-11-01'));
    const who = await signedInAs(here, ada);
    await tick(who, 'one', true);
    await tick(who, 'two', true);
    await put(here, '# A month\n\n## Zero\n\nNew.\n\n## One\n\nLook again.\n');
    const page = await read(who, 'UTC');
    assert.deepEqual(
      page.lessons.map(({ id, done }) => [id, done]),
      [
        ['zero', false],
        ['one', true],
      ],
    );
    assert.ok(await removePage(here.database, 'month'));
    assert.equal(await problemCode(await who.request('GET', '/pages/month')), 'not-found');
  });
});

describe('a text in Markdown', () => {
  const blocks = (markdown: string) => {
    const page = readPage(`# A page\n\n${markdown}`);
    assert.ok(!('detail' in page));
    return page.intro;
  };

  it('becomes the small tree of the contract', () => {
    assert.deepEqual(blocks('Hello **bold _both_** `code` [there](https://example.org).'), [
      {
        kind: 'paragraph',
        runs: [
          { text: 'Hello ' },
          { text: 'bold ', bold: true },
          { text: 'both', bold: true, italic: true },
          { text: ' ' },
          { text: 'code', code: true },
          { text: ' ' },
          { text: 'there', link: 'https://example.org' },
          { text: '.' },
        ],
      },
    ]);
    assert.deepEqual(blocks('1. one\n   - two\n2. three')[0]!.items, [
      { level: 0, ordered: true, runs: [{ text: 'one' }] },
      { level: 1, ordered: false, runs: [{ text: 'two' }] },
      { level: 0, ordered: true, runs: [{ text: 'three' }] },
    ]);
    assert.deepEqual(
      blocks('### Three\n\n> said\n\n```\n<b>\n```\n\n---\n\n![a cup](https://example.org/cup.jpg)\n').map(
        ({ kind }) => kind,
      ),
      ['heading', 'quote', 'code', 'rule', 'image'],
    );
    assert.deepEqual(blocks('https://youtu.be/abcdefghijk'), [
      { kind: 'video', source: 'https://youtu.be/abcdefghijk', title: '' },
    ]);
  });

  it('keeps HTML as text, and leads nowhere it should not', () => {
    const text = JSON.stringify(
      blocks(
        '<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](data:text/html,x) ![z](http://example.org/z.png) <javascript:alert(1)>',
      ),
    );
    assert.ok(!/"(link|source)"/.test(text), text);
    assert.ok(text.includes('<script>alert(1)</script>'));
  });

  it('is refused with the line and the mend', () => {
    assert.deepEqual(readPage('No title.\n'), {
      line: 1,
      detail: 'Begin with a line like “# Month of Learning”: the title of the page.',
    });
    const wrong = readPage('# A\n\nHello.\n\n## One\nopens: tomorrow\n\nLook.\n');
    assert.deepEqual(wrong, {
      line: 6,
      detail: '“tomorrow” is no date. Write it like “opens: 2026-12-01”.',
    });
    assert.match(JSON.stringify(readPage('# A\n\n## One\nopens: 2026-02-30\n')), /is no date/);
  });

  it('has ids in every script, each its own', () => {
    const page = readPage(
      '# A\n\n## Día uno: ¡Mira!\n\nx\n\n## 第一課\n\nx\n\n## 第一課\n\nx\n\n## !!!\n\nx\n',
    );
    assert.ok(!('detail' in page));
    assert.deepEqual(
      page.lessons.map(({ id }) => id),
      ['día-uno-mira', '第一課', '第一課-2', 'lesson'],
    );
  });

  it('takes whatever people write, and shows it as it is', async () => {
    const here = community(database());
    const who = await signedInAs(here, ada);
    for (const text of [
      '\u202eright to left',
      '<svg onload=alert(1)>',
      '&lt;b&gt; & ©',
      '𝒲𝑒 💃🏽',
      "'; drop table pages; --",
    ]) {
      await put(here, `# ${text}\n\n## A\n\n${text}\n`);
      const { content } = (await (await who.request('GET', '/pages/month/lessons/a')).json()) as Lesson;
      const shown = content
        .flatMap((it) => it.runs ?? [])
        .map((it) => it.text)
        .join('');
      assert.equal(shown, text === '&lt;b&gt; & ©' ? '<b> & ©' : text);
    }
  });
});
