import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem, Settings, SettingsDocument } from '../../../src/contract/index.ts';
import { defaultSettings } from '../../../server/index.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { settingsOf } from '../letters/letters.ts';
import { type Browser, browser, outcome, signedInAs } from '../members/browser.ts';
import { read } from './console.ts';

const database = testDatabase();
const host = (here: Community, email = 'hanna@example.org') => signedInAs(here, { email, role: 'host' });
const load = (hanna: Browser) => read<SettingsDocument>(hanna, '/settings');
const save = (hanna: Browser, version: string, settings: object) =>
  hanna.request('PUT', '/settings', { version, settings });
const problemOf = async (response: Promise<Response>) => (await (await response).json()) as Problem;

describe('the settings, for a host', () => {
  it('are the defaults until they are changed, and take effect at once', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { version, settings } = await load(hanna);
    assert.deepEqual(settings, defaultSettings);
    const response = await save(hanna, version, { ...settings, title: 'The Friday letter' });
    assert.equal(response.status, 200);
    const saved = (await response.json()) as SettingsDocument;
    assert.notEqual(saved.version, version);
    assert.deepEqual(await load(hanna), saved);
    const newsletter = (await (await here.request('/newsletter')).json()) as { title: string };
    assert.equal(newsletter.title, 'The Friday letter');
  });

  it('are not overwritten by a host who has seen older ones, wherever they were changed', async () => {
    const here = community(database());
    const [hanna, lee] = [await host(here), await host(here, 'lee@example.org')];
    const { version, settings } = await load(hanna);
    const statuses = await Promise.all(
      ['Of Hanna', 'Of Lee'].map(
        async (title, at) => (await save([hanna, lee][at]!, version, { ...settings, title })).status,
      ),
    );
    assert.deepEqual(statuses.sort(), [200, 409]);
    const seen = await load(lee);
    await settingsOf(here, { promise: 'From the command line.' });
    const refused = await problemOf(save(lee, seen.version, seen.settings));
    assert.deepEqual([refused.code, refused.errors?.[0]?.field], ['conflict', 'version']);
    assert.equal((await load(lee)).settings.promise, 'From the command line.');
  });

  it('can be saved again if the answer was lost', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { version, settings } = await load(hanna);
    const changed = { ...settings, brand: { ...settings.brand, color: '#b8321a' } };
    const first: unknown = await (await save(hanna, version, changed)).json();
    const again = await save(hanna, version, changed);
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), first);
  });

  it('are refused with the field that is wrong, and the name that was meant', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { version, settings } = await load(hanna);
    const fault = async (change: object) => {
      const { code, errors } = await problemOf(save(hanna, version, { ...settings, ...change }));
      assert.equal(code, 'validation-failed');
      return errors!.map(({ field, detail }) => `${field}: ${detail}`).join('\n');
    };
    assert.equal(await fault({ titel: 'x' }), 'settings.titel: There is no such field. Did you mean title?');
    assert.equal(
      await fault({ brand: { ...settings.brand, fotter: 'x' } }),
      'settings.brand.fotter: There is no such field. Did you mean footer?',
    );
    assert.match(await fault({ translations: { de: { fields: 1 } } }), /There are: title, promise, /);
    assert.match(
      await fault({ schedule: { ...settings.schedule, time: '25:00' } }),
      /^settings\.schedule\.time: /,
    );
    assert.match(
      await fault({ schedule: { ...settings.schedule, zone: 'Mars/Base' } }),
      /^settings\.schedule\.zone: /,
    );
    const topic = settings.topics[0]!;
    assert.match(await fault({ topics: [topic, topic] }), /^settings\.topics\.1: "practice" is there twice/);
    assert.match(
      await fault({ strings: { en: { mail: { helo: 'Hi' } } } }),
      /^settings\.strings\.en\.mail\.helo: /,
    );
    assert.match(await fault({ membersPage: 'javascript:alert(1)' }), /^settings\.membersPage: /);
    const { title: _title, ...incomplete } = settings;
    assert.match((await problemOf(save(hanna, version, incomplete))).errors![0]!.field, /^settings\.title$/);
    assert.deepEqual((await load(hanna)).settings, defaultSettings);
  });

  it('may have many sentences', async () => {
    const here = community(database());
    const hanna = await host(here);
    const { version, settings } = await load(hanna);
    const consents: Settings['consents'] = Array.from({ length: 10 }, (_, at) => ({
      purpose: `purpose-${at}`,
      wording: 'ж'.repeat(2000),
      required: false,
    }));
    const translations = Object.fromEntries(
      ['de', 'fr', 'nl'].map((lang) => [
        lang,
        { consents: Object.fromEntries(consents.map(({ purpose, wording }) => [purpose, wording])) },
      ]),
    );
    assert.equal((await save(hanna, version, { ...settings, consents, translations })).status, 200);
  });

  it('are shown to no member and no stranger', async () => {
    const here = community(database());
    const member = await signedInAs(here, { email: 'kim@example.org' });
    const stranger = await browser(here);
    for (const [method, body] of [['GET'], ['PUT', { version: '', settings: defaultSettings }]] as const) {
      assert.equal(await outcome(member.request(method, '/settings', body)), 'forbidden');
      assert.equal(await outcome(stranger.request(method, '/settings', body)), 'unauthenticated');
    }
    assert.deepEqual(here.accidents, []);
  });
});
