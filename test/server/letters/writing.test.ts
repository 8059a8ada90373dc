import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LetterList, LetterPreview, Problem } from '../../../src/contract/index.ts';
import { community, testDatabase } from '../community.ts';
import { host, names, settingsOf, subscribers, written } from './letters.ts';

const database = testDatabase();

const problemOf = async (work: Promise<unknown>): Promise<Problem> => {
  try {
    await work;
  } catch (error) {
    return JSON.parse((error as Error).message) as Problem;
  }
  throw new Error('It was not refused.');
};

describe('a letter', () => {
  it('is saved as a draft, listed, read, changed and deleted', async () => {
    const here = community(database());
    const hanna = await host(here);
    const letter = await hanna.write();
    assert.deepEqual(
      [letter.state, letter.version, letter.slug, letter.url, letter.recipients],
      ['draft', 1, 'a-heron-on-the-roof', null, null],
    );
    const changed = await hanna.call<{ version: number; slug: string }>('PUT', `/${letter.id}`, {
      ...written({ subject: 'Two herons' }),
      version: 1,
    });
    assert.deepEqual([changed.version, changed.slug], [2, 'a-heron-on-the-roof']);
    const { letters } = await hanna.call<LetterList>('GET', '');
    assert.deepEqual(
      letters.map(({ subject }) => subject),
      ['Two herons'],
    );
    assert.match((await hanna.read(letter.id)).content, /one bird/);
    await hanna.call('DELETE', `/${letter.id}`);
    assert.equal((await problemOf(hanna.read(letter.id))).code, 'not-found');
  });

  it('gets an address of its own, and says when a wanted one is taken', async () => {
    const here = community(database());
    const hanna = await host(here);
    await hanna.write();
    assert.equal((await hanna.write()).slug, 'a-heron-on-the-roof-2');
    assert.equal((await hanna.write({ subject: '鷺' })).slug, 'letter');
    assert.equal((await hanna.write({ subject: 'Größe zählt, é' })).slug, 'gro-e-zahlt-e');
    const taken = await problemOf(hanna.write({ slug: 'letter' }));
    assert.deepEqual(
      taken.errors?.map(({ field }) => field),
      ['slug'],
    );
  });

  it('gets no address that another letter has, however close two hosts are', async () => {
    const here = community(database());
    const hanna = await host(here);
    const letters = [await hanna.write(), await hanna.write(), await hanna.write()];
    const problems = await Promise.all(
      letters.map(({ id }) =>
        hanna.call('PUT', `/${id}`, { ...written(), version: 1, slug: 'heron' }).then(
          () => [],
          (error: Error) => [JSON.parse(error.message) as Problem],
        ),
      ),
    );
    assert.deepEqual(
      problems.flat().map(({ code, errors }) => [code, errors?.map(({ field }) => field)]),
      [
        ['validation-failed', ['slug']],
        ['validation-failed', ['slug']],
      ],
    );
  });

  it('is not overwritten by another host who has seen an older version', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org')];
    const letter = await hanna.write();
    const save = (who: typeof hanna, subject: string) =>
      who.call('PUT', `/${letter.id}`, { ...written({ subject }), version: letter.version });
    const outcomes = await Promise.allSettled([save(hanna, 'Of Hanna'), save(lee, 'Of Lee')]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    assert.equal(refused.length, 1);
    const { code, errors } = JSON.parse(
      ((refused[0] as PromiseRejectedResult).reason as Error).message,
    ) as Problem;
    assert.deepEqual([code, errors], ['conflict', [{ field: 'version', detail: 'It is 2 now.' }]]);
    const kept = (await hanna.read(letter.id)).subject;
    assert.equal(kept, outcomes[0].status === 'fulfilled' ? 'Of Hanna' : 'Of Lee');
    // Nor sent by someone who has not seen what it says now.
    assert.equal((await problemOf(lee.send(letter))).code, 'conflict');
  });

  it('has topics and a language of the newsletter', async () => {
    const here = community(database());
    const hanna = await host(here);
    const fieldsOf = async (more: object) => (await problemOf(hanna.write(more))).errors;
    assert.deepEqual(await fieldsOf({ topics: ['practise'] }), [
      { field: 'topics', detail: 'There is no topic practise. There are: practice, events.' },
    ]);
    assert.deepEqual(await fieldsOf({ language: 'fr' }), [
      { field: 'language', detail: 'The newsletter is not in fr. It is in en, de.' },
    ]);
  });

  it('names the blocks that there are where it has another', async () => {
    const here = community(database());
    const hanna = await host(here);
    const detailOf = async (content: string, format: 'markdown' | 'html' = 'markdown') =>
      (await problemOf(hanna.write({ content, format }))).errors?.map(
        ({ field, detail }) => `${field}: ${detail}`,
      );
    assert.deepEqual(await detailOf('Hello {{name}}'), [
      'content: Line 1: There is no block {{name}}. There are {{showcase}} and {{groups}}. To show braces, write them as code.',
    ]);
    assert.deepEqual(await detailOf('Hello.\n\nNew: {{showcase}}'), [
      'content: Line 3: {{showcase}} must be a paragraph of its own, with an empty line before and after it; in HTML <p>{{showcase}}</p>.',
    ]);
    assert.match((await detailOf('<h1>Hi</h1>{{ groups }}', 'html'))![0]!, /a paragraph of its own/);
    await hanna.write({
      content: 'As `{{name}}`.\n\n```\n{{other}}\n```\n\n## New\n{{showcase}}\n\n{{ groups }}',
    });
    await hanna.write({ content: '<div lang="de">{{showcase}}</div>', format: 'html' });
  });

  it('of 100,000 characters is taken, and a larger one is refused with the limit', async () => {
    const here = community(database());
    const hanna = await host(here);
    await hanna.write({ content: 'Ein Absatz über Vögel. \n\n'.repeat(4000) });
    const { errors } = await problemOf(hanna.write({ content: 'x'.repeat(100_001) }));
    assert.equal(errors?.[0]?.field, 'content');
    const { code, detail } = await problemOf(hanna.write({ content: 'x'.repeat(400_000) }));
    assert.deepEqual([code, detail], ['too-large', 'Send at most 320 KB.']);
  });
});

