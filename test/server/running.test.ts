import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CONSENT } from './community.ts';
import { freePort } from '../support/free-port.ts';
import { command, demo, freshVariables, server, tryServer } from './process.ts';

interface Mail {
  to: string;
  text: string;
}

async function signUp(url: string, email: string): Promise<{ subscription: string; mail: Mail }> {
  const { token, minimumFill } = (await (await fetch(`${url}/newsletter/form-token`)).json()) as {
    token: string;
    minimumFill: number;
  };
  await pause(minimumFill * 1000); // a real server has a real clock
  const answer = await fetch(`${url}/newsletter/subscriptions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ email, topics: [], consents: [CONSENT], locale: 'en', formToken: token }),
  });
  assert.equal(answer.status, 202);
  const { subscription } = (await answer.json()) as { subscription: string };
  return { subscription, mail: await mailTo(url, email) };
}

/** Waits for the mail, as a person does who looks into the mailbox. */
async function mailTo(url: string, email: string): Promise<Mail> {
  for (;;) {
    const mails = (await (await fetch(`${url}/mailbox.json`)).json()) as Mail[];
    const mail = mails.find(({ to }) => to === email);
    if (mail) return mail;
    await pause(20);
  }
}

describe('the server', () => {
  it('keeps everything through kill -9, and opens its folder again at once', async () => {
    const variables = await freshVariables();
    const first = await demo(variables);
    const { subscription, mail } = await signUp(first.url, 'ada@example.org');
    await first.end('SIGKILL');

    const second = await demo(variables);
    const answer = await fetch(`${second.url}/newsletter/confirmations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'one' },
      body: JSON.stringify({ subscription, code: /\b\d{6}\b/.exec(mail.text)![0] }),
    });
    assert.deepEqual(await answer.json(), { state: 'confirmed' });
    await second.end('SIGKILL');

    const exported = await command(['subscribers', 'export'], variables);
    assert.equal(exported.exit, 0, exported.err);
    assert.match(exported.out, /^ada@example\.org,,confirmed,/m);
    const third = await demo(variables);
    const mailbox = await (await fetch(`${third.url}/mailbox`)).text();
    assert.match(mailbox, /ada@example\.org/);
    const ended = await third.end('SIGTERM');
    assert.equal(ended.exit, 0, ended.err);
  });

  it('stands beside others like it on one PostgreSQL', { skip: !process.env.TEST_DATABASE_URL }, async () => {
    const variables = await freshVariables();
    const ports = [await freePort(), await freePort()];
    const [left, right] = await Promise.all(ports.map((port) => demo({ ...variables, PORT: String(port) })));
    const { subscription, mail } = await signUp(left!.url, 'ada@example.org');
    const answer = await fetch(`${right!.url}/newsletter/confirmations`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ subscription, code: /\b\d{6}\b/.exec(mail.text)![0] }),
    });
    assert.deepEqual(await answer.json(), { state: 'confirmed' });
    await Promise.all([left!.end('SIGTERM'), right!.end('SIGTERM')]);
  });

  it(
    'refuses a folder that another server has',
    { skip: Boolean(process.env.TEST_DATABASE_URL) },
    async () => {
      const variables = await freshVariables();
      const first = await server(variables);
      const second = await tryServer({ ...variables, PORT: String(await freePort()) });
      assert.equal(second.exit, 1);
      assert.match(second.err, /^DATA_DIR is in use by another process/);
      assert.equal((await fetch(`${first.url}/health`)).status, 200);
      const socket = statSync(join(variables.DATA_DIR, 'community.sock'));
      assert.equal(socket.mode & 0o777, 0o600);
      assert.equal(statSync(join(variables.DATA_DIR, 'secret')).mode & 0o777, 0o600);
      await first.end('SIGTERM');
      assert.ok(!readdirSync(variables.DATA_DIR).includes('lock'));
    },
  );

  it('says which variable is wrong and how to mend it, and nothing else', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: 'eighty' }, /^PORT must be a port/],
      [{ ORIGINS: 'www.example.org' }, /^ORIGINS must be origins/],
      [{ ORIGINS: 'https://www.example.org/path' }, /^ORIGINS must be/],
      [{ SMTP_URL: 'mail.example.org' }, /^SMTP_URL must be an address/],
      [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be an address/],
      [{ DATABASE_URL: 'postgres://127.0.0.1:1/x' }, /^SECRET is needed with DATABASE_URL/],
      [
        { DATABASE_URL: 'postgres://127.0.0.1:1/x', SECRET: 'x'.repeat(16) },
        /^DATABASE_URL: the database cannot be reached/,
      ],
      [
        { LISTEN_URL: 'http://x' },
        /^LISTEN_URL must be the address of PostgreSQL itself, as in LISTEN_URL=postgres:/,
      ],
      [
        { LISTEN_URL: 'postgres://127.0.0.1:1/x' },
        /^LISTEN_URL is for a DATABASE_URL that leads to a pooler/,
      ],
      [{ SECRET: 'short' }, /^SECRET must be at least 16/],
      [{ PUBLIC_URL: 'example.org' }, /^PUBLIC_URL must be an address/],
      [{ TRUST_PROXY: 'maybe' }, /^TRUST_PROXY must be/],
      [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be error, warn, info or debug, as in LOG_LEVEL=info$/m],
      [{ STOP_DELAY: '5s' }, /^STOP_DELAY must be how many seconds \(0 to 999\)/],
      [{ LOG_FORMAT: 'xml' }, /^LOG_FORMAT must be json or text/],
      [{ METRICS_TOKEN: 'short' }, /^METRICS_TOKEN must be at least 16 characters/],
      [{ DATA_DIR: '/dev/null/x' }, /^DATA_DIR must be a folder/],
    ];
    const results = await Promise.all(cases.map(([variables]) => tryServer(variables)));
    results.forEach(({ exit, err }, index) => {
      assert.equal(exit, 1);
      assert.match(err, cases[index]![1]);
      assert.doesNotMatch(err, /\n\s+at /);
    });
  });

  it('says where it is at every log level, and takes requests while it stops, until STOP_DELAY is over', async () => {
    const running = await server({ ...(await freshVariables()), LOG_LEVEL: 'error', STOP_DELAY: '999' });
    running.child.kill('SIGTERM');
    while ((await fetch(`${running.url}/ready`)).status !== 503) await pause(20);
    assert.equal((await fetch(`${running.url}/newsletter`)).status, 200);
    const { exit } = await running.end('SIGTERM'); // a second signal ends it at once
    assert.equal(exit, 1);
  });

  it('refuses a PORT that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const { exit, err } = await tryServer({ ...(await freshVariables()), PORT: String(port) });
    other.close();
    assert.equal(exit, 1);
    assert.match(err, new RegExp(`^PORT ${port} is taken`));
  });

  it('keeps an idle connection longer than a proxy before it does', async () => {
    const { url, end } = await server(await freshVariables());
    assert.equal((await fetch(`${url}/health`)).headers.get('Keep-Alive'), 'timeout=65');
    assert.equal((await end('SIGTERM')).exit, 0);
  });

  it('shows a demo mail as text that cannot run, with links to follow', async () => {
    const running = await demo(await freshVariables());
    await signUp(running.url, 'ada@example.org');
    const list = await (await fetch(`${running.url}/mailbox`)).text();
    const [, id] = /href="mailbox\/([\w-]+)"/.exec(list)!;
    const mail = await fetch(`${running.url}/mailbox/${id}`);
    assert.match(await mail.text(), /<a href="http:[^"]+\/newsletter\/confirm\?token=[\w-]+">/);
    const html = await fetch(`${running.url}/mailbox/${id}/html`);
    assert.match(html.headers.get('Content-Security-Policy')!, /^sandbox/);
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/widgets/../package.json',
      '/nothing',
    ]) {
      assert.equal((await fetch(running.url + path)).status, 404, path);
    }
    await running.end('SIGTERM');
  });
});
