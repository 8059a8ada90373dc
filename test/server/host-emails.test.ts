import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { MemberList } from '../../src/contract/index.ts';
import { emailHostsAbout } from '../../server/destinations/emails.ts';
import type { Destination } from '../../server/destinations/queries.ts';
import { deliverEmails, type EmailMessage } from '../../server/index.ts';
import { emailHosts } from '../../server/showcase/emails.ts';
import { community, type Community, testDatabase } from './community.ts';
import { read } from './console/console.ts';
import { type Browser, contextOf, signedInAs } from './members/browser.ts';

const database = testDatabase();
const HOUR_S = 3600;
const membersPage = 'https://www.example.org/members';

/** A community whose mail server is away, with two hosts. */
async function withoutMailServer() {
  const mailer = {
    async send() {
      throw new Error('the mail server is away');
    },
  };
  const here = community(database(), { membersPage, mailer, report: () => undefined });
  const host = (email: string) => signedInAs(here, { email, role: 'host' });
  return { here, hanna: await host('hanna@example.org'), hugo: await host('hugo@example.org') };
}

/** The subjects that arrive at an address once the mail server is there again. */
async function arriving(here: Community, email: string): Promise<string[]> {
  await here.settled();
  here.clock.pass(HOUR_S / 2);
  const mails: EmailMessage[] = [];
  const mailer = { send: async (mail: EmailMessage) => void mails.push(mail) };
  const report = (error: unknown) => assert.fail(String(error));
  await deliverEmails({ database: here.database, mailer, clock: here.clock, report });
  const left = await here.database.selectFrom('email_queue').selectAll().execute();
  assert.equal(left.length, 0);
  return mails.filter(({ to }) => to === email).map(({ subject }) => subject);
}

const idOf = async (here: Browser, email: string) =>
  (await read<MemberList>(here, '/members', { search: email })).members[0]!.id;

const service = { kind: 'mailchimp', settings: {} } as unknown as Destination;
const webhook = { kind: 'webhook', settings: { url: 'https://crm.example/hook' } } as unknown as Destination;

/** What queues each kind of email to hosts. */
const kinds: Record<string, (here: Community, hugo: Browser) => Promise<unknown>> = {
  'a service that is paused': (here) => emailHostsAbout(contextOf(here), service),
  'a webhook that is off': (here) => emailHostsAbout(contextOf(here), webhook),
  'posts that wait': (here) => emailHosts(contextOf(here), 'queue'),
  'posts that are reported': (here) => emailHosts(contextOf(here), 'report'),
  'a test of the mail server': (_, hugo) => hugo.request('POST', '/server/test-email'),
  'a test of a letter': async (_, hugo) => {
    const letter = { subject: 'Tides', previewText: '', format: 'markdown', content: 'Low at noon.' };
    const created = await hugo.request('POST', '/newsletter/letters', {
      ...letter,
      topics: [],
      language: null,
    });
    const { id } = (await created.json()) as { id: string };
    return hugo.request('POST', `/newsletter/letters/${id}/test`);
  },
};

describe('an email to hosts that is queued', () => {
  for (const [kind, queue] of Object.entries(kinds)) {
    it(`arrives at who is still a host, about ${kind}`, async () => {
      const { here, hugo } = await withoutMailServer();
      await queue(here, hugo);
      assert.equal((await arriving(here, 'hugo@example.org')).length, 1);
    });

    it(`is not sent to who has lost the role, about ${kind}`, async () => {
      const { here, hanna, hugo } = await withoutMailServer();
      await queue(here, hugo);
      const id = await idOf(hanna, 'hugo@example.org');
      assert.equal((await hanna.request('PATCH', `/members/${id}`, { role: 'facilitator' })).status, 200);
      assert.deepEqual(await arriving(here, 'hugo@example.org'), []);
    });

    it(`is not sent to who has been removed, about ${kind}`, async () => {
      const { here, hanna, hugo } = await withoutMailServer();
      await queue(here, hugo);
      const id = await idOf(hanna, 'hugo@example.org');
      assert.equal((await hanna.request('DELETE', `/members/${id}`)).status, 204);
      assert.deepEqual(await arriving(here, 'hugo@example.org'), []);
    });
  }
});

describe('an invitation that is queued', () => {
  const invite = (hanna: Browser) =>
    hanna.request('POST', '/members/invitations', { email: 'ada@example.org', role: 'facilitator' });

  it('arrives if their role has changed, but not if the person is removed, whose link is dead', async () => {
    const { here, hanna } = await withoutMailServer();
    assert.equal((await invite(hanna)).status, 201);
    const path = `/members/${await idOf(hanna, 'ada@example.org')}`;
    await hanna.request('PATCH', path, { role: 'member' });
    assert.equal((await arriving(here, 'ada@example.org')).length, 1);
    await invite(hanna);
    await hanna.request('DELETE', path);
    assert.deepEqual(await arriving(here, 'ada@example.org'), []);
  });
});
