import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HandledRequest, Observer } from '../../../server/index.ts';
import { createLogger } from '../../../server/monitoring/logger.ts';
import { community, problemCode, testDatabase } from '../community.ts';
import { freshVariables, type LogLine, logOf, server } from '../process.ts';

const database = testDatabase();
const observe = (requestHandled: Observer['requestHandled']): Observer => ({
  requestHandled,
  streamsOpen() {},
  changeDelivered() {},
});

describe('the id of a request', () => {
  it('is the one it came with, where that is short and plain, else a new one', async () => {
    const here = community(database());
    const idFor = async (id?: string) =>
      (
        await here.request('/health', { headers: id === undefined ? {} : { 'X-Request-Id': id } })
      ).headers.get('X-Request-Id')!;
    for (const good of ['a', 'Ab.9_-', 'x'.repeat(64)]) assert.equal(await idFor(good), good);
    for (const bad of [undefined, '', 'x'.repeat(65), 'a b', 'a"b', 'ada@example.org', 'é', '{}'])
      assert.match(await idFor(bad), /^[\da-f-]{36}$/, bad);
    assert.notEqual(await idFor(), await idFor());
  });

  it('is in problems too, and other sites may read it', async () => {
    const here = community(database());
    const headers = { 'X-Request-Id': 'one', Origin: 'https://www.example.org' };
    for (const [path, method, status] of [
      ['/nowhere', 'GET', 404],
      ['/health', 'DELETE', 405],
      ['/newsletter/confirmations', 'POST', 415],
      ['/events/%00', 'GET', 400],
      ['/member', 'GET', 401],
    ] as const) {
      const answer = await here.request(path, { method, headers });
      assert.equal(answer.status, status, path);
      assert.equal(((await answer.json()) as { request: string }).request, 'one', path);
      assert.match(answer.headers.get('Access-Control-Expose-Headers')!, /X-Request-Id/);
    }
    const refused = await here.request('/newsletter', {
      headers: { 'X-Request-Id': 'two', Origin: 'https://evil.example' },
    });
    assert.equal(((await refused.clone().json()) as { request: string }).request, 'two');
    assert.equal(await problemCode(refused), 'forbidden-origin');
  });

  it('is reported with the error that ended the request', async () => {
    const reported: [unknown, unknown][] = [];
    const here = community(database(), {
      hasRoom: () => {
        throw new Error('a bug');
      },
      report: (error, about) => void reported.push([String(error), about?.request]),
    });
    const answer = await here.request('/newsletter/confirmations', {
      method: 'POST',
      headers: { 'X-Request-Id': 'one' },
    });
    assert.equal(answer.status, 500);
    assert.deepEqual(reported, [['Error: a bug', 'one']]);
  });
});

describe('a request that is handled', () => {
  it('is known by the pattern of its route, never by its path or query', async () => {
    const handled: HandledRequest[] = [];
    const here = community(database(), { observer: observe((request) => handled.push(request)) });
    const asked: [method: string, path: string, route: string, status: number][] = [
      ['GET', '/newsletter?lang=de', '/newsletter', 200],
      ['HEAD', '/newsletter', '/newsletter', 200],
      ['GET', '/events/s3cret/board', '/events/:event/board', 401],
      ['GET', '/newsletter/confirm?token=s3cret', '/newsletter/confirm', 410],
      ['GET', '/showcase/posts/s3cret', '/showcase/posts/:post', 404],
      ['GET', '/s3cret', 'unmatched', 404],
      ['DELETE', '/newsletter', 'unmatched', 405],
      ['POST', '/newsletter/confirmations', '/newsletter/confirmations', 415],
    ];
    for (const [method, path] of asked) await (await here.request(path, { method })).body?.cancel();
    assert.deepEqual(
      handled.map(({ method, route, status }) => [method, route, status]),
      asked.map(([method, , route, status]) => [method, route, status]),
    );
    for (const { id, durationMs } of handled) assert.ok(id.length === 36 && durationMs >= 0);
    assert.doesNotMatch(JSON.stringify(handled), /s3cret/);
  });
});

describe('the log of a server', () => {
  it('has a line of JSON for each request, and not for what monitoring asks', async () => {
    const running = await server(await freshVariables());
    const ask = (path: string, init?: RequestInit) => fetch(running.url + path, init);
    await ask('/events/s3cret/board?name=ada', { headers: { 'X-Request-Id': 'one' } });
    for (const path of ['/health', '/ready', '/metrics', '/s3cret']) await ask(path);
    const ended = await running.end('SIGTERM');
    assert.equal(ended.err, '');
    const lines = logOf(ended);
    for (const { time, level, message } of lines) {
      assert.equal(new Date(time).toISOString(), time);
      assert.ok(['info', 'warn', 'error'].includes(level));
      assert.ok(message.length > 0);
    }
    const requests = lines.filter(({ request }) => request !== undefined);
    assert.deepEqual(
      requests.map(({ time: _time, durationMs: _durationMs, ...rest }) => rest),
      [
        {
          level: 'info',
          request: 'one',
          method: 'GET',
          route: '/events/:event/board',
          status: 401,
          message: 'Request',
        },
      ],
    );
    assert.equal(typeof requests[0]!.durationMs, 'number');
    assert.doesNotMatch(ended.out, /s3cret|name=ada|127\.0\.0\.1/);
  });

  it('has these too for debugging, and is for people if they want so', async () => {
    const variables = { ...(await freshVariables()), LOG_LEVEL: 'debug', LOG_FORMAT: 'text' };
    const running = await server(variables);
    await fetch(`${running.url}/health`, { headers: { 'X-Request-Id': 'one' } });
    const { out } = await running.end('SIGTERM');
    assert.match(out, /^\d\d:\d\d:\d\d Listening on http:\/\/localhost:\d+ /m);
    assert.match(
      out,
      /^\d\d:\d\d:\d\d debug Request request=one method=GET route=\/health status=200 durationMs=[\d.]+$/m,
    );
  });

  it('shows a stack as lines to a person, and as one string to a program', () => {
    const write = (format: 'json' | 'text') => {
      let said = '';
      const log = createLogger({ level: 'warn', format, to: { write: (line) => void (said += line) } });
      log.error({ request: 'one', error: 'Error: x', stack: 'Error: x\n    at y' }, 'An unexpected error');
      log.info({}, 'Not at this level');
      return said;
    };
    const line = JSON.parse(write('json')) as LogLine;
    assert.deepEqual(
      { ...line, time: '' },
      {
        time: '',
        level: 'error',
        request: 'one',
        error: 'Error: x',
        stack: 'Error: x\n    at y',
        message: 'An unexpected error',
      },
    );
    assert.match(
      write('text'),
      /^\d\d:\d\d:\d\d error An unexpected error request=one error=Error: x\nError: x\n {4}at y\n$/,
    );
  });
});
