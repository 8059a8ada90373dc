import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { safeFetch } from '../../../server/safe-fetch/safe-fetch.ts';
import { answered, endlessly, faultOf, here, outside, site, textOf } from './site.ts';

const page = '<title>Héllo</title>'.repeat(50);

describe('getting what is at an address', () => {
  it('gives status, headers, body and the address', async (t) => {
    const there = await site(t, (_, response) =>
      response.writeHead(404, { 'X-Thing': ['a', 'b'] }).end('gone'),
    );
    const answer = answered(await outside(there.at('/a?b#c')));
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('x-thing'), 'a, b');
    assert.equal(textOf(answer), 'gone');
    assert.equal(answer.address, there.at('/a?b'));
    assert.equal(answer.permanent, undefined);
  });

  it('says who asks, asks for one answer only, and sends no cookies', async (t) => {
    const there = await site(t, (_, response) => response.end());
    const about = 'https://community.example/about';
    await safeFetch(there.at(), {
      ...here,
      about,
      accept: 'text/html',
      headers: { 'If-None-Match': '"1"' },
    });
    const { method, headers } = there.requests[0]!;
    assert.equal(method, 'GET');
    assert.match(headers['user-agent']!, /community-widgets.*\+https:\/\/community\.example\/about/);
    assert.equal(headers.connection, 'close');
    assert.equal(headers.accept, 'text/html');
    assert.equal(headers['if-none-match'], '"1"');
    assert.equal(headers.cookie, undefined);
  });

  for (const [encoding, compress] of Object.entries({
    gzip: gzipSync,
    'x-gzip': gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
    identity: (text: string) => Buffer.from(text),
  }))
    it(`reads ${encoding}`, async (t) => {
      const there = await site(t, (_, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(compress(page)),
      );
      assert.equal(textOf(answered(await outside(there.at()))), page);
    });

  it('reads deflate without its wrapping, as some servers send it', async (t) => {
    const there = await site(t, (_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'deflate' }).end(deflateRawSync(page)),
    );
    assert.equal(textOf(answered(await outside(there.at()))), page);
  });

  it('says so when an encoding is unknown, or is not what it says', async (t) => {
    for (const encoding of ['zstd', 'gzip, gzip', 'compress', 'gzip', 'br', 'deflate']) {
      const there = await site(t, (_, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(page),
      );
      assert.equal(faultOf(await outside(there.at())), 'unreadable', encoding);
    }
  });

  it('reads an answer without a body, though it names an encoding', async (t) => {
    for (const status of [200, 204, 304])
      for (const encoding of ['gzip', 'deflate', 'br', 'identity']) {
        const there = await site(t, (_, response) =>
          response.writeHead(status, { 'Content-Encoding': encoding }).end(),
        );
        const answer = answered(await outside(there.at()));
        assert.deepEqual([answer.status, answer.body.length], [status, 0]);
      }
  });

  it('says so when compressed contents end too early', async (t) => {
    const there = await site(t, (_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(page).subarray(0, -20)),
    );
    assert.equal(faultOf(await outside(there.at())), 'unreadable');
  });

  it('leaves the body of what is not wanted', async (t) => {
    const there = await site(t, (_, response) => {
      response.writeHead(200, { 'Content-Type': 'video/mp4' });
      endlessly(response);
    });
    const answer = answered(await outside(there.at(), { takes: /^text\/html$/ }));
    assert.equal(answer.body.length, 0);
    assert.equal(answer.headers.get('content-type'), 'video/mp4');
  });
});

