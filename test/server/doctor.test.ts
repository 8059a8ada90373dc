import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { after, describe, it } from 'node:test';
import type { Check } from '../../server/checks/check.ts';
import { certificate, key } from './outside/certificate.ts';
import { freePort } from '../support/free-port.ts';
import { command, demo, freshVariables, server, type Variables } from './process.ts';

async function port(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A mail server that accepts one password, and never has STARTTLS. */
const mailServer = () =>
  port(
    createServer((socket) => {
      socket.write('220 mail.example.org\r\n');
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        const line = chunk.toString();
        const password = /^AUTH PLAIN (.+)\r\n/.exec(line)?.[1];
        if (line.startsWith('EHLO')) socket.write('250-mail.example.org\r\n250 AUTH PLAIN\r\n');
        else if (password === undefined)
          socket.write(line.startsWith('STARTTLS') ? '502 no\r\n' : '250 ok\r\n');
        else if (Buffer.from(password, 'base64').toString().endsWith('\0three herons'))
          socket.write('235 ok\r\n');
        else socket.write('535 5.7.8 no: ada@example.org\r\n');
      });
    }),
  );

async function diagnosis(variables: Variables) {
  const { exit, out, err } = await command(['doctor', '--json'], variables);
  assert.equal(err, '');
  const checks = JSON.parse(out) as Check[];
  const statuses = Object.fromEntries(checks.map(({ name, state }) => [name, state]));
  const message = (name: string) => checks.find((check) => check.name === name)?.message ?? '';
  return { exit, checks, statuses, message, out };
}