describe('a preview', () => {
  it('shows the email and the page, says how many it is for, and changes nothing', async () => {
    const here = community(database());
    await settingsOf(here, { brand: { color: '#b8321a', logo: null, footer: '12 Harbour Road' } });
    const hanna = await host(here);
    await subscribers(here, names(3));
    const letter = await hanna.write({ content: '# One bird\n\n- one\n- two\n\n{{showcase}}' });
    const { subject, html, text, web, recipients } = await hanna.call<LetterPreview>(
      'GET',
      `/${letter.id}/preview`,
    );
    assert.equal(subject, 'A heron on the roof');
    assert.equal(recipients, 3);
    assert.match(html, /And what it taught us/);
    assert.match(html, /<h2 style="[^"]+">One bird<\/h2>/);
    assert.match(html, /newsletter\/leave\?token=/);
    assert.match(text, /^One bird\n\n- one\n- two\n\nNothing new in the showcase this time\.\n\n--\n/);
    assert.match(text, /12 Harbour Road$/);
    assert.match(web, /<h1 dir="auto">A heron on the roof<\/h1>/);
    assert.doesNotMatch(web, /token=|hanna/i);
    assert.equal((await hanna.read(letter.id)).version, 1);
    assert.equal((await here.request('/letters/a-heron-on-the-roof')).status, 404);
  });

  it('is emailed to the host who asks, marked as a test, in their language', async () => {
    const here = community(database());
    const hanna = await host(here);
    await database().updateTable('members').set({ locale: 'de' }).execute();
    const letter = await hanna.write();
    await hanna.call('POST', `/${letter.id}/test`);
    await here.settled();
    const [email] = here.mails;
    assert.deepEqual([email!.to, email!.subject], ['hanna@example.org', 'Test: A heron on the roof']);
    assert.match(email!.text, /Abbestellen:\nhttps:\/\/api\.example\.org\/newsletter\/leave\?token=/);
    assert.equal(email!.headers['List-Unsubscribe-Post'], 'List-Unsubscribe=One-Click');
  });
});
