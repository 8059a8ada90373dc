import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { LookupAddress } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { safeFetch } from '../../../server/safe-fetch/safe-fetch.ts';
import { answered, faultOf, site, textOf } from './site.ts';

const v4 = (address: string): LookupAddress => ({ address, family: 4 });

/** DNS that gives another answer each time; the last one for ever after. */
function changing(...answers: LookupAddress[][]) {
  const asked: string[] = [];
  const lookup = async (name: string) => {
    asked.push(name);
    return answers[Math.min(asked.length, answers.length) - 1]!;
  };
  return { lookup, asked };
}

describe('the connection goes to what was checked', () => {
  it('though DNS gives another answer between the check and the connection', async (t) => {
    const open = await site(t, (_, response) => response.end('open'), { host: '127.0.0.2' });
    const secret = await site(t, (_, response) => response.end('secret'), { port: open.port });
    const dns = changing([v4('127.0.0.2')], [v4('127.0.0.1')]);
    const answer = await safeFetch(open.at(), { allow: ['127.0.0.2'], lookup: dns.lookup });
    assert.equal(textOf(answered(answer)), 'open');
    assert.deepEqual(dns.asked, ['site.example']);
    assert.equal(secret.connections(), 0);
  });

  it('on every redirect anew', async (t) => {
    const open = await site(t, (_, response) => response.writeHead(302, { Location: '/again' }).end(), {
      host: '127.0.0.2',
    });
    const secret = await site(t, (_, response) => response.end('secret'), { port: open.port });
    const dns = changing([v4('127.0.0.2')], [v4('127.0.0.1')]);
    const answer = await safeFetch(open.at(), { allow: ['127.0.0.2'], lookup: dns.lookup });
    assert.equal(faultOf(answer), 'address-refused');
    assert.equal(open.requests.length, 1);
    assert.equal(secret.connections(), 0);
  });

  it('not at all where one of several addresses is not public', async (t) => {
    const secret = await site(t, (_, response) => response.end('secret'));
    for (const addresses of [
      [v4('127.0.0.2'), v4('127.0.0.1')],
      [v4('127.0.0.1'), v4('127.0.0.2')],
      [v4('127.0.0.2'), { address: '::ffff:127.0.0.1', family: 6 }],
      [v4('127.0.0.2'), { address: 'fe80::1%lo', family: 6 }],
    ]) {
      const answer = await safeFetch(secret.at(), { allow: ['127.0.0.2'], lookup: async () => addresses });
      assert.equal(faultOf(answer), 'address-refused');
    }
    assert.equal(secret.connections(), 0);
  });

  it('nor to a private address, whatever name it goes by', async (t) => {
    const secret = await site(t, (_, response) => response.end('secret'));
    const answer = await safeFetch(secret.at(), { lookup: async () => [v4('127.0.0.1')] });
    assert.equal(faultOf(answer), 'address-refused');
    assert.equal(secret.connections(), 0);
  });

  it('takes the second of two addresses where the first does not answer', async (t) => {
    const open = await site(t, (_, response) => response.end('open'), { host: '127.0.0.2' });
    const lookup = async () => [v4('127.0.0.3'), v4('127.0.0.2')];
    const answer = await safeFetch(open.at(), { allow: ['127.0.0.0/8'], lookup });
    assert.equal(textOf(answered(answer)), 'open');
  });

  it('lets through what the owner allows, by network and by a name of home, and nothing else', async (t) => {
    const wiki = await site(t, (_, response) => response.end('wiki'), { host: '127.0.0.2' });
    const at = (host: string) => `http://${host}:${wiki.port}/`;
    const ask = (host: string, address: string) =>
      safeFetch(at(host), { allow: ['127.0.0.2/31'], lookup: async () => [v4(address)] });
    assert.equal(textOf(answered(await ask('127.0.0.2', ''))), 'wiki');
    assert.equal(textOf(answered(await ask('wiki.local', '127.0.0.2'))), 'wiki');
    assert.equal(faultOf(await ask('wiki.local', '127.0.0.1')), 'address-refused');
    assert.equal(faultOf(await ask('wiki.local', '1.1.1.1')), 'address-refused');
    assert.equal(faultOf(await ask('127.0.0.1', '')), 'address-refused');
  });

  it('reaches IPv6, too', async (t) => {
    if (
      !Object.values(networkInterfaces())
        .flat()
        .some((it) => it?.address === '::1')
    )
      return t.skip('This machine has no IPv6.');
    const open = await site(t, (_, response) => response.end('six'), { host: '::1' });
    const lookup = async () => [{ address: '::1', family: 6 }];
    assert.equal(textOf(answered(await safeFetch(open.at(), { allow: ['::1'], lookup }))), 'six');
    const literal = await safeFetch(`http://[0:0::1]:${open.port}/`, { allow: ['::1'] });
    assert.equal(textOf(answered(literal)), 'six');
  });

  it('never goes by way of a proxy of the environment', async (t) => {
    const proxy = await site(t, (_, response) => response.end('proxy'));
    const open = await site(t, (_, response) => response.end('open'));
    const script = `
      import { safeFetch } from ${JSON.stringify(new URL('../../../server/safe-fetch/safe-fetch.ts', import.meta.url).href)};
      const lookup = async () => [{ address: '127.0.0.1', family: 4 }];
      const { body } = await safeFetch(${JSON.stringify(open.at())}, { allow: ['127.0.0.1'], lookup });
      process.stdout.write(body);`;
    const through = `http://127.0.0.1:${proxy.port}`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', script],
      {
        env: {
          ...process.env,
          NODE_USE_ENV_PROXY: '1',
          http_proxy: through,
          HTTP_PROXY: through,
          ALL_PROXY: through,
        },
      },
    );
    assert.equal(stdout, 'open');
    assert.equal(proxy.connections(), 0);
  });
});
