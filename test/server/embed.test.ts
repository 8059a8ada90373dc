import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../server/config.ts';
import { isContentAttribute } from '../../src/contract/content-attributes.ts';
import { community, testDatabase } from './community.ts';

const database = testDatabase();
const elements = ['newsletter-signup', 'member-login', 'group-board', 'showcase-feed'];

const policyOf = (response: Response) => {
  const policy = response.headers.get('content-security-policy')!;
  return Object.fromEntries(
    policy.split('; ').map((it) => [it.split(' ')[0]!, it.split(' ').slice(1)] as const),
  );
};
const tagIn = (page: string, element: string) =>
  new RegExp(`<${element}([^>]*)></${element}>`).exec(page)?.[1];

describe('the page of an element for frames', () => {
  for (const element of elements)
    it(`/embed/${element} holds it and a policy of its own`, async () => {
      const { request } = community(database());
      const response = await request(`/embed/${element}`);
      assert.equal(response.status, 200);
      assert.equal(typeof tagIn(await response.text(), element), 'string');
      const policy = policyOf(response);
      assert.deepEqual(policy['default-src'], ["'none'"]);
      assert.deepEqual(policy['script-src'], ["'self'", 'https://api.example.org']);
      assert.deepEqual(policy['frame-ancestors'], ["'self'", 'https://www.example.org']);
      assert.deepEqual(policy['require-trusted-types-for'], ["'script'"]);
    });

  it('is there for no other name', async () => {
    const { request } = community(database());
    for (const name of ['community-provider', 'script', 'constructor', ''])
      assert.equal((await request(`/embed/${name}`)).status, 404, name);
  });

  it('takes the attributes that content may set, and escapes their values', async () => {
    const { request } = community(database());
    const value = '"><img src=x onerror=alert(1)>';
    const query = new URLSearchParams({ layout: 'list', count: '4', topic: value, filters: '' });
    const page = await (await request(`/embed/showcase-feed?${query}`)).text();
    assert.equal(
      tagIn(page, 'showcase-feed'),
      ' layout="list" count="4" topic="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;" filters=""',
    );
  });

  it('takes no other: neither addresses nor sentences nor what is no attribute', async () => {
    const { request } = community(database());
    const query = new URLSearchParams({
      api: 'https://evil.example',
      source: 'json-feed:https://evil.example/feed.json',
      strings: '{"submit": "Send your password"}',
      'redirect-origins': 'https://evil.example',
      redirect: 'https://evil.example',
      debug: '',
      onclick: 'alert(1)',
      style: 'position: fixed',
      'x><script>alert(1)</script>': '',
    });
    for (const element of ['newsletter-signup', 'member-login', 'showcase-feed'])
      assert.equal(tagIn(await (await request(`/embed/${element}?${query}`)).text(), element), '', element);
  });

  it('leads from the board to the sign-in in the same frame, and back', async () => {
    const { request } = community(database());
    const path = '/embed/group-board?event=autumn&lang=de';
    const page = await (await request(path)).text();
    const login = /login="([^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    const target = new URL(login, `https://api.example.org${path}`);
    assert.equal(target.pathname, '/embed/member-login');
    assert.equal(target.searchParams.get('lang'), 'de');
    const signIn = await (await request(target.pathname + target.search)).text();
    assert.match(signIn, /<html lang="de"/);
    const back = /redirect="([^"]*)"/.exec(signIn)![1]!.replaceAll('&amp;', '&');
    assert.equal(back, path);
  });

  it('looks as it is asked to, and by colours only', async () => {
    const { request } = community(database());
    const looks = new URLSearchParams({ 'color-scheme': 'light dark', 'accent-color': '#b8321a' });
    const page = await (await request(`/embed/newsletter-signup?${looks}`)).text();
    assert.match(page, /<meta name="color-scheme" content="light dark"/);
    const css = /href="(frame\.css\?[^"]*)"/.exec(page)![1]!.replaceAll('&amp;', '&');
    assert.match(await (await request(`/embed/${css}`)).text(), /--community-accent-color: #b8321a;/);
    const odd = new URLSearchParams({ 'color-scheme': 'x', 'accent-color': 'red} body{display:none' });
    const plain = await (await request(`/embed/frame.css?${odd}`)).text();
    assert.match(plain, /color-scheme: light;/);
    assert.doesNotMatch(plain, /accent|display/);
  });

  it('may be framed by every site where every site may use the API, and by others where EMBED_ORIGINS says so', async () => {
    const framing = async (options: { origins?: string[]; embedOrigins?: string[] }) =>
      policyOf(await community(database(), options).request('/embed/newsletter-signup'))['frame-ancestors'];
    assert.deepEqual(await framing({ origins: ['*'] }), ['*']);
    assert.deepEqual(await framing({ origins: [] }), ["'self'"]);
    assert.deepEqual(await framing({ origins: ['null', 'https://a.example'] }), [
      "'self'",
      'https://a.example',
    ]);
    const { embedOrigins } = readConfig({ EMBED_ORIGINS: 'https://*.example.net, https://b.example' });
    assert.deepEqual(await framing({ origins: ['*'], embedOrigins: embedOrigins! }), [
      "'self'",
      'https://*.example.net',
      'https://b.example',
    ]);
  });
});

describe('EMBED_ORIGINS', () => {
  for (const wrong of [
    'example.org',
    'https://example.org/',
    'https://a.example;script-src *',
    "'unsafe-inline'",
    'null',
  ])
    it(`is refused as ${wrong}`, () =>
      assert.throws(() => readConfig({ EMBED_ORIGINS: wrong }), /EMBED_ORIGINS must be origins/));
});

it('ORIGINS takes null, for sandboxed frames', async () => {
  assert.deepEqual(readConfig({ ORIGINS: 'https://a.example,null' }).origins, ['https://a.example', 'null']);
  const { request } = community(database(), { origins: ['null'] });
  const answer = await request('/newsletter', { headers: { Origin: 'null' } });
  assert.equal(answer.headers.get('access-control-allow-origin'), 'null');
});

it('content may set each attribute of the manifest, or is kept from it on purpose', () => {
  const file = fileURLToPath(new URL('../../custom-elements.json', import.meta.url));
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as {
    modules: { declarations: { tagName: string; attributes?: { name: string }[] }[] }[];
  };
  const names = new Set(
    modules.flatMap(({ declarations }) =>
      declarations.flatMap((it) => (it.attributes ?? []).map(({ name }) => name)),
    ),
  );
  const kept = [...names].filter((name) => !isContentAttribute(name, 'https://evil.example')).sort();
  assert.deepEqual(kept, [
    'api',
    'debug',
    'login',
    'provider',
    'redirect',
    'redirect-origins',
    'source',
    'strings',
  ]);
  const withPath = kept.filter((name) => isContentAttribute(name, '/members'));
  assert.deepEqual(withPath, ['login', 'redirect']);
});
