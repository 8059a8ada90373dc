import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeIn, community, problemCode, signup, StillClock, testDatabase } from './community.ts';

const database = testDatabase();
const key = (name: string) => ({ 'Idempotency-Key': name });

describe('a repeated request', () => {
  it('is done once and answered the same', async () => {
    const here = community(database());
    const formToken = await here.formToken();
    here.clock.pass(3);
    const body = signup('ada@example.org', { formToken });
    const answers = [
      await here.post('/newsletter/subscriptions', body, key('one')),
      await here.post('/newsletter/subscriptions', body, key('one')),
    ];
    const [first, second] = await Promise.all(answers.map((answer) => answer.text()));
    assert.deepEqual([answers[0]!.status, answers[1]!.status], [202, 202]);
    assert.equal(first, second);
    await here.settled();
    assert.equal(here.mails.length, 1);
  });

  it('is done once when two processes get it at the same moment', async () => {
    const clock = new StillClock();
    const left = community(database(), { clock });
    const right = community(database(), { clock });
    const formToken = await left.formToken();
    clock.pass(3);
    const body = signup('ada@example.org', { formToken });
    const answers = await Promise.all(
      [left, right, left, right, left, right].map(async (here) => {
        const answer = await here.post('/newsletter/subscriptions', body, key('one'));
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    assert.equal(new Set(answers).size, 1);
    assert.match(answers[0]!, /^202/);
    await Promise.all([left.settled(), right.settled()]);
    assert.equal(left.mails.length + right.mails.length, 1);
    assert.equal((await left.database.selectFrom('signups').selectAll().execute()).length, 1);
    assert.deepEqual([...left.accidents, ...right.accidents], []);
  });

  it('is known again with a newer form token', async () => {
    const here = community(database());
    const first = await here.signUp('ada@example.org', {}, key('one'));
    const again = await here.signUp('ada@example.org', {}, key('one'));
    assert.equal(await first.text(), await again.text());
  });

  it('is refused when its key belongs to another request', async () => {
    const here = community(database());
    await here.signUp('ada@example.org', {}, key('one'));
    const answer = await here.signUp('eve@example.org', {}, key('one'));
    assert.equal(answer.status, 422);
    assert.equal(await problemCode(answer), 'idempotency-key-reused');
  });

  it('may succeed after a refusal', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    const wrong = codeIn(here.mails[0]!) === '000000' ? '111111' : '000000';
    const refused = await here.post('/newsletter/confirmations', { subscription, code: wrong }, key('two'));
    assert.equal(refused.status, 422);
    const right = { subscription, code: codeIn(here.mails[0]!) };
    assert.equal((await here.post('/newsletter/confirmations', right, key('two'))).status, 200);
    assert.equal((await here.post('/newsletter/confirmations', right, key('two'))).status, 200);
  });

  it('needs a key of 1 to 100 visible characters', async () => {
    const here = community(database());
    for (const headers of [{ 'Idempotency-Key': '' }, key('x'.repeat(101)), key('a b')]) {
      const answer = await here.signUp('ada@example.org', {}, headers);
      assert.equal(answer.status, 400);
      assert.equal(await problemCode(answer), 'idempotency-key-missing');
    }
  });
});
