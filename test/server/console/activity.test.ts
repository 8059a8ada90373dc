import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type * as z from 'zod/mini';
import {
  type ActivityList,
  type Endpoint,
  endpoints,
  type Letter,
  type SettingsDocument,
} from '../../../src/contract/index.ts';
import { deleteExpired } from '../../../server/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { event } from '../events/live-day.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { besideServices } from '../services/beside-a-service.ts';
import { Listmonk } from '../services/stand-ins/listmonk.ts';
import { read } from './console.ts';

const database = testDatabase();
const beside = besideServices();
/** About everything, or about several at once. */
const SUBJECTLESS = ['changeSettings', 'exportMembers', 'exportSubscribers', 'moderatePosts'];
const host = (here: Community, email = 'hanna@example.org', name = 'Hanna') =>
  signedInAs(here, { email, name, role: 'host' });
const list = (hanna: Browser, query: Record<string, string> = {}) =>
  read<ActivityList>(hanna, '/activity', query);
const told = async (hanna: Browser) =>
  (await list(hanna)).entries.map(({ host, action, about }) => `${host}: ${action} ${about ?? ''}`.trim());
const letter = {
  subject: 'A heron',
  content: 'Draw **one bird**.',
  format: 'markdown',
  previewText: '',
  topics: [],
  language: null,
};

async function sent(hanna: Browser, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await hanna.request(method, path, body);
  assert.ok(response.ok, `${method} ${path}: ${await response.clone().text()}`);
  return response.status === 204 ? undefined : response.json();
}

describe('the activity', () => {
  it('has an entry for what each host has changed or taken along, newest first', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org', 'Lee')];
    assert.deepEqual(await told(hanna), []);
    const { id, version } = (await sent(hanna, 'POST', '/newsletter/letters', letter)) as Letter;
    here.clock.pass(1);
    await sent(hanna, 'PUT', `/newsletter/letters/${id}`, { ...letter, version, subject: 'A stork' });
    here.clock.pass(1);
    const response = await lee.request('GET', '/newsletter/subscribers.csv');
    await response.text();
    here.clock.pass(1);
    const document = await read<SettingsDocument>(lee, '/settings');
    await sent(lee, 'PUT', '/settings', document);
    assert.deepEqual(await told(hanna), [
      'Lee: changeSettings',
      'Lee: exportSubscribers',
      'Hanna: changeLetter A stork',
      'Hanna: createLetter A stork',
    ]);
    const [newest] = (await list(hanna)).entries;
    assert.match(newest!.summary, /settings/);
    assert.equal((await list(hanna, { limit: '3' })).entries.length, 3);
  });

  it('names the service that was connected, also after it is disconnected', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    assert.deepEqual(await told(my.hanna), ['Hanna: connectService listmonk']);
    my.here.clock.pass(1);
    await my.call('DELETE', '/listmonk');
    assert.deepEqual(await told(my.hanna), [
      'Hanna: disconnectService listmonk',
      'Hanna: connectService listmonk',
    ]);
  });

  it('names an event and a page that have the id of a service', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    my.here.clock.pass(1);
    await sent(my.hanna, 'POST', '/events', event({ id: 'listmonk' }));
    my.here.clock.pass(1);
    await sent(my.hanna, 'POST', '/pages', {
      ...{ id: 'listmonk', role: 'member', content: '# A month\n\n## First day\n\nDraw.\n' },
    });
    assert.deepEqual(await told(my.hanna), [
      'Hanna: createPage A month',
      'Hanna: createEvent Spring day',
      'Hanna: connectService listmonk',
    ]);
  });

  it('can say for every request what it was about', () => {
    const unnamed = Object.entries<Endpoint>(endpoints).filter(
      ([, { role, method, path, recorded, response }]) =>
        (recorded ?? (role === 'host' && method !== 'GET')) &&
        !path.includes(':') &&
        !['id', 'member', 'kind'].some((it) => it in ((response as z.ZodMiniObject)?.shape ?? {})),
    );
    assert.deepEqual(unnamed.map(([name]) => name).sort(), SUBJECTLESS);
  });

  it('has no entry for reading, for what was refused, or for what the answer was repeated of', async () => {
    const here = community(database());
    const hanna = await host(here);
    await read(hanna, '/newsletter/subscribers');
    await hanna.request('POST', '/newsletter/letters', { subject: '' });
    await hanna.request('DELETE', '/members/nobody');
    const headers = { 'Idempotency-Key': 'once' };
    for (const _ of [1, 2]) await hanna.request('POST', '/newsletter/letters', letter, { headers });
    assert.deepEqual(await told(hanna), ['Hanna: createLetter A heron']);
  });

  it('has one entry for changes that follow one another, and another after a while', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { version, settings } = await read<SettingsDocument>(hanna, '/settings');
    const save = () => sent(hanna, 'PUT', '/settings', { version, settings });
    await save();
    here.clock.pass(300);
    await save();
    assert.equal((await list(hanna)).entries.length, 1);
    here.clock.pass(601);
    await save();
    assert.equal((await list(hanna)).entries.length, 2);
  });

  it('names nobody who has been removed, neither a host nor a member', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org', 'Lee Barlow')];
    await signedInAs(here, { email: 'kim@example.org', name: 'Kim Archer' });
    const idOf = async (email: string) =>
      (
        await here.database
          .selectFrom('members')
          .select('id')
          .where('email', '=', email)
          .executeTakeFirstOrThrow()
      ).id;
    const [kimId, leeId] = [await idOf('kim@example.org'), await idOf('lee@example.org')];
    await sent(lee, 'PATCH', `/members/${kimId}`, { role: 'facilitator' });
    assert.deepEqual(await told(hanna), ['Lee Barlow: changeMember Kim Archer']);
    here.clock.pass(1);
    await sent(hanna, 'DELETE', `/members/${kimId}`);
    here.clock.pass(1);
    await sent(hanna, 'DELETE', `/members/${leeId}`);
    assert.deepEqual(await told(hanna), ['Hanna: removeMember', 'Hanna: removeMember', 'null: changeMember']);
    // Short names would be found in random ids.
    assert.doesNotMatch(JSON.stringify(await list(hanna)), /kim archer|lee barlow/i);
    const rows = await here.database.selectFrom('activity').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(rows), /kim@|lee@/i);
  });

  it('is deleted after a year', async () => {
    const here = community(database());
    const hanna = await host(here);
    await sent(hanna, 'POST', '/newsletter/letters', letter);
    const later = (days: number) => new Date(here.clock.now().getTime() + days * 24 * 3600_000);
    const count = async () => (await here.database.selectFrom('activity').selectAll().execute()).length;
    await deleteExpired(here.database, later(364));
    assert.equal(await count(), 1);
    await deleteExpired(here.database, later(366));
    assert.equal(await count(), 0);
  });

  it('is shown to no member and no stranger, and has no other cursor than its own', async () => {
    const here = community(database());
    const member = await signedInAs(here, { email: 'kim@example.org' });
    assert.equal(await outcome(member.request('GET', '/activity')), 'forbidden');
    assert.equal(await outcome((await browser(here)).request('GET', '/activity')), 'unauthenticated');
    const hanna = await host(here);
    await assert.rejects(list(hanna, { after: 'x' }), /validation-failed/);
    await assert.rejects(list(hanna, { limit: '101' }), /validation-failed/);
    assert.deepEqual(here.accidents, []);
  });
});
