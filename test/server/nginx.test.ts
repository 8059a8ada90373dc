import { createAdaptorServer } from '@hono/node-server';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientAddress } from '../../server/client-address.ts';
import { withWidgets } from '../../server/widget-files.ts';
import { type Community, community, testOpenDatabase } from './community.ts';
import { changePiece, group, type Somebody } from './events/live-day.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from './process.ts';
import { listen } from './realtime/stream.ts';

const NGINX = '/usr/sbin/nginx';
const example = fileURLToPath(new URL('../../server/deploy/nginx.conf', import.meta.url));

/** The documented configuration, on free ports and with a certificate of its own. */
async function startNginx(folder: string, api: string) {
  const [tls, plain] = [await freePort(), await freePort()];
  const certificate = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '1']
      .concat(['-subj', '/CN=api.example.org', '-addext', 'subjectAltName=DNS:api.example.org'])
      .concat(['-keyout', key, '-out', certificate]),
    { stdio: 'ignore' },
  );
  const site = readFileSync(example, 'utf8')
    .replace('127.0.0.1:8080', api)
    .replace(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 443', `listen 127.0.0.1:${tls}`)
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace(/ssl_certificate \S+;/, `ssl_certificate ${certificate};`)
    .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(join(folder, 'site.conf'), site);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; events {} http { access_log off; ${temporary.join(' ')} include ${folder}/site.conf; }`,
  );
  const child = spawn(NGINX, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]);
  const ended = once(child, 'close');
  for (;;) {
    if (child.exitCode !== null) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'));
    const answered = await fetch(`http://127.0.0.1:${plain}/`, { redirect: 'manual' }).catch(() => undefined);
    if (answered) break;
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { tls, plain, ca: readFileSync(certificate), stop };
}

type Nginx = Awaited<ReturnType<typeof startNginx>>;

/** `fetch` for one host name and one certificate, which the platform's does not have. */
const requestOver = ({ tls, ca }: Nginx) =>
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const { method = 'GET', headers, body } = init;
    const options = {
      ca,
      method,
      port: tls,
      servername: 'api.example.org',
      headers: Object.fromEntries(new Headers(headers)),
    };
    return new Promise((done, failed) => {
      const sent = httpsRequest({ ...options, host: '127.0.0.1', path }, (response) => {
        const stream = new ReadableStream({
          start(controller) {
            response.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
            response.on('end', () => controller.close());
          },
          cancel: () => void response.destroy(),
        });
        const { statusCode: status, headers } = response;
        const answer = [204, 304].includes(status!) ? null : stream;
        done(new Response(answer, { status: status!, headers: headers as Record<string, string> }));
      });
      sent.on('error', failed);
      sent.end(typeof body === 'string' ? body : undefined);
    });
  };

describe('behind nginx as documented', { skip: !existsSync(NGINX) && 'nginx is not installed' }, () => {
  const open = testOpenDatabase();
  const seen: (string | undefined)[] = [];
  let server: Server;
  let nginx: Nginx;
  let here: Community;
  let answer: (request: Request, env: object) => Response | Promise<Response>;

  before(async () => {
    server = createAdaptorServer({ fetch: (request, env) => answer(request, env), createServer }) as Server;
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    nginx = await startNginx(temporaryFolder(), `127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  after(async () => {
    await nginx?.stop();
    server?.closeAllConnections();
    server?.close();
  });

  function proxied(): Community {
    const { database, notices } = open();
    here = community(database, {
      notices,
      clientAddress: (request, env) => {
        const address = clientAddress(request, env, 1);
        seen.push(address);
        return address;
      },
    });
    answer = withWidgets(here.app).fetch;
    return { ...here, request: requestOver(nginx) };
  }

  it('answers over TLS, and sends whoever comes without it there', async () => {
    const there = proxied();
    const answered = await there.request('/newsletter');
    assert.equal(answered.status, 200);
    const redirected = await fetch(`http://127.0.0.1:${nginx.plain}/newsletter?lang=de`, {
      redirect: 'manual',
      headers: { Host: 'api.example.org' },
    });
    assert.equal(redirected.status, 308);
    assert.match(redirected.headers.get('Location')!, /^https:\/\/[^/]+\/newsletter\?lang=de$/);
  });

  it('counts the address that nginx saw, whatever the visitor claims', async () => {
    const there = proxied();
    seen.length = 0;
    const headers = { 'X-Forwarded-For': '203.0.113.7, 198.51.100.2', 'Content-Type': 'application/json' };
    await there.request('/newsletter/subscriptions', { method: 'POST', headers, body: '{}' });
    assert.ok(seen.length > 0);
    assert.deepEqual([...new Set(seen)], ['127.0.0.1']);
  });

  it('passes live events on at once, while the stream stays open', async () => {
    const there = proxied();
    const { people } = await group(there, ['Ada', 'Ben']);
    const [ada, ben] = people as [Somebody, Somebody];
    const stream = await listen(ben);
    await stream.until('hello');
    await changePiece(ada, { note: 'through nginx' });
    const heard = await stream.until('row');
    assert.match(JSON.stringify(heard.at(-1)), /through nginx/);
    await stream.close();
  });
});
