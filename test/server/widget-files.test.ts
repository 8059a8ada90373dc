import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { Hono } from 'hono';
import { get } from 'node:http';
import { describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { widgetsFolder, withWidgets } from '../../server/widget-files.ts';
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

  it('have a loader that knows the public address, with its hash, and an import map of all modules', async () => {
    const widgets = 'https://api.example.org/club/widgets/';
    const app = withWidgets(new Hono(), { url: 'https://api.example.org/club' });
    const file = (name: string, headers: Record<string, string> = {}) =>
      Promise.resolve(app.request(`/widgets/${name}`, { headers }));
    const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

    const loader = await file('loader.js');
    const source = await bytes(loader);
    assert.ok(source.includes(`"${widgets}"`));
    assert.equal(loader.headers.get('access-control-allow-origin'), '*');
    assert.equal(loader.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.doesNotMatch(loader.headers.get('cache-control')!, /immutable/);
    const brotli = await file('loader.js', { 'Accept-Encoding': 'gzip, deflate, br' });
    assert.deepEqual(brotliDecompressSync(await bytes(brotli)), source);
    assert.match(brotli.headers.get('vary')!, /Accept-Encoding/);
    const again = await file('loader.js', { 'If-None-Match': loader.headers.get('etag')! });
    assert.equal(again.status, 304);

    const hashes = (await (await file('sri.json')).json()) as Record<string, string>;
    assert.equal(hashes['loader.js'], `sha384-${createHash('sha384').update(source).digest('base64')}`);
    const { integrity } = (await (await file('importmap.json')).json()) as {
      integrity: Record<string, string>;
    };
    assert.equal(integrity[`${widgets}group-board.js`], hashes['group-board.js']);
    for (const chunk of readdirSync(`${widgetsFolder}/chunks`).filter((name) => name.endsWith('.js')))
      assert.equal(integrity[`${widgets}chunks/${chunk}`], hashes[`chunks/${chunk}`] ?? 'none', chunk);
  });

  it('have a loader that looks for its address where the public one is not known', async () => {
    const loader = await withWidgets(new Hono()).request('/widgets/loader.js');
    assert.ok((await loader.text()).includes('"{widgets}"'));
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
      assert.ok(page.includes(`&lt;${element}&gt;&lt;/${element}&gt;`), element);
    assert.ok(
      page.includes(`&lt;script src=&quot;${first.url}/widgets/loader.js&quot; async&gt;&lt;/script&gt;`),
    );
    assert.match(page, /<a href="snippet"/);
    assert.match(page, /<code>ORIGINS=https:\/\/www\.example\.org<\/code>/);
    await first.end('SIGTERM');

    const second = await server({ ...variables, ORIGINS: 'https://club.example.org' });
    const german = await (await fetch(second.url, { headers: { 'Accept-Language': 'de' } })).text();
    assert.match(german, /Der Server läuft/);
    assert.doesNotMatch(german, /ORIGINS/);
    await second.end('SIGTERM');
  });
});
