import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrationNames } from '../../../server/database/migrations.ts';
import { freePort } from '../../support/free-port.ts';
import { freshVariables, nextVersion, type Running, server, tryServer, type Variables } from '../process.ts';
import { signUp } from './sign-up.ts';

const onPostgres = { skip: !process.env.TEST_DATABASE_URL };

const withPort = async (variables: Variables) => ({ ...variables, PORT: String(await freePort()) });

async function connect({ DATABASE_URL }: Variables): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  return client;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}

const isStatementWaiting = async (client: pg.Client, statement: string) =>
  (
    await client.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and query like $1 || '%'`,
      [statement],
    )
  ).rowCount! > 0;

/** Sends requests without a break to every process in `balanced`, as a load balancer does. */
function visitors(balanced: Set<Running>) {
  const failures: string[] = [];
  let answered = 0;
  let isOver = false;
  const visit = async (path: string) => {
    while (!isOver) {
      for (const { url } of [...balanced]) {
        const response = await fetch(url + path).catch((error: Error) => error);
        if (response instanceof Response && response.status === 200) answered++;
        else failures.push(`${path}: ${response instanceof Response ? response.status : String(response)}`);
      }
      await pause(5);
    }
  };
  const visits = ['/showcase', '/newsletter', '/health'].map(visit);
  return {
    answered: () => answered,
    async failures() {
      isOver = true;
      await Promise.all(visits);
      return failures;
    },
  };
}

describe('an upgrade', () => {
  it(
    'of an empty database by two processes that start at once makes the tables once',
    onPostgres,
    async () => {
      const variables = await freshVariables();
      const both = await Promise.all([server(variables), server(await withPort(variables))]);
      for (const { url } of both) assert.equal((await fetch(`${url}/showcase`)).status, 200);
      const client = await connect(variables);
      const { rows } = await client.query('select name from kysely_migration');
      assert.deepEqual(
        rows.map(({ name }) => name as string),
        migrationNames(),
      );
      await client.end();
    },
  );

  it('may take longer than a request, while another process waits for it', onPostgres, async () => {
    const variables = { ...(await freshVariables()), SLOW_MIGRATION: 'yes' };
    const both = await Promise.all([nextVersion(variables), nextVersion(await withPort(variables))]);
    for (const { url } of both) assert.equal((await fetch(`${url}/health`)).status, 200);
  });

  it('gives way to requests while a table is in use, and comes to its end', onPostgres, async () => {
    const variables = await freshVariables();
    const old = await server(variables);
    const [reader, watcher] = [await connect(variables), await connect(variables)];
    await reader.query('begin');
    await reader.query('select from posts');
    const upgraded = nextVersion(await withPort(variables));
    await until(() => isStatementWaiting(watcher, 'alter table posts'));
    assert.equal((await fetch(`${old.url}/showcase`)).status, 200);
    await reader.query('commit');
    assert.equal((await fetch(`${(await upgraded).url}/showcase`)).status, 200);
    await Promise.all([reader.end(), watcher.end()]);
  });

  it('process by process fails no request', onPostgres, async () => {
    const variables = await freshVariables();
    const old = [await server(variables), await server(await withPort(variables))];
    const balanced = new Set(old);
    const here = visitors(balanced);
    for (const process of old) {
      balanced.delete(process);
      const before = here.answered();
      await until(async () => here.answered() > before + 10); // what was on its way has arrived
      assert.equal((await process.end('SIGTERM')).exit, 0);
      const upgraded = await nextVersion(await withPort(variables));
      balanced.add(upgraded);
      const codes = await Promise.all(
        [...balanced].map(({ url }, place) => signUp(url, `${place}-${balanced.size}@example.org`)),
      );
      assert.deepEqual(codes, [202, 202]);
    }
    assert.deepEqual(await here.failures(), []);
    const client = await connect(variables);
    assert.equal((await client.query('select nickname from members')).rowCount, 0);
    await client.end();
  });

  it('is not undone: the version before says so in a sentence, and changes nothing', async () => {
    const variables = await freshVariables();
    const upgraded = await nextVersion(variables);
    await upgraded.end('SIGTERM');
    const { exit, err } = await tryServer(variables);
    assert.equal(exit, 1);
    assert.match(err, /^A newer version of this server has upgraded the database \(9999-added\)\. [^\n]+\n$/);
    const again = await nextVersion(variables);
    assert.equal((await fetch(`${again.url}/health`)).status, 200);
    await again.end('SIGTERM');
  });
});