describe('community doctor', () => {
  it('says of a new server what is missing, and how to mend it', async () => {
    const variables: Variables = { ...(await freshVariables()), SECRET: 'a secret for tests only' };
    const running = await server(variables);
    const { exit, statuses, checks, out } = await diagnosis(variables);
    assert.equal(exit, 1);
    const { disk, ...others } = statuses;
    assert.ok(disk === 'ok' || disk === 'warning');
    assert.deepEqual(others, {
      PUBLIC_URL: 'warning',
      server: 'ok',
      clock: 'ok',
      TRUST_PROXY: 'ok',
      permissions: 'ok',
      database: 'ok',
      ...('DATABASE_URL' in variables && { notifications: 'ok' }),
      host: 'failed',
      SMTP_URL: 'failed',
      backup: 'warning',
      SPF: 'not-checked',
      DKIM: 'not-checked',
      DMARC: 'not-checked',
      ORIGINS: 'warning',
    });
    for (const { state, fix } of checks)
      assert.equal(fix !== null, state === 'failed' || state === 'warning');
    assert.doesNotMatch(out, /a secret for tests/);
    const read = await command(['doctor'], variables);
    assert.equal(read.exit, 1);
    assert.match(read.out, /^ok {11}server: http:\/\/localhost:\d+ answers, and is this server\.$/m);
    assert.match(read.out, /^failed {7}host: .+ → .+$/m);
    await running.end('SIGTERM');
  });

  it('finds nothing wrong where nothing is', async () => {
    const variables = await freshVariables();
    const running = await demo(variables);
    const page = `${running.url}/showcase`;
    assert.equal((await command(['settings', 'set', `showcasePage=${page}`], variables)).exit, 0);
    const { out: members } = await command(['members', 'export'], variables);
    // The first is the demo's host, who has not been there yet.
    const member = [...members.matchAll(/[^\s,]+@[^\s,]+/g)].at(-1)![0];
    assert.equal((await command(['members', 'role', member, 'host'], variables)).exit, 0);
    const SMTP_URL = `smtp://ada%40example.org:three%20herons@127.0.0.1:${await mailServer()}`;
    const { exit, statuses, out } = await diagnosis({ ...variables, SMTP_URL, PUBLIC_URL: running.url });
    assert.deepEqual(
      Object.entries(statuses).filter(([, status]) => status === 'failed'),
      [],
    );
    assert.equal(exit, 0);
    for (const name of ['server', 'database', 'host', 'SMTP_URL', 'showcasePage'])
      assert.equal(statuses[name], 'ok', name);
    assert.equal(statuses['STARTTLS'], 'warning');
    assert.doesNotMatch(out, /three(%20| )herons/);
    await running.end('SIGTERM');
  });

  it('finds what is wrong', async () => {
    const variables = await freshVariables();
    const other = await server({ ...(await freshVariables()), SECRET: 'the secret of another one' });
    const set = ['settings', 'set', `membersPage=${other.url}/none`, 'boardPage=http://localhost:1/board'];
    assert.equal((await command(set, variables)).exit, 0);
    chmodSync(variables.DATA_DIR, 0o755);
    const SMTP_URL = `smtp://ada%40example.org:wrong@127.0.0.1:${await mailServer()}`;
    const { exit, statuses, message, out } = await diagnosis({
      ...variables,
      SMTP_URL,
      PUBLIC_URL: other.url,
      ORIGINS: 'https://www.example.org',
      TRUST_PROXY: '1',
    });
    assert.equal(exit, 1);
    for (const name of ['server', 'permissions', 'SMTP_URL', 'ORIGINS', 'membersPage', 'boardPage'])
      assert.equal(statuses[name], 'failed', name);
    assert.equal(statuses['TRUST_PROXY'], 'warning');
    assert.match(message('server'), /is another community/);
    assert.match(message('SMTP_URL'), /535/);
    assert.match(message('membersPage'), /answers 404/);
    assert.doesNotMatch(out, /ada@|wrong@/);
    await other.end('SIGTERM');
  });

  it('finds a clock that is off, a certificate for another name, and a proxy that is not known', async () => {
    const variables = await freshVariables();
    const late = createHttpServer((_request, response) => {
      response.setHeader('Date', new Date(Date.now() - 600_000).toUTCString());
      response.setHeader('Via', '1.1 proxy').end('{}');
    });
    const behind = await diagnosis({ ...variables, PUBLIC_URL: `http://localhost:${await port(late)}` });
    assert.equal(behind.statuses['clock'], 'failed');
    assert.match(behind.message('clock'), /differ by (59\d|60\d) seconds/);
    assert.equal(behind.statuses['TRUST_PROXY'], 'failed');

    const secure = createHttpsServer({ cert: certificate, key }, (_request, response) => response.end());
    const strange = await diagnosis({ ...variables, PUBLIC_URL: `https://localhost:${await port(secure)}` });
    assert.equal(strange.statuses['certificate'], 'failed');
    assert.equal(strange.statuses['server'], 'failed');
  });

  it('says what a server that is not ready is missing', async () => {
    const variables = await freshVariables();
    const detail = 'The database does not answer.';
    const unready = createHttpServer(({ url }, response) => {
      response.statusCode = url === '/ready' ? 503 : 200;
      response.end(JSON.stringify({ code: 'unavailable', detail }));
    });
    const { statuses, message } = await diagnosis({
      ...variables,
      PUBLIC_URL: `http://localhost:${await port(unready)}`,
    });
    assert.equal(statuses['server'], 'failed');
    assert.match(message('server'), /is not ready: The database does not answer\.$/);
  });

  it('knows of the last backup, made while the server runs or while it does not', async () => {
    const variables: Variables = { ...(await freshVariables()), SECRET: 'a secret for tests only' };
    const running = await server(variables);
    const file = `${variables.DATA_DIR}/a.backup`;
    assert.equal((await diagnosis(variables)).statuses['backup'], 'warning');
    const made = await command(['backup', file], variables);
    assert.deepEqual([made.exit, /console does not show/.test(made.err)], [0, false]);
    assert.equal((await diagnosis(variables)).statuses['backup'], 'ok');
    await running.end('SIGTERM');
    const again = await command(['backup', file], variables);
    assert.deepEqual([again.exit, /console does not show/.test(again.err)], [0, false]);
  });

  it('says in a line that the database cannot be reached', async () => {
    const DATABASE_URL = `postgres://ada:hidden@127.0.0.1:${await freePort()}/none`;
    const { exit, out } = await command(['doctor'], {
      DATABASE_URL,
      SECRET: 'a secret for tests only',
      DATA_DIR: '/nonexistent',
    });
    assert.equal(exit, 1);
    assert.match(out, /^failed {7}database: DATABASE_URL: the database cannot be reached/m);
    assert.doesNotMatch(out, /hidden/);
  });
});
