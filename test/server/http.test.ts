import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { type Endpoint, endpoints, Newsletter, Problem, problemCodes } from '../../src/contract/index.ts';
import { openApiDocument } from '../../server/openapi/document.ts';
import { community, problemCode, signup, testDatabase } from './community.ts';

const database = testDatabase();
const OTHER = 'https://other.example';
const LISTED = 'https://www.example.org';

describe('the API', () => {
  it('shows the newsletter in the wanted language, and 304 to who has it', async () => {
    const here = community(database());
    const german = await here.request('/newsletter?lang=de-AT');
    const newsletter = Newsletter.parse(await german.json());
    assert.equal(newsletter.locale, 'de');
    assert.equal(newsletter.title, 'Der Donnerstagsbrief');
    assert.match(german.headers.get('Vary')!, /Accept-Language/);
    assert.match(german.headers.get('Cache-Control')!, /public/);
    const etag = german.headers.get('ETag')!;
    const again = await here.request('/newsletter?lang=de-AT', { headers: { 'If-None-Match': etag } });
    assert.equal(again.status, 304);
    const english = await here.request('/newsletter?lang=fr', { headers: { 'If-None-Match': etag } });
    assert.equal(english.status, 200);
    assert.equal(((await english.json()) as { locale: string }).locale, 'en');
  });

  it('tells a person in their language that a page is missing, and a program why', async () => {
    const here = community(database());
    const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'de' };
    for (const missing of ['/no-such-page', '/letters/removed', '/events/none/summary.html']) {
      const seen = await here.request(missing, { headers: browser });
      assert.equal(seen.status, 404);
      const page = await seen.text();
      assert.match(page, /<html lang="de" dir="ltr">/);
      assert.match(page, /<h1>Seite nicht gefunden<\/h1>/);
      assert.match(page, /<bdi dir="ltr">not-found/);
      assert.match(page, /href="https:\/\/api\.example\.org\/pages\.css"/);
      const told = await here.request(missing, { headers: { Accept: '*/*' } });
      assert.equal(told.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(await problemCode(told), 'not-found');
    }
  });

  it('lets scripts of the listed origins in, and no other', async () => {
    const here = community(database());
    const preflight = (origin: string) =>
      here.request('/newsletter/subscriptions', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'idempotency-key',
        },
      });
    const allowed = await preflight(LISTED);
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get('Access-Control-Allow-Origin'), LISTED);
    assert.match(allowed.headers.get('Access-Control-Allow-Headers')!, /Idempotency-Key/);
    assert.equal(allowed.headers.get('Access-Control-Allow-Credentials'), null);
    const refused = await preflight(OTHER);
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), null);
    const read = await here.request('/newsletter', { headers: { Origin: OTHER } });
    assert.equal(await problemCode(read), 'forbidden-origin');
    const listed = await here.request('/newsletter', { headers: { Origin: LISTED } });
    assert.equal(listed.headers.get('Access-Control-Allow-Origin'), LISTED);
    assert.match(listed.headers.get('Vary')!, /Origin/);
  });

  it('shows its problems to listed origins too, and takes plain forms from any page', async () => {
    const here = community(database());
    const problem = await here.post('/newsletter/confirmations', {}, { Origin: LISTED });
    assert.equal(problem.status, 422);
    assert.equal(problem.headers.get('Access-Control-Allow-Origin'), LISTED);
    const form = await here.submit('/newsletter/subscriptions', { email: 'a@b.example' }, { Origin: OTHER });
    assert.equal(form.status, 422);
    assert.match(form.headers.get('Content-Type')!, /html/);
  });

  it('lets everybody in when the list says *', async () => {
    const here = community(database(), { origins: ['*'] });
    const answer = await here.request('/newsletter', { headers: { Origin: OTHER } });
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
  });

  it('refuses bodies that are too large, no JSON, HTML, or no text', async () => {
    const here = community(database());
    const send = (body: BodyInit, type = 'application/json') =>
      here.request('/newsletter/subscriptions', {
        method: 'POST',
        headers: { 'Content-Type': type, 'Idempotency-Key': 'one' },
        body,
      });
    const cases: [Response, number, string][] = [
      [await send(JSON.stringify(signup('a@b.example', { name: 'x'.repeat(70_000) }))), 413, 'too-large'],
      [await send('{"email":'), 400, 'malformed'],
      [await send(new Uint8Array([0x22, 0xff, 0x22])), 400, 'malformed'],
      [await send('<!doctype html>', 'text/html'), 415, 'unsupported-media-type'],
      [await send('{}', 'text/plain'), 415, 'unsupported-media-type'],
      [await send('x', 'multipart/form-data'), 400, 'malformed'],
      [await send('null'), 422, 'validation-failed'],
      [await send('[]'), 422, 'validation-failed'],
    ];
    for (const [answer, status, code] of cases) {
      assert.equal(answer.status, status, code);
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      const problem = Problem.parse(await answer.json());
      assert.equal(problem.code, code);
      assert.equal(problem.type, `https://api.example.org/docs#${code}`);
    }
  });

  it('names the fields that are wrong', async () => {
    const here = community(database());
    const answer = await here.signUp('not an address', {
      topics: ['Not An Id'],
      locale: '??',
      name: 'a\r\nBcc: eve@example.org',
    });
    const { errors } = (await answer.json()) as { errors: { field: string; detail: string }[] };
    assert.deepEqual(
      errors.map(({ field }) => field),
      ['name'],
    );
    const others = await here.signUp('not an address', { topics: ['Not An Id'], locale: '??' });
    const named = (await others.json()) as { errors: { field: string; detail: string }[] };
    assert.deepEqual(named.errors.map(({ field }) => field).sort(), ['email', 'locale', 'topics.0']);
    for (const { detail } of named.errors) assert.ok(detail.length > 5);
  });

  it('answers 404 and 405 as problems, and HEAD like GET', async () => {
    const here = community(database());
    assert.equal(await problemCode(await here.request('/nowhere')), 'not-found');
    const wrong = await here.request('/newsletter', { method: 'PUT' });
    assert.equal(wrong.status, 405);
    assert.match(wrong.headers.get('Allow')!, /GET/);
    assert.equal(await problemCode(wrong), 'method-not-allowed');
    const head = await here.request('/newsletter', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
  });

  it('says nothing about an accident', async () => {
    const broken = new Proxy(
      {},
      {
        get: () => () => {
          throw new Error('secret of /etc/passwd');
        },
      },
    );
    const here = community(broken as never);
    const answer = await here.request('/newsletter');
    assert.equal(answer.status, 500);
    const text = await answer.text();
    assert.equal((JSON.parse(text) as { code: string }).code, 'internal');
    assert.doesNotMatch(text, /passwd|Error|at /);
    assert.equal(here.accidents.length, 1);
  });

  it('answers in time when the database hangs', async () => {
    const hanging = new Proxy({}, { get: () => () => hanging });
    Object.assign(hanging, {});
    const here = community(hanging as never, { timeout: 0.05 });
    const never = await here.app.request('/newsletter/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: new ReadableStream({ start() {} }),
      duplex: 'half',
    } as RequestInit);
    assert.equal(never.status, 503);
    assert.equal(await problemCode(never), 'timeout');
  });

  it('guards its pages', async () => {
    const here = community(database());
    const page = await here.request('/newsletter/leave?token=x');
    assert.equal(
      page.headers.get('Content-Security-Policy'),
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(page.headers.get('X-Robots-Tag'), 'noindex');
    assert.equal(page.headers.get('X-Content-Type-Options'), 'nosniff');
    assert.equal(page.headers.get('Cache-Control'), 'no-store');
    assert.doesNotMatch(await page.text(), /style=|<script|<style/);
    assert.match((await here.request('/pages.css')).headers.get('Content-Type')!, /text\/css/);
  });

  it('is described with every query parameter that it checks', async () => {
    const here = community(database());
    const wrong = {
      ...Object.fromEntries(['topic', 'event', 'group', 'author', 'q'].map((it) => [it, '\t'])),
    };
    const queries: Record<string, string> = {
      ...wrong,
      kind: 'x',
      after: 'x',
      limit: '0',
      since: 'x',
      zone: 'x',
    };
    const { paths } = openApiDocument();
    let checked = 0;
    for (const { path, method, role } of Object.values<Endpoint>(endpoints)) {
      if (method !== 'GET' || role !== 'anyone' || path.includes(':')) continue;
      const { parameters = [] } = paths![path]!.get as { parameters?: { in: string; name: string }[] };
      const told = parameters.filter((it) => it.in === 'query').map(({ name }) => name);
      // `since` is asked for; without it nothing else would be looked at.
      const base = told.includes('since') ? { since: '2026-05-01T12:00:00Z' } : {};
      for (const [name, value] of Object.entries(queries)) {
        const response = await here.request(`${path}?${new URLSearchParams({ ...base, [name]: value })}`);
        const { errors = [] } = response.status === 422 ? Problem.parse(await response.json()) : {};
        const isChecked = errors.some(({ field }) => field === name);
        assert.equal(isChecked, told.includes(name) && name !== 'lang', `${path} ${name}`);
        checked += Number(isChecked);
      }
    }
    assert.ok(checked > 10, String(checked));
  });

  it('is described by a current document, which names every route and problem', async () => {
    const file = new URL('../../server/openapi/openapi.json', import.meta.url);
    assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), JSON.parse(JSON.stringify(openApiDocument())));
    const here = community(database());
    const served = (await (await here.request('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, object>;
    };
    assert.equal(served.openapi, '3.1.0');
    for (const { path, method } of Object.values(endpoints)) {
      assert.ok(method.toLowerCase() in served.paths[path.replace(/:(\w+)/g, '{$1}')]!, path);
    }
    const docs = await (await here.request('/docs')).text();
    for (const code of problemCodes) assert.ok(docs.includes(`id="${code}"`), code);
    assert.deepEqual(await (await here.request('/health')).json(), { status: 'ok' });
  });
});
