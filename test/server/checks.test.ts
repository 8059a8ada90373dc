import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { after, describe, it } from 'node:test';
import { serverChecker } from '../../server/checks/check-server.ts';
import { checkBackup } from '../../server/checks/backup.ts';
import type { Facts } from '../../server/checks/facts.ts';
import { runChecks } from '../../server/checks/run-checks.ts';
import { readConfig } from '../../server/config.ts';
import { createLinkReader } from '../../server/link-preview/web-reader.ts';
import { saveSettings } from '../../server/console/settings.ts';
import { defaultSettings } from '../../server/settings/settings.ts';
import { NameServer } from '../support/name-server.ts';
import { community, SECRET, testDatabase } from './community.ts';
import { contextOf } from './members/browser.ts';

const database = testDatabase();
const closed: (() => void)[] = [];
after(() => closed.forEach((close) => close()));

async function port(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closed.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

async function nameServer(records: Record<string, string[] | null>): Promise<string[]> {
  const server = new NameServer(records);
  closed.push(() => server.close());
  return [await server.open()];
}

const facts: Facts = {
  ...{ postgres: '17', isMigrated: true, hasHost: true, from: null, pages: {}, lastBackup: null },
};

interface About {
  from?: string;
  variables?: Record<string, string>;
  nameServers?: string[];
  limitMs?: number;
}

/** Every check by its name. Short limits: nothing is waited for here that answers. */
async function checked({ from = 'letter@mail.example.org', variables = {}, ...more }: About) {
  const checks = await runChecks({
    config: readConfig({ DATA_DIR: '/nonexistent', ...variables }),
    timeoutMs: 500,
    secret: () => SECRET,
    readFacts: async () => ({ ...facts, from }),
    readPage: async () => 200,
    ...more,
  });
  return new Map(checks.map((check) => [check.name, check]));
}

describe('the checks of a server', () => {
  it('find SPF, DKIM and DMARC of the sender, also where a domain above has them', async () => {
    const nameServers = await nameServer({
      'mail.example.org': ['v=spf1 -all'],
      'x1._domainkey.example.org': ['v=DKIM1; p=abc'],
      '_dmarc.example.org': ['v=DMARC1; p=none'],
    });
    const all = await checked({ nameServers });
    for (const name of ['SPF', 'DKIM', 'DMARC']) assert.equal(all.get(name)!.state, 'ok', name);
    assert.match(all.get('DKIM')!.message, /^_domainkey\.example\.org has keys/);
  });

  it('say which of them is missing, and which could not be asked', async () => {
    const nameServers = await nameServer({
      'mail.example.org': ['some other text'],
      '_dmarc.mail.example.org': null,
    });
    const all = await checked({ nameServers });
    assert.deepEqual(
      ['SPF', 'DKIM', 'DMARC'].map((name) => all.get(name)!.state),
      ['warning', 'warning', 'not-checked'],
    );
    assert.match(all.get('SPF')!.fix!, /TXT record of your email service at mail\.example\.org/);
  });

  it('do not wait for a mail server that never speaks, and tell no password', async () => {
    const silent = await port(createServer(() => {}));
    const SMTP_URL = `smtp://ada%40example.org:three-herons@127.0.0.1:${silent}`;
    const nameServers = await nameServer({});
    const all = await checked({ variables: { SMTP_URL }, nameServers });
    assert.equal(all.get('SMTP_URL')!.state, 'failed');
    assert.doesNotMatch(JSON.stringify([...all.values()]), /three-herons|ada(@|%40)/);
    const limited = await checked({ variables: { SMTP_URL }, nameServers, limitMs: 1 });
    assert.equal(limited.get('SMTP_URL')!.state, 'not-checked');
    assert.match(limited.get('SMTP_URL')!.message, /longer than 0\.001 seconds/);
    assert.equal(limited.get('disk')!.state, 'not-checked', 'the others are there');
  });

  it('know how old the last backup is', () => {
    const now = new Date('2026-11-28T12:00:00Z');
    const made = (madeAt: string) => checkBackup({ ...facts, lastBackup: { madeAt, bytes: 3_200_000 } }, now);
    assert.equal(checkBackup(facts, now).state, 'warning');
    assert.equal(checkBackup(undefined, now).state, 'not-checked');
    assert.deepEqual(
      [made('2026-11-28T03:00:00Z').state, made('2026-11-28T03:00:00Z').message],
      ['ok', 'The last one was made in the last 24 hours (3.1 MB).'],
    );
    assert.equal(made('2026-11-18T03:00:00Z').state, 'warning');
    assert.equal(made('2026-12-01T03:00:00Z').state, 'ok', 'by a clock that was ahead');
  });

  it('do not look at pages in the operator’s network for a host, also not by a redirect', async () => {
    let visits = 0;
    const inside = await port(
      createHttpServer((_request, response) => {
        visits++;
        response.end('inside');
      }),
    );
    const here = community(database());
    const membersPage = `http://127.0.0.1:${inside}/admin`;
    await saveSettings(contextOf(here), { ...defaultSettings, membersPage });
    const config = readConfig({ DATA_DIR: '/nonexistent', PUBLIC_URL: 'http://localhost:1' });
    const check = async (web = createLinkReader({})) => {
      const checks = await serverChecker({ config, database: here.database, secret: SECRET, web })();
      return checks.find(({ name }) => name === 'membersPage')!;
    };
    assert.equal((await check()).state, 'failed');
    assert.equal(visits, 0);

    const outside = createLinkReader({});
    const redirecting = await check({
      ...outside,
      send: async (address, ...about) =>
        address === membersPage
          ? { status: 302, headers: new Headers({ Location: `${membersPage}/2` }), body: new Uint8Array() }
          : outside.send(address, ...about),
    });
    assert.equal(redirecting.state, 'failed');
    assert.equal(visits, 0);
    assert.equal((await check(createLinkReader({ allow: ['127.0.0.1'] }))).state, 'ok');
    assert.equal(visits, 1);
  });
});