describe('redirects', () => {
  const jumps = (status: number, most: number) => (t: TestContext) =>
    site(t, ({ url }, response) => {
      const at = Number(url!.slice(1));
      if (at >= most) response.end('there');
      else response.writeHead(status, { Location: `${at + 1}` }).end('on the way');
    });

  for (const status of [301, 302, 303, 307, 308])
    it(`follows ${status}`, async (t) => {
      const there = await jumps(status, 2)(t);
      const answer = answered(await outside(there.at('/0')));
      assert.equal(textOf(answer), 'there');
      assert.equal(answer.address, there.at('/2'));
      const permanent = status === 301 || status === 308 ? there.at('/2') : undefined;
      assert.equal(answer.permanent, permanent);
    });

  it('is not for good when one of them is not', async (t) => {
    const there = await site(t, ({ url }, response) => {
      if (url === '/c') response.end();
      else response.writeHead(url === '/a' ? 301 : 302, { Location: url === '/a' ? '/b' : '/c' }).end();
    });
    const answer = answered(await outside(there.at('/a')));
    assert.equal(answer.address, there.at('/c'));
    assert.equal(answer.permanent, undefined);
  });

  it('follows five and not six', async (t) => {
    assert.equal(textOf(answered(await outside((await jumps(302, 5)(t)).at('/0')))), 'there');
    const far = await jumps(302, 6)(t);
    assert.equal(faultOf(await outside(far.at('/0'))), 'too-many-redirects');
    assert.equal(far.requests.length, 6);
  });

  it('ends a circle', async (t) => {
    const there = await site(t, (_, response) => response.writeHead(302, { Location: '/' }).end());
    assert.equal(faultOf(await outside(there.at())), 'too-many-redirects');
  });

  for (const [what, location] of Object.entries({
    'a private address': 'http://127.0.0.9/',
    'the metadata of a cloud': 'http://169.254.169.254/latest/meta-data/',
    'a file': 'file:///etc/passwd',
    'a script': 'javascript:alert(1)',
    'this machine': 'http://localhost:80/',
    'a database': 'http://site.example:22/',
    'an address with a password': 'http://ada:secret@site.example/',
    'an IPv4 address within IPv6': 'http://[::ffff:127.0.0.1]/',
  }))
    it(`refuses one to ${what}`, async (t) => {
      const there = await site(t, (_, response) => response.writeHead(302, { Location: location }).end(), {
        host: '127.0.0.2',
      });
      const lookup = async (name: string) => [
        { address: name === 'site.example' ? '127.0.0.2' : '127.0.0.1', family: 4 },
      ];
      assert.equal(faultOf(await safeFetch(there.at(), { allow: ['127.0.0.2'], lookup })), 'address-refused');
      assert.equal(there.requests.length, 1);
    });

  it('gives what came where there is nowhere to go, and says so where it cannot be read', async (t) => {
    const nowhere = await site(t, (_, response) => response.writeHead(302).end('here'));
    assert.equal(answered(await outside(nowhere.at())).status, 302);
    const broken = await site(t, (_, response) => response.writeHead(302, { Location: 'http://[' }).end());
    assert.equal(faultOf(await outside(broken.at())), 'unreadable');
  });

  it('does not wait for the body of a redirect', async (t) => {
    const there = await site(t, ({ url }, response) => {
      if (url === '/there') return response.end('there');
      response.writeHead(302, { Location: '/there' });
      return endlessly(response);
    });
    assert.equal(textOf(answered(await outside(there.at()))), 'there');
  });
});

describe('what cannot be reached', () => {
  it('is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    assert.equal(faultOf(await outside(`http://site.example:${port}/`)), 'unreachable');
  });

  it('has no name, or no address', async () => {
    const none = async () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    for (const lookup of [none, async () => []]) {
      const answer = await safeFetch('http://site.example/', { lookup });
      assert.equal(faultOf(answer), 'unreachable');
      assert.match('say' in answer ? answer.say : '', /no site of this name/);
    }
  });
});

describe('over TLS', () => {
  it('reads a site that proves its name', async (t) => {
    const there = await site(t, (_, response) => response.end('secure'), { secure: true });
    assert.equal(textOf(answered(await outside(there.at()))), 'secure');
  });

  it('not one that is not known, nor one of another name', async (t) => {
    const there = await site(t, (_, response) => response.end('secure'), { secure: true });
    const { ca: _, ...stranger } = here;
    assert.equal(faultOf(await safeFetch(there.at(), stranger)), 'certificate');
    const other = there.at().replace('site.example', 'other.example');
    assert.equal(faultOf(await outside(other)), 'certificate');
    assert.equal(there.requests.length, 0);
  });

  it('not one that does not speak it', async (t) => {
    const there = await site(t, (_, response) => response.end('open'));
    const answer = await outside(there.at().replace('http:', 'https:'));
    assert.ok(['unreachable', 'unreadable'].includes(faultOf(answer)!), JSON.stringify(answer));
  });
});
