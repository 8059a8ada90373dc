import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientNetwork } from '../../server/http/client-network.ts';
import { community, signup, testDatabase } from './community.ts';

const database = testDatabase();
const statuses = async (answers: Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

describe('limits', () => {
  it('holds mails to one address, and lets them come back evenly', async () => {
    const here = community(database(), { limits: { address: { most: 3, per: 3600 } } });
    const seen: number[] = [];
    for (let times = 0; times < 4; times++) seen.push((await here.signUp('ada@example.org')).status);
    assert.deepEqual(seen, [202, 202, 202, 429]);
    const limited = await here.signUp('ADA@EXAMPLE.ORG');
    const wait = Number(limited.headers.get('Retry-After'));
    const problem = (await limited.json()) as { code: string; retryAfter: number };
    assert.equal(problem.code, 'rate-limited');
    assert.equal(problem.retryAfter, wait);
    here.clock.pass(wait - 3); // signUp waits three seconds for its token
    assert.equal((await here.signUp('ada@example.org')).status, 202);
    assert.equal((await here.signUp('ada@example.org')).status, 429);
    assert.equal((await here.signUp('eve@example.org')).status, 202);
  });

  for (const name of ['client', 'domain', 'all'] as const) {
    it(`holds ${{ client: 'one client', domain: 'one mail domain', all: 'all together' }[name]}`, async () => {
      const one = { most: 1, per: 3600 };
      const here = community(database(), {
        limits: { [name]: one },
        clientAddress: (request) => request.headers.get('X-Client') ?? undefined,
      });
      const address = (person: number) =>
        `${name}${person}@${name === 'domain' ? 'one.example' : `${name}${person}.example`}`;
      const client = (person: number) => ({
        'X-Client': name === 'client' ? '192.0.2.1' : `192.0.2.${person}`,
      });
      assert.equal((await here.signUp(address(1), {}, client(1))).status, 202, name);
      assert.equal((await here.signUp(address(2), {}, client(2))).status, 429, name);
    });
  }

  it('counts right when requests come at once', async () => {
    const here = community(database(), { limits: { domain: { most: 4, per: 3600 } } });
    const tokens = await Promise.all(Array.from({ length: 9 }, () => here.formToken()));
    here.clock.pass(3);
    const seen = await statuses(
      tokens.map((formToken, person) =>
        here.post('/newsletter/subscriptions', signup(`p${person}@one.example`, { formToken })),
      ),
    );
    assert.equal(seen.filter((status) => status === 202).length, 4);
    assert.equal(seen.filter((status) => status === 429).length, 5);
  });

  it('keeps no address in the table of counters', async () => {
    const here = community(database(), { clientAddress: () => '192.0.2.7' });
    await here.signUp('ada@example.org');
    const rows = await here.database.selectFrom('rate_limits').selectAll().execute();
    assert.equal(rows.length, 7);
    assert.doesNotMatch(JSON.stringify(rows), /ada@|example\.|192\.0/);
  });

  it('takes an IPv6 network of one customer for one client', () => {
    assert.equal(clientNetwork('2001:db8:1:2:3:4:5:6'), clientNetwork('2001:db8:1:2::9'));
    assert.notEqual(clientNetwork('2001:db8:1:2::9'), clientNetwork('2001:db8:1:3::9'));
    assert.equal(clientNetwork('::ffff:192.0.2.7'), '192.0.2.7');
    assert.equal(clientNetwork('2001:db8::1'), '2001:db8:0:0::/64');
  });
});
