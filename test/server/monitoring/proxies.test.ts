import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshVariables, type LogLine, logOf, server, type Variables } from '../process.ts';

/** What a server says of proxies, once it has answered these requests. */
async function warningsOf(variables: Variables, requests: [path: string, headers: Record<string, string>][]) {
  const running = await server({ ...(await freshVariables()), ...variables });
  for (const [path, headers] of requests) await (await fetch(running.url + path, { headers })).text();
  const lines = logOf(await running.end('SIGTERM'));
  return lines.filter(({ message }: LogLine) => message.includes('TRUST_PROXY'));
}

const ADDRESS = '192.0.2.7';

describe('a server behind a proxy', () => {
  for (const header of ['X-Forwarded-For', 'Forwarded'])
    it(`warns once that TRUST_PROXY is not set, where ${header} comes`, async () => {
      const warnings = await warningsOf({}, [
        ['/newsletter', {}],
        ['/newsletter', { [header]: ADDRESS }],
        ['/health', { [header]: ADDRESS }],
      ]);
      assert.equal(warnings.length, 1);
      assert.equal(warnings[0]!.level, 'warn');
      assert.match(warnings[0]!.message, /^A request came through a proxy .* TRUST_PROXY=1/);
      assert.doesNotMatch(JSON.stringify(warnings), /192\.0\.2\.7/);
    });

  it('warns once of a request that went around it, unless that is of a monitoring system', async () => {
    const fine: [string, Record<string, string>][] = [
      ['/health', {}],
      ['/ready', {}],
      ['/metrics', {}],
      ['/newsletter', { 'X-Forwarded-For': ADDRESS }],
    ];
    assert.deepEqual(await warningsOf({ TRUST_PROXY: '1' }, fine), []);
    const warnings = await warningsOf({ TRUST_PROXY: '1' }, [
      ['/newsletter', { Forwarded: `for=${ADDRESS}` }],
      ['/newsletter', {}],
    ]);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!.message, /^A request came without X-Forwarded-For/);
  });
});
