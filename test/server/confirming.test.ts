import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  codeIn,
  community,
  confirmLinkIn,
  leaveLinkIn,
  path,
  problemCode,
  testDatabase,
  tokenIn,
} from './community.ts';

const database = testDatabase();

describe('confirming', () => {
  it('puts a person on the list by the code from the mail', async () => {
    const here = community(database());
    const answer = await here.signUp('Ada@Example.org');
    assert.equal(answer.status, 202);
    const { subscription, ...rest } = (await answer.json()) as { subscription: string };
    assert.deepEqual(rest, { resendAfter: 60, codeExpiresIn: 600 });
    await here.settled();
    assert.equal(here.mails.length, 1);
    const mail = here.mails[0]!;
    assert.equal(mail.to, 'Ada@Example.org');
    assert.deepEqual(await state(here, subscription), 'pending');
    const code = codeIn(mail);
    const confirmed = await here.post('/newsletter/confirmations', {
      subscription,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    assert.equal(confirmed.status, 200);
    assert.deepEqual(await confirmed.json(), { state: 'confirmed' });
    assert.equal(await state(here, subscription), 'confirmed');
    const [subscriber] = await here.database.selectFrom('subscribers').selectAll().execute();
    assert.equal(subscriber?.state, 'confirmed');
    assert.equal(subscriber?.canonical_email, 'ada@example.org');
    assert.equal(subscriber?.email, 'Ada@Example.org');
  });

  it('puts a person on the list by the button behind the link', async () => {
    const here = community(database());
    await here.signUp('ada@example.org');
    await here.settled();
    const link = confirmLinkIn(here.mails[0]!);
    const opened = await here.request(path(link));
    assert.equal(opened.status, 200);
    assert.match(await opened.text(), /Yes, this is my address/);
    const done = await here.submit('/newsletter/confirm', { token: tokenIn(link) });
    assert.equal(done.status, 200);
    const page = await done.text();
    assert.match(page, /You’re subscribed/);
    assert.match(page, /href="https:\/\/www\.example\.org\/letter"/);
    assert.equal((await here.database.selectFrom('subscribers').selectAll().execute()).length, 1);
  });

  it('lets a mail scanner open every link twice and changes nothing', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    for (const link of [confirmLinkIn(here.mails[0]!), leaveLinkIn(here.mails[0]!)]) {
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
        assert.equal((await here.request(path(link), { method })).status, 200);
      }
    }
    assert.equal(await state(here, subscription), 'pending');
    assert.equal((await here.database.selectFrom('subscribers').selectAll().execute()).length, 0);
  });

  it('takes five wrong codes and then not even the right one', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    const code = codeIn(here.mails[0]!);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let tries = 0; tries < 5; tries++) {
      const answer = await here.post('/newsletter/confirmations', { subscription, code: wrong });
      assert.equal(answer.status, 422);
      assert.equal(await problemCode(answer), 'invalid-code');
    }
    const answer = await here.post('/newsletter/confirmations', { subscription, code });
    assert.equal(answer.status, 410);
    assert.equal(await problemCode(answer), 'code-expired');
  });

  it('takes a code for 10 minutes and a link for 24 hours', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    here.clock.pass(600);
    const late = await here.post('/newsletter/confirmations', { subscription, code: codeIn(here.mails[0]!) });
    assert.equal(await problemCode(late), 'code-expired');
    const link = confirmLinkIn(here.mails[0]!);
    here.clock.pass(24 * 3600 - 600);
    assert.equal((await here.request(path(link))).status, 410);
    assert.equal((await here.submit('/newsletter/confirm', { token: tokenIn(link) })).status, 410);
    assert.equal((await here.database.selectFrom('subscribers').selectAll().execute()).length, 0);
  });

  it('voids the old code and link when a new mail is sent', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    const mails = `/newsletter/subscriptions/${subscription}/emails`;
    const soon = await here.post(mails, null);
    assert.equal(soon.status, 429);
    assert.equal(soon.headers.get('Retry-After'), '60');
    here.clock.pass(60);
    assert.equal((await here.post(mails, null)).status, 202);
    await here.settled();
    const [first, second] = here.mails;
    assert.equal((await here.request(path(confirmLinkIn(first!)))).status, 410);
    assert.equal((await here.request(path(confirmLinkIn(second!)))).status, 200);
    const done = await here.post('/newsletter/confirmations', { subscription, code: codeIn(second!) });
    assert.equal(done.status, 200);
  });

  it('sends six mails for one signup and no more', async () => {
    const here = community(database(), { limits: { address: { most: 100, per: 3600 } } });
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    const statuses: number[] = [];
    for (let resend = 0; resend < 6; resend++) {
      here.clock.pass(60);
      statuses.push((await here.post(`/newsletter/subscriptions/${subscription}/emails`, null)).status);
    }
    assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429]);
  });

  it('does nothing more with a link or a code that did its work', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    const token = tokenIn(confirmLinkIn(here.mails[0]!));
    await here.submit('/newsletter/confirm', { token });
    await here.submit(path(leaveLinkIn(here.mails[0]!)), { 'List-Unsubscribe': 'One-Click' });
    assert.equal((await here.submit('/newsletter/confirm', { token })).status, 410);
    const code = codeIn(here.mails[0]!);
    assert.equal((await here.post('/newsletter/confirmations', { subscription, code })).status, 410);
    const [subscriber] = await here.database.selectFrom('subscribers').selectAll().execute();
    assert.equal(subscriber?.state, 'unsubscribed');
  });
});

async function state(here: ReturnType<typeof community>, subscription: string): Promise<string> {
  const answer = await here.request(`/newsletter/subscriptions/${subscription}`);
  return ((await answer.json()) as { state: string }).state;
}
