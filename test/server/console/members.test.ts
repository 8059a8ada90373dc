import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Invitation, MemberEntry, MemberList, Problem } from '../../../src/contract/index.ts';
import { community, type Community, linksIn, testDatabase } from '../community.ts';
import { Browser, browser, look, member, outcome, signedInAs } from '../members/browser.ts';
import { read } from './console.ts';

const database = testDatabase();
const membersPage = 'https://www.example.org/members';

const host = (here: Community, email = 'hanna@example.org') =>
  signedInAs(here, { email, name: 'Hanna', role: 'host' });

async function answer<Body>(response: Promise<Response>): Promise<Body> {
  return (await (await response).json()) as Body;
}
const list = (hanna: Browser, query: Record<string, string> = {}) =>
  read<MemberList>(hanna, '/members', query);
const emails = ({ members }: MemberList) => members.map(({ email }) => email);
const idOf = async (hanna: Browser, email: string) =>
  (await list(hanna)).members.find((one) => one.email === email)!.id;

describe('the members, for a host', () => {
  it('are listed newest first, with their role and how many sessions they have', async () => {
    const here = community(database());
    const hanna = await host(here);
    here.clock.pass(60);
    await signedInAs(here, { email: 'ada@example.org', name: 'Ada' });
    const { members, next, total } = await list(hanna);
    assert.deepEqual(
      members.map(({ email, name, role, sessions }) => [email, name, role, sessions]),
      [
        ['ada@example.org', 'Ada', 'member', 1],
        ['hanna@example.org', 'Hanna', 'host', 1],
      ],
    );
    assert.deepEqual([next, total], [null, 2]);
  });

  it('are found by a part of their name or address, in which % and _ are only themselves', async () => {
    const here = community(database());
    const hanna = await host(here);
    for (const [email, name] of [
      ['ada@example.org', 'Ada L.'],
      ['a_b@example.org', '100 % Bee'],
      ['axb@example.org', 'Axel\\'],
    ])
      await member(here, { email: email!, name: name!, password: null });
    const found = async (search: string) => emails(await list(hanna, { search })).sort();
    assert.deepEqual(await found('ADA@'), ['ada@example.org']);
    assert.deepEqual(await found('a_b'), ['a_b@example.org']);
    assert.deepEqual(await found('%'), ['a_b@example.org']);
    assert.deepEqual(await found('\\'), ['axb@example.org']);
    assert.deepEqual(await found('nobody'), []);
    assert.deepEqual(emails(await list(hanna, { role: 'host' })), ['hanna@example.org']);
  });

  it('come in pages that new members do not shift', async () => {
    const here = community(database());
    const hanna = await host(here);
    for (let at = 0; at < 5; at++) {
      here.clock.pass(1);
      await member(here, { email: `m${at}@example.org`, password: null });
    }
    const first = await list(hanna, { limit: '2' });
    assert.deepEqual([emails(first), first.total], [['m4@example.org', 'm3@example.org'], 6]);
    here.clock.pass(1);
    await member(here, { email: 'late@example.org', password: null });
    const second = await list(hanna, { limit: '2', after: first.next! });
    assert.deepEqual(emails(second), ['m2@example.org', 'm1@example.org']);
  });

  it('are invited by email, once for each key', async () => {
    const here = community(database(), { membersPage });
    const hanna = await host(here);
    const headers = { 'Idempotency-Key': 'once' };
    const invitation = { email: ' Ada@Example.org', role: 'facilitator', name: 'Ada', language: 'de' };
    for (let times = 0; times < 2; times++) {
      const response = await hanna.request('POST', '/members/invitations', invitation, { headers });
      assert.equal(response.status, 201);
      const { member, known } = (await response.json()) as Invitation;
      assert.deepEqual(
        [known, member.email, member.role, member.language, member.joinedAt],
        [false, 'Ada@Example.org', 'facilitator', 'de', null],
      );
    }
    await here.settled();
    assert.equal(here.mails.length, 1);
    assert.ok(linksIn(here.mails[0]!).some((link) => link.startsWith(`${membersPage}#`)));
  });

  it('keep their name and role when they are invited again', async () => {
    const here = community(database(), { membersPage });
    const hanna = await host(here);
    await member(here, { email: 'ada@example.org', name: 'Ada', password: null });
    const again = { email: 'ada@example.org', role: 'host', name: 'Someone else' };
    const { member: ada, known } = await answer<Invitation>(
      hanna.request('POST', '/members/invitations', again),
    );
    assert.deepEqual([known, ada.name, ada.role], [true, 'Ada', 'member']);
  });

  it('are invited only if there is a page to sign in on, and not without end', async () => {
    const here = community(database());
    const hanna = await host(here);
    const ada = { email: 'ada@example.org' };
    const problem = await answer<Problem>(hanna.request('POST', '/members/invitations', ada));
    assert.deepEqual([problem.code, problem.errors?.[0]?.field], ['conflict', 'membersPage']);
    const there = community(database(), { membersPage, clock: here.clock });
    const again = new Browser(there, hanna.keys);
    again.token = hanna.token;
    const outcomes = new Set<string>();
    for (let times = 0; times < 25; times++)
      outcomes.add(
        await outcome(again.request('POST', '/members/invitations', { email: `ada+${times}@example.org` })),
      );
    assert.deepEqual([...outcomes], ['ok', 'rate-limited']);
  });

  it('get another role, which applies at once', async () => {
    const here = community(database());
    const hanna = await host(here);
    const ada = await signedInAs(here, { email: 'ada@example.org' });
    const id = await idOf(hanna, 'ada@example.org');
    const changed = await answer<MemberEntry>(hanna.request('PATCH', `/members/${id}`, { role: 'host' }));
    assert.equal(changed.role, 'host');
    assert.equal((await list(ada)).total, 2);
    assert.equal(
      await outcome(hanna.request('PATCH', `/members/${id}`, { role: 'king' })),
      'validation-failed',
    );
    assert.equal(await outcome(hanna.request('PATCH', '/members/none', { role: 'host' })), 'not-found');
  });

  it('always have a host, however close two hosts are, and one who has signed in', async () => {
    const here = community(database(), { membersPage });
    const hanna = await host(here);
    const own = await idOf(hanna, 'hanna@example.org');
    const demote = (who: Browser, id: string) => who.request('PATCH', `/members/${id}`, { role: 'member' });
    const problem = await answer<Problem>(demote(hanna, own));
    assert.deepEqual(
      [problem.code, problem.detail],
      ['conflict', 'This is the last host. Make another member a host first.'],
    );
    assert.equal(await outcome(hanna.request('DELETE', `/members/${own}`)), 'conflict');
    await hanna.request('POST', '/members/invitations', { email: 'lee@example.org', role: 'host' });
    assert.equal(await outcome(demote(hanna, own)), 'conflict');
    const kim = await host(here, 'kim@example.org');
    const other = await idOf(hanna, 'kim@example.org');
    const outcomes = await Promise.all([outcome(demote(hanna, own)), outcome(demote(kim, other))]);
    assert.deepEqual(outcomes.sort(), ['conflict', 'ok']);
  });

  it('are signed out everywhere, and removed with their sessions', async () => {
    const here = community(database());
    const hanna = await host(here);
    const ada = await signedInAs(here, { email: 'ada@example.org' });
    const id = await idOf(hanna, 'ada@example.org');
    assert.equal((await hanna.request('DELETE', `/members/${id}/sessions`)).status, 204);
    assert.equal(await look(ada), 'unauthenticated');
    await ada.signIn('ada@example.org');
    assert.equal(await look(ada), 'ok');
    assert.equal((await hanna.request('DELETE', `/members/${id}`)).status, 204);
    assert.equal(await look(ada), 'unauthenticated');
    assert.deepEqual(emails(await list(hanna)), ['hanna@example.org']);
    assert.equal(await outcome(hanna.request('DELETE', `/members/${id}`)), 'not-found');
    assert.equal(await outcome(hanna.request('DELETE', `/members/${id}/sessions`)), 'not-found');
  });

  it('are told to no stranger, and a member learns nothing of who there is', async () => {
    const here = community(database(), { membersPage });
    const ada = await signedInAs(here, { email: 'ada@example.org' });
    const known = await member(here, { email: 'lee@example.org', password: null });
    const stranger = await browser(here);
    for (const id of [known.id, 'none'])
      for (const [method, path, body] of [
        ['PATCH', `/members/${id}`, { role: 'host' }],
        ['DELETE', `/members/${id}/sessions`],
        ['DELETE', `/members/${id}`],
        ['POST', '/members/invitations', { email: 'lee@example.org' }],
        ['GET', '/members'],
      ] as const) {
        assert.equal(await outcome(ada.request(method, path, body)), 'forbidden');
        assert.equal(await outcome(stranger.request(method, path, body)), 'unauthenticated');
      }
    assert.deepEqual(here.accidents, []);
  });
});
