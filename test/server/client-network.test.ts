import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalAddress, clientNetwork, clientSite } from '../../server/http/client-network.ts';
import { community, testDatabase } from './community.ts';

describe('the address of a client', () => {
  const spellings: Record<string, string[]> = {
    '192.0.2.77': [
      '192.0.2.77:40001',
      '"192.0.2.77:40001"',
      ' 192.0.2.77 ',
      '::ffff:192.0.2.77',
      '::ffff:c000:24d',
      '::FFFF:C000:024D',
      '0:0:0:0:0:ffff:192.0.2.77',
      '[::ffff:c000:24d]:443',
    ],
    '2001:db8:0:0:0:0:0:1': [
      '2001:db8::1',
      '2001:DB8::0001',
      '[2001:db8::1]',
      '[2001:db8::1]:443',
      '2001:db8:0:0:0:0:0:1%eth0',
      '2001:db8::0.0.0.1',
    ],
    unknown: ['unknown', 'UNKNOWN'],
  };
  for (const [address, all] of Object.entries(spellings))
    for (const spelling of all)
      it(`is ${address}, written as ${spelling}`, () => {
        assert.equal(canonicalAddress(spelling), address);
        assert.equal(clientNetwork(spelling), clientNetwork(address));
      });

  it('belongs to a network of one customer, and to a site', () => {
    assert.equal(clientNetwork('2001:db8:1:2::9'), '2001:db8:1:2::/64');
    assert.equal(clientSite('2001:db8:1:2::9'), '2001:db8:1::/48');
    assert.equal(clientSite('192.0.2.77'), '192.0.2.0/24');
  });

  const database = testDatabase();
  it('is the same client behind every port', async () => {
    let port = 40_000;
    const here = community(database(), {
      limits: { client: { most: 2, per: 3600 } },
      clientAddress: () => `192.0.2.99:${port++}`,
    });
    const seen: number[] = [];
    for (let person = 0; person < 3; person++)
      seen.push((await here.signUp(`p${person}@example.org`)).status);
    assert.deepEqual(seen, [202, 202, 429]);
  });
});
