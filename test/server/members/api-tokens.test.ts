import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Endpoint,
  endpoints,
  type NewApiToken,
  type Problem,
  type Scope,
  scopes,
} from '../../../src/contract/index.ts';
import { deleteExpired } from '../../../server/cleanup-jobs.ts';
import { type Community, community, problemCode, testDatabase } from '../community.ts';
import { type Browser, browser, member } from './browser.ts';

const DAY_MS = 24 * 3600 * 1000;
const database = testDatabase();

async function host(): Promise<{ here: Community; vera: Browser }> {
  const here = community(database());
  const row = await member(here, { email: 'vera@example.org', name: 'Vera', role: 'host', password: null });
  const vera = await browser(here);
  await vera.comeByMail(row);
  return { here, vera };
}

const problem = async (answer: Response) => (await answer.json()) as Problem;

async function createToken(host: Browser, own: readonly Scope[], days = 30): Promise<NewApiToken> {
  const answer = await host.request('POST', '/tokens', { name: 'Report', scopes: own, days });
  assert.equal(answer.status, 201);
  return (await answer.json()) as NewApiToken;
}

/** A request of a program. */
const call = (here: Community, token: string, method: string, path: string, body?: unknown) =>
  here.request(path, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      'Idempotency-Key': crypto.randomUUID(),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const callEndpoint = (here: Community, token: string, { method, path, request }: Endpoint) =>
  call(here, token, method, path.replace(/:\w+/g, 'none'), request && {});

describe('an API token', () => {
  it('calls what its scopes say, and nothing else', async () => {
    const { here, vera } = await host();
    const { token: every } = await createToken(vera, scopes);
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      if (endpoint.role === 'anyone') continue;
      const answer = await callEndpoint(here, every, endpoint);
      const code = answer.ok ? 'ok' : await problemCode(answer);
      assert.equal(code === 'forbidden' || code === 'unauthenticated', !endpoint.scope, `${name}: ${code}`);
      const { token: lacking } = await createToken(
        vera,
        scopes.filter((scope) => scope !== endpoint.scope),
      );
      assert.equal(await problemCode(await callEndpoint(here, lacking, endpoint)), 'forbidden', name);
    }
    assert.deepEqual(here.accidents, []);
  });

  it('has scopes that endpoints need', () => {
    const needed = new Set(Object.values<Endpoint>(endpoints).map(({ scope }) => scope));
    for (const scope of scopes) assert.ok(needed.has(scope), scope);
  });

  it('does for a program what its host may do', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, ['letters:read', 'letters:write']);
    const created = await call(here, token, 'POST', '/newsletter/letters', {
      ...{ subject: 'Thursday', previewText: '', format: 'markdown', content: 'Hello' },
      ...{ topics: [], language: null },
    });
    assert.equal(created.status, 201);
    const list = (await (await call(here, token, 'GET', '/newsletter/letters')).json()) as {
      letters: { subject: string }[];
    };
    assert.deepEqual(
      list.letters.map(({ subject }) => subject),
      ['Thursday'],
    );
  });

  it('says which scope it lacks', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, ['letters:read']);
    const answer = await problem(await call(here, token, 'GET', '/newsletter/subscribers'));
    assert.equal(
      answer.detail,
      'This API token lacks the scope subscribers:read. Create a token that has it.',
    );
  });

  it('is shown once, and stored as a hash', async () => {
    const { here, vera } = await host();
    const { token, id } = await createToken(vera, ['overview:read']);
    assert.match(token, /^community_[\w-]{43}$/);
    const list = await (await vera.request('GET', '/tokens')).text();
    assert.ok(list.includes(id));
    assert.ok(!list.includes(token));
    const stored = JSON.stringify(await here.database.selectFrom('api_tokens').selectAll().execute());
    assert.ok(!stored.includes(token.slice('community_'.length)));
  });

  it('is listed with its use, to the minute', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, ['overview:read']);
    const used = async () =>
      ((await (await vera.request('GET', '/tokens')).json()) as { tokens: { lastUsedAt: string | null }[] })
        .tokens[0]!.lastUsedAt;
    assert.equal(await used(), null);
    await call(here, token, 'GET', '/overview');
    const first = here.clock.now().toISOString();
    assert.equal(await used(), first);
    here.clock.time += 59_000;
    await call(here, token, 'GET', '/overview');
    assert.equal(await used(), first);
    here.clock.time += 2000;
    await call(here, token, 'GET', '/overview');
    assert.equal(await used(), here.clock.now().toISOString());
  });

  it('ends when it is deleted', async () => {
    const { here, vera } = await host();
    const { token, id } = await createToken(vera, ['overview:read']);
    assert.equal((await vera.request('DELETE', `/tokens/${id}`)).status, 204);
    assert.equal(await problemCode(await call(here, token, 'GET', '/overview')), 'unauthenticated');
    assert.equal(await problemCode(await vera.request('DELETE', `/tokens/${id}`)), 'not-found');
  });

  it('ends after its days, and is forgotten a month later', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, ['overview:read'], 2);
    here.clock.time += 2 * DAY_MS - 1000;
    assert.equal((await call(here, token, 'GET', '/overview')).status, 200);
    here.clock.time += 1000;
    assert.equal(await problemCode(await call(here, token, 'GET', '/overview')), 'unauthenticated');
    await deleteExpired(here.database, here.clock.now());
    const count = async () => (await here.database.selectFrom('api_tokens').select('id').execute()).length;
    assert.equal(await count(), 1);
    here.clock.time += 31 * DAY_MS;
    await deleteExpired(here.database, here.clock.now());
    assert.equal(await count(), 0);
  });

  it('ends with the role of its host, and with the host', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, ['overview:read']);
    await here.database.updateTable('members').set({ role: 'facilitator' }).execute();
    assert.equal(await problemCode(await call(here, token, 'GET', '/overview')), 'forbidden');
    await here.database.deleteFrom('members').execute();
    assert.equal(await problemCode(await call(here, token, 'GET', '/overview')), 'unauthenticated');
  });

  it('is no session, and a session no API token', async () => {
    const { here, vera } = await host();
    const { token } = await createToken(vera, scopes);
    const asSession = await vera.request('GET', '/overview', undefined, { token });
    assert.equal(await problemCode(asSession), 'unauthenticated');
    assert.equal(await problemCode(await call(here, vera.token!, 'GET', '/overview')), 'unauthenticated');
  });

  it('is refused where it is odd', async () => {
    const { here } = await host();
    for (const odd of ['', 'x', 'community_', 'community_x y', `community_${'x'.repeat(9000)}`, 'null'])
      assert.equal(await problemCode(await call(here, odd, 'GET', '/overview')), 'unauthenticated', odd);
  });

  it('cannot be created without a scope, with an unknown one, or for ever', async () => {
    const { vera } = await host();
    const good = { name: 'Report', scopes: ['overview:read'], days: 30 };
    for (const bad of [
      { scopes: [] },
      { scopes: ['everything'] },
      { days: 0 },
      { days: 367 },
      { name: '' },
    ]) {
      const answer = await vera.request('POST', '/tokens', { ...good, ...bad });
      const { code, errors } = await problem(answer);
      assert.equal(code, 'validation-failed');
      assert.equal(errors![0]!.field.split('.')[0], Object.keys(bad)[0]);
    }
  });
});
