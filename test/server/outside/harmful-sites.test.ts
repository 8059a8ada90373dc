import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { safeFetch } from '../../../server/safe-fetch/safe-fetch.ts';
import { answered, endlessly, faultOf, here, outside, raw, site } from './site.ts';

describe('sites that do harm', () => {
  const MEGABYTE = 1_000_000;
  const bomb = Buffer.alloc(100 * MEGABYTE);
  const bombs = {
    gzip: gzipSync(bomb, { level: 9 }),
    deflate: deflateSync(bomb, { level: 9 }),
    br: brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  };

  for (const [encoding, bytes] of Object.entries(bombs)) {
    it(`a bomb of ${encoding} costs no more than what may come out`, async (t) => {
      const there = await site(t, (_, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(bytes),
      );
      const before = process.memoryUsage().arrayBuffers;
      assert.equal(faultOf(await outside(there.at(), { mostBytes: MEGABYTE })), 'too-large');
      const grown = process.memoryUsage().arrayBuffers - before;
      assert.ok(grown < 20 * MEGABYTE, `${grown} bytes`);
    });

    it(`the beginning of a bomb of ${encoding} can be had`, async (t) => {
      const there = await site(t, (_, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(bytes),
      );
      const answer = answered(await outside(there.at(), { mostBytes: 1000, cut: true }));
      assert.equal(answer.body.length, 1000);
    });
  }

  it('compressed contents that go on for ever and hold nothing', async (t) => {
    const nothing = Buffer.concat(Array.from({ length: 5000 }, () => gzipSync('')));
    const there = await site(t, (_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' });
      const write = () => {
        while (!response.destroyed && response.write(nothing));
      };
      response.on('drain', write);
      write();
    });
    assert.equal(faultOf(await outside(there.at(), { mostBytes: MEGABYTE })), 'too-large');
  });

  it('headers of names that an object of JavaScript has', async (t) => {
    const port = await raw(t, (socket) =>
      socket.once('data', () =>
        socket.end(
          'HTTP/1.1 200 OK\r\n__proto__: x\r\nconstructor: y\r\nhasOwnProperty: z\r\nX-Two: a\r\nX-Two: b\r\nContent-Length: 2\r\n\r\nok',
        ),
      ),
    );
    const answer = answered(await outside(`http://127.0.0.1:${port}/`));
    assert.equal(new TextDecoder().decode(answer.body), 'ok');
    assert.equal(answer.headers.get('x-two'), 'a, b');
    assert.equal(answer.headers.get('__proto__'), 'x');
  });

  it('a body without end', async (t) => {
    const there = await site(t, (_, response) => endlessly(response));
    assert.equal(faultOf(await outside(there.at(), { mostBytes: MEGABYTE })), 'too-large');
    const answer = answered(await outside(there.at(), { mostBytes: 1000, cut: true }));
    assert.equal(answer.body.length, 1000);
  });

  for (const [what, headers, request] of [
    ['too much', {}, { mostBytes: 1000 }],
    ['far too much', {}, { mostBytes: MEGABYTE }],
    ['enough of it', {}, { mostBytes: 1000, cut: true }],
    ['nothing of it', {}, { takes: /^none$/ }],
    ['what cannot be read', { 'Content-Encoding': 'zstd' }, {}],
    ['what is not what it says', { 'Content-Encoding': 'gzip' }, {}],
    ['another address', { Location: 'http://127.0.0.9/' }, {}],
  ] as const)
    it(`leaves a body without end after ${what}`, async (t) => {
      let left: Promise<unknown> = Promise.reject(new Error('Not asked'));
      left.catch(() => {});
      const there = await site(t, (_, response) => {
        left = once(response, 'close');
        response.writeHead('Location' in headers ? 302 : 200, headers);
        endlessly(response);
      });
      await outside(there.at(), request);
      await left;
    });

  it('a body that says how large it is, before any of it comes', async (t) => {
    const there = await site(t, (_, response) => {
      response.writeHead(200, { 'Content-Length': 10 * MEGABYTE });
      response.flushHeaders();
    });
    assert.equal(faultOf(await outside(there.at())), 'too-large');
  });

  it('takes what is just as large as may be', async (t) => {
    const there = await site(t, (_, response) => response.end('a'.repeat(1000)));
    assert.equal(answered(await outside(there.at(), { mostBytes: 1000 })).body.length, 1000);
    assert.equal(faultOf(await outside(there.at(), { mostBytes: 999 })), 'too-large');
  });

  it('a body that drips', async (t) => {
    const there = await site(t, (_, response) => {
      const drop = setInterval(() => response.write('a'), 10);
      response.on('close', () => clearInterval(drop));
    });
    assert.equal(faultOf(await safeFetch(there.at(), { ...here, patience: 200 })), 'too-slow');
  });

  it('headers that drip', async (t) => {
    const port = await raw(t, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drop = setInterval(() => socket.write('X: y\r\n'), 10);
      socket.on('close', () => clearInterval(drop));
    });
    const answer = await safeFetch(`http://site.example:${port}/`, { ...here, patience: 200 });
    assert.equal(faultOf(answer), 'too-slow');
  });

  it('redirects that each take a little', async (t) => {
    const there = await site(t, (_, response) => {
      setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 80);
    });
    assert.equal(faultOf(await safeFetch(there.at(), { ...here, patience: 200 })), 'too-slow');
  });

  it('silence', async (t) => {
    const port = await raw(t, () => {});
    const answer = await safeFetch(`http://site.example:${port}/`, { ...here, patience: 100 });
    assert.equal(faultOf(answer), 'too-slow');
  });

  it('DNS that never answers', async () => {
    const lookup = () => new Promise<never>(() => {});
    const wait = setInterval(() => {}, 1000);
    const answer = await safeFetch('http://site.example/', { lookup, patience: 100 });
    clearInterval(wait);
    assert.equal(faultOf(answer), 'too-slow');
  });

  it('is left as soon as the caller gives up, even before it begins', async (t) => {
    const caller = new AbortController();
    const there = await site(t, () => caller.abort());
    assert.equal(faultOf(await outside(there.at(), { signal: caller.signal })), 'too-slow');
    assert.equal(faultOf(await outside(there.at(), { signal: AbortSignal.abort() })), 'too-slow');
    assert.equal(there.requests.length, 1);
  });

  it('headers without end', async (t) => {
    const port = await raw(t, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const line = `X: ${'y'.repeat(1000)}\r\n`;
      const write = () => {
        while (!socket.destroyed && socket.write(line));
      };
      socket.on('drain', write);
      write();
    });
    assert.equal(faultOf(await outside(`http://site.example:${port}/`)), 'too-large');
  });

  const broken: Record<string, [string, (socket: Socket) => void]> = {
    'resets the connection': ['unreachable', (socket) => void socket.resetAndDestroy()],
    'closes without a word': ['unreachable', (socket) => void socket.end()],
    'breaks off in the middle': [
      'unreachable',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc'),
    ],
    'resets in the middle': [
      'unreachable',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', () =>
          socket.resetAndDestroy(),
        );
      },
    ],
    'breaks off a chunked body': [
      'unreachable',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'),
    ],
    'speaks something else': ['unreadable', (socket) => void socket.end('220 mail.example ESMTP\r\n')],
    'says two lengths': [
      'unreadable',
      (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    'wants another protocol': [
      'unreachable',
      (socket) => void socket.end('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    ],
  };
  for (const [what, [fault, answer]] of Object.entries(broken))
    it(`one that ${what}`, async (t) => {
      const port = await raw(t, (socket) => socket.once('data', () => answer(socket)));
      const said = await outside(`http://site.example:${port}/`);
      assert.equal(faultOf(said), fault);
    });
});
