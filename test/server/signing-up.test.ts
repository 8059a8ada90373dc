import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { codeIn, community, CONSENT, problemCode, signup, testDatabase } from './community.ts';

const database = testDatabase();

describe('signing up', () => {
  it('answers the same whoever the address belongs to, and the mail says what is true', async () => {
    const here = community(database());
    const answers: { status: number; headers: string[]; keys: string[] }[] = [];
    const note = async (answer: Response) => {
      const body = (await answer.json()) as Record<string, unknown>;
      answers.push({ status: answer.status, headers: [...answer.headers.keys()], keys: Object.keys(body) });
      return body.subscription as string;
    };
    const first = await note(await here.signUp('ada@example.org')); // unknown
    await note(await here.signUp('ada@example.org')); // pending
    await here.settled();
    await here.post('/newsletter/confirmations', { subscription: first, code: codeIn(here.mails[0]!) });
    await note(await here.signUp('ADA@example.org')); // confirmed
    await here.settled();
    assert.match(here.mails[2]!.text, /already subscribed/);
    assert.doesNotMatch(here.mails[1]!.text, /already subscribed/);
    await sql`update subscribers set state = 'unsubscribed'`.execute(here.database);
    await note(await here.signUp('ada@example.org')); // unsubscribed
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.equal(answers.length, 4);
  });

  it('puts the consent on record when it is given and again when it is confirmed', async () => {
    const here = community(database(), { clientAddress: () => '192.0.2.7' });
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    await here.settled();
    here.clock.pass(60);
    await here.post('/newsletter/confirmations', { subscription, code: codeIn(here.mails[0]!) });
    const records = await here.database.selectFrom('consents').selectAll().orderBy('recorded_at').execute();
    assert.deepEqual(
      records.map(({ event }) => event),
      ['given', 'confirmed'],
    );
    for (const record of records) {
      assert.equal(record.wording, CONSENT.wording);
      assert.equal(record.sha256, createHash('sha256').update(CONSENT.wording).digest('hex'));
      assert.equal(record.as_configured, true);
      assert.equal(record.method, 'checkbox');
      assert.equal(record.page_url, 'https://www.example.org/letter');
      assert.equal(record.locale, 'en');
      assert.ok(record.ip_tag && !record.ip_tag.includes('192'));
      assert.ok(!JSON.stringify(record).includes('ada@'));
    }
    assert.equal(records[1]!.recorded_at.getTime() - records[0]!.recorded_at.getTime(), 60_000);
    await assert.rejects(sql`update consents set wording = 'other'`.execute(here.database), /append-only/);
  });

  it('records a wording that is not the one the owner configured as such', async () => {
    const here = community(database());
    await here.signUp('ada@example.org', { consents: [{ purpose: 'newsletter', wording: 'Yes please.' }] });
    const [record] = await here.database.selectFrom('consents').selectAll().execute();
    assert.equal(record?.wording, 'Yes please.');
    assert.equal(record?.as_configured, false);
  });

  it('asks for a required consent by name, and takes the same form once it is given', async () => {
    const here = community(database());
    const formToken = await here.formToken();
    here.clock.pass(3);
    const refused = await here.post(
      '/newsletter/subscriptions',
      signup('ada@example.org', { formToken, consents: [] }),
    );
    assert.equal(refused.status, 422);
    const problem = (await refused.json()) as { code: string; errors: { field: string; detail: string }[] };
    assert.equal(problem.code, 'consent-required');
    assert.match(problem.errors[0]!.detail, /\(newsletter\)/);
    const taken = await here.post('/newsletter/subscriptions', signup('ada@example.org', { formToken }));
    assert.equal(taken.status, 202);
  });

  it('answers a filled honeypot like everybody and does nothing', async () => {
    const here = community(database());
    const answer = await here.signUp('ada@example.org', { website: 'https://spam.example' });
    assert.equal(answer.status, 202);
    assert.deepEqual(Object.keys((await answer.json()) as object), [
      'subscription',
      'resendAfter',
      'codeExpiresIn',
    ]);
    await here.settled();
    assert.equal(here.mails.length, 0);
    assert.equal((await here.database.selectFrom('signups').selectAll().execute()).length, 0);
  });

  it('refuses a form token that is too young, forged, run out or spent', async () => {
    const here = community(database());
    const formToken = await here.formToken();
    const send = (token: string) =>
      here.post('/newsletter/subscriptions', signup('ada@example.org', { formToken: token }));
    const fast = await send(formToken);
    assert.equal(fast.headers.get('Retry-After'), '2');
    assert.equal(await problemCode(fast), 'form-token-too-fast');
    here.clock.pass(2);
    assert.equal(await problemCode(await send(`${formToken}x`)), 'form-token-invalid');
    assert.equal(await problemCode(await send('a.b.c')), 'form-token-invalid');
    assert.equal((await send(formToken)).status, 202);
    assert.equal(await problemCode(await send(formToken)), 'form-token-invalid');
    const old = await here.formToken();
    here.clock.pass(3601);
    assert.equal(await problemCode(await send(old)), 'form-token-invalid');
  });

  it('forgets a mistyped address when asked, always with the same answer', async () => {
    const here = community(database());
    const { subscription } = (await (await here.signUp('ada@example.org')).json()) as {
      subscription: string;
    };
    for (const id of [subscription, subscription, 'never-there']) {
      const answer = await here.request(`/newsletter/subscriptions/${id}`, { method: 'DELETE' });
      assert.equal(answer.status, 204);
      const state = await here.request(`/newsletter/subscriptions/${id}`);
      assert.deepEqual(await state.json(), { state: 'gone' });
    }
    assert.equal((await here.database.selectFrom('signups').selectAll().execute()).length, 0);
  });

  it('keeps one person per address, whatever the capitals and the script of the host', async () => {
    const here = community(database(), { limits: { address: { most: 100, per: 3600 } } });
    const spellings = [
      'Jo@münchen.example',
      'jo@MÜNCHEN.example',
      'jo@xn--mnchen-3ya.example',
      ' jo@mu\u0308nchen.example ',
    ];
    for (const email of spellings) {
      const answer = await here.signUp(email);
      assert.equal(answer.status, 202, email);
    }
    const rows = await here.database.selectFrom('signups').select('canonical_email').distinct().execute();
    assert.deepEqual(rows, [{ canonical_email: 'jo@xn--mnchen-3ya.example' }]);
    await here.signUp('jo+letter@münchen.example');
    assert.equal(
      (await here.database.selectFrom('signups').select('canonical_email').distinct().execute()).length,
      2,
    );
  });

  it('writes in German to who reads German', async () => {
    const here = community(database());
    await here.signUp('ada@example.org', { locale: 'de-AT', name: 'Ada' });
    await here.settled();
    const mail = here.mails[0]!;
    assert.match(mail.subject, /Donnerstagsbrief/);
    assert.match(mail.text, /^Hallo,/);
    assert.match(mail.html, /<html lang="de" dir="ltr">/);
  });
});
