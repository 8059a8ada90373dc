import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { API, community, testDatabase } from './community.ts';
import { freshVariables, logOf, server } from './process.ts';

interface Problem {
  code: string;
  detail: string;
}

describe('a disk that is almost full', () => {
  const database = testDatabase();

  it('refuses what would be saved and says why, lets everybody read, and heals by itself', async () => {
    let room = false;
    const it = community(database(), { hasRoom: () => room });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await it.request('/newsletter/subscriptions', { method });
      assert.equal(answer.status, method === 'POST' ? 503 : answer.status);
    }
    const refused = await it.post('/newsletter/subscriptions', {});
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('Retry-After'), '60');
    const problem = (await refused.json()) as Problem;
    assert.equal(problem.code, 'unavailable');
    assert.match(problem.detail, /disk of the server is almost full.*same Idempotency-Key/);
    for (const path of ['/newsletter', '/showcase', '/health'])
      assert.equal((await it.request(path)).status, 200, path);
    assert.equal((await it.request(`${API}/newsletter`, { method: 'HEAD' })).status, 200);
    room = true;
    assert.equal((await it.signUp('ada@example.org')).status, 202);
  });

  it('is measured where the data folder is', { skip: Boolean(process.env.TEST_DATABASE_URL) }, async () => {
    const running = await server({ ...(await freshVariables()), MIN_FREE_MB: '999999999' });
    const leave = () =>
      fetch(`${running.url}/newsletter/leave`, { method: 'POST', body: new URLSearchParams({ token: 'x' }) });
    assert.equal((await leave()).status, 503);
    assert.equal((await fetch(`${running.url}/newsletter`)).status, 200);
    const ready = await fetch(`${running.url}/ready`);
    assert.equal(ready.status, 503);
    assert.equal(((await ready.json()) as Problem).detail, 'The disk of the server is almost full.');
    const ended = await running.end('SIGTERM');
    assert.deepEqual([ended.exit, ended.err], [0, '']);
    const warnings = logOf(ended).filter(({ message }) => message.startsWith('The disk'));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!.message, /^The disk of DATA_DIR is almost full .*Reading goes on\.$/);
  });
});
