import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { get } from 'node:http';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { widgetsFolder } from '../../server/widget-files.ts';
import { freshVariables, server } from './process.ts';

/** A request as it goes over the wire: `fetch` would decompress the answer. */
const raw = (url: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, failed) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', failed);
  });

const hasBuild = existsSync(widgetsFolder);

describe('the files of the elements', { skip: !hasBuild && 'run `npm run build:pages` first' }, () => {
  it('come compressed, for every site, as sri.json says, and chunks for good', async () => {
    const { url, end } = await server(await freshVariables());
    const hashes = (await (await fetch(`${url}/widgets/sri.json`)).json()) as Record<string, string>;
    const chunk = readdirSync(`${widgetsFolder}/chunks`).find((name) => name.endsWith('.js'))!;
    for (const file of ['newsletter-signup.js', 'group-board.css', `chunks/${chunk}`]) {
      const address = `${url}/widgets/${file}`;
      const plain = await raw(address, { Origin: 'https://elsewhere.example' });
      assert.equal(plain.headers['access-control-allow-origin'], '*');
      assert.equal(plain.headers['cross-origin-resource-policy'], 'cross-origin');
      assert.equal(`sha384-${createHash('sha384').update(plain.body).digest('base64')}`, hashes[file]);
      const brotli = await raw(address, { 'Accept-Encoding': 'gzip, br' });
      assert.equal(brotli.headers['content-encoding'], 'br');
      assert.deepEqual(brotliDecompressSync(brotli.body), plain.body);
      const gzip = await raw(address, { 'Accept-Encoding': 'gzip' });
      assert.deepEqual(gunzipSync(gzip.body), plain.body);
      assert.match(String(gzip.headers['vary']), /Accept-Encoding/i);
      const again = await raw(address, { 'If-None-Match': String(plain.headers['etag']) });
      assert.equal(again.status, 304);
      const isChunk = file.startsWith('chunks/');
      assert.equal(/immutable/.test(String(plain.headers['cache-control'])), isChunk);
    }
    await end('SIGTERM');
  });

  it('are nothing but what lies in their folder', async () => {
    const { url, end } = await server(await freshVariables());
    for (const path of ['nothing.js', '../package.json', '%2e%2e/package.json', 'chunks', '']) {
      const { status, body } = await raw(`${url}/widgets/${path}`);
      assert.equal(status, 404, path);
      assert.match(body.toString(), /not-found/);
    }
    await end('SIGTERM');
  });
});

describe('the page at the address of the API', () => {
  it('has a snippet for each element, and says which setting a site needs', async () => {
    const variables = await freshVariables();
    const first = await server(variables);
    const page = await (await fetch(first.url)).text();
    for (const element of ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'])
      assert.ok(page.includes(`&lt;${element} api=&quot;${first.url}&quot;&gt;`), element);
    assert.match(page, /<code>ORIGINS=https:\/\/www\.example\.org<\/code>/);
    await first.end('SIGTERM');

    const second = await server({ ...variables, ORIGINS: 'https://club.example.org' });
    const german = await (await fetch(second.url, { headers: { 'Accept-Language': 'de' } })).text();
    assert.match(german, /Der Server läuft/);
    assert.doesNotMatch(german, /ORIGINS/);
    await second.end('SIGTERM');
  });
});
