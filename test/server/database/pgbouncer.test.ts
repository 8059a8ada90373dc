import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { isUnavailable } from '../../../server/database/availability.ts';
import { type Database, openDatabase } from '../../../server/index.ts';
import { community } from '../community.ts';
import { changePiece, group, type Somebody } from '../events/live-day.ts';
import { freePort } from '../../support/free-port.ts';
import { command, nextVersion, server, temporaryFolder, type Variables } from '../process.ts';
import { json } from '../showcase/gallery.ts';
import { listen } from '../realtime/stream.ts';
import { connected, emptyDatabase } from './databases.ts';
import { pooledAddress, skipPgBouncer } from './pgbouncer.ts';
import { signUp } from './sign-up.ts';

const variablesFor = async (DATABASE_URL: string) => ({
  DATABASE_URL,
  SECRET: 'a secret for tests only',
  DATA_DIR: temporaryFolder(),
  PORT: String(await freePort()),
});

const timeoutsOf = async (database: Database) => {
  const { rows } = await sql<{ statement: string; idle: string }>`
    select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`.execute(database);
  return rows[0];
};

describe('behind PgBouncer in transaction mode', { skip: skipPgBouncer }, () => {
  it('two processes start together on an empty database, and take signups', async () => {
    const { url } = await emptyDatabase();
    const pooled = await pooledAddress(url);
    const both = await Promise.all([server(await variablesFor(pooled)), server(await variablesFor(pooled))]);
    const codes = await Promise.all(
      both.map((running, place) => signUp(running.url, `${place}@example.org`)),
    );
    assert.deepEqual(codes, [202, 202]);
    for (const running of both) assert.equal((await running.end('SIGTERM')).exit, 0);
    const count = await connected((client) => client.query('select from signups'), url);
    assert.equal(count.rowCount, 2);
  });

  it('an upgrade may take longer than a request', async () => {
    const pooled = await pooledAddress((await emptyDatabase()).url);
    const running = await nextVersion({ ...(await variablesFor(pooled)), SLOW_MIGRATION: 'yes' });
    assert.equal((await fetch(`${running.url}/ready`)).status, 200);
  });

  it('members hear of changes by polling, and the log says how to hear at once', async () => {
    const { url } = await emptyDatabase();
    const said: string[] = [];
    const open = await openDatabase(
      { databaseUrl: await pooledAddress(url) },
      { say: (sentence) => said.push(sentence) },
    );
    const here = community(open.database, { notices: open.notices });
    const { people } = await group(here, ['Ada', 'Ben']);
    const [ada, ben] = people as [Somebody, Somebody];
    const stream = await listen(ben);
    await stream.until('hello');
    while (said.length === 0) await pause(20);
    await json(changePiece(ada, { title: 'Tides' }));
    await stream.untilTitle('Tides');
    await stream.close();
    assert.match(said.join('\n'), /^The database's notifications do not arrive over DATABASE_URL, .*\.$/);
    await open.close();
  });

  it('the doctor says so, and finds LISTEN_URL right', async () => {
    const { url } = await emptyDatabase();
    const variables = await variablesFor(await pooledAddress(url));
    await (await server(variables)).end('SIGTERM');
    const notifications = async (more: Variables) =>
      /^.*notifications: .*$/m.exec((await command(['doctor'], { ...variables, ...more })).out)?.[0];
    assert.match(
      (await notifications({}))!,
      /^warning .* do not arrive over DATABASE_URL, .* → Set LISTEN_URL /,
    );
    assert.match((await notifications({ LISTEN_URL: url }))!, /^ok .* arrive over LISTEN_URL/);
    const nowhere = await notifications({ LISTEN_URL: 'postgres://127.0.0.1:1/none' });
    assert.match(nowhere!, /^warning .* LISTEN_URL cannot be listened to \(/);
  });

  it('with LISTEN_URL they are notified', async () => {
    const { url } = await emptyDatabase();
    const said: string[] = [];
    const { database, notices, close } = await openDatabase(
      { databaseUrl: await pooledAddress(url), listenUrl: url },
      { say: (sentence) => said.push(sentence) },
    );
    let notified = 0;
    const end = await notices(() => notified++);
    assert.equal(notified, 1);
    const here = community(database);
    const { people } = await group(here, ['Ada']);
    const before = notified;
    await json(changePiece(people[0]!, { title: 'Tides' }));
    while (notified === before) await pause(20);
    assert.deepEqual(said, []);
    await end();
    await close();
  });

  it('a statement without an answer fails, and its connection serves nobody else', async () => {
    const { url } = await emptyDatabase();
    const { database, close } = await openDatabase({ databaseUrl: await pooledAddress(url) });
    // The limits of one client would stay on connections that others use.
    assert.deepEqual(await timeoutsOf(database), { statement: '0', idle: '0' });
    const endless = sql`select pg_sleep(600)`.execute(database);
    await assert.rejects(endless, isUnavailable);
    assert.ok(await timeoutsOf(database));
    await close();
  });
});

it(
  'connected directly, PostgreSQL ends statements and transactions that take too long',
  { skip: !process.env.TEST_DATABASE_URL },
  async () => {
    const { database, close } = await openDatabase({ databaseUrl: (await emptyDatabase()).url });
    assert.deepEqual(await timeoutsOf(database), { statement: '10s', idle: '15s' });
    await close();
  },
);
