import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { safeFetch } from '../../../server/safe-fetch/safe-fetch.ts';
import { isPublic } from '../../../server/safe-fetch/public-address.ts';

const closed = {
  'this network': ['0.0.0.0', '0.1.2.3'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  'carrier-grade NAT': ['100.64.0.1', '100.127.255.255', '100.100.100.200'],
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'link-local': ['169.254.169.254', 'fe80::1', 'fe80::1%lo', 'febf::1'],
  'protocol assignments': ['192.0.0.1', '192.0.0.192', '2001:1::1'],
  documentation: ['192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  benchmarking: ['198.18.0.1', '198.19.255.255', '2001:2::1'],
  multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'reserved, broadcast': ['240.0.0.1', '255.255.255.255'],
  unspecified: ['::'],
  'unique local': ['fc00::1', 'fd00:ec2::254'],
  'site-local of old': ['fec0::1'],
  'IPv4-mapped': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1'],
  'IPv4-compatible': ['::127.0.0.1', '::7f00:1'],
  'IPv4-translated': ['::ffff:0:127.0.0.1'],
  NAT64: ['64:ff9b::127.0.0.1', '64:ff9b:1::1'],
  '6to4': ['2002:7f00:1::', '192.88.99.1'],
  Teredo: ['2001::1', '2001:0:7f00:1::'],
  ORCHID: ['2001:10::1', '2001:20::1'],
  discard: ['100::1'],
  AS112: ['192.31.196.1', '192.175.48.1', '2620:4f:8000::1'],
  AMT: ['192.52.193.1'],
  'not given out by IANA': ['4000::1', '5f00::1', '620::1', 'e000::1'],
  'the door of Azure to its machines': ['168.63.129.16'],
  'no address': ['', 'site.example', '1.2.3', '1.2.3.4.5'],
};

describe('which addresses are of the public internet', () => {
  for (const [what, addresses] of Object.entries(closed))
    it(`${what}: none`, () => {
      for (const address of addresses) assert.equal(isPublic(address), false, address);
    });

  it('all others', () => {
    const open = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.1', '100.63.255.255'];
    const openIPv6 = ['2606:4700:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888', '2003::1'];
    for (const address of [...open, ...openIPv6]) assert.equal(isPublic(address), true, address);
  });
});

describe('addresses that are refused before anything is looked up', () => {
  const refused = {
    'other schemes': [
      'file:///etc/passwd',
      'ftp://site.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'gopher://site.example/',
      'ws://site.example/',
      'blob:https://site.example/1',
    ],
    'no address': [
      '',
      'site.example',
      '//site.example',
      'http://',
      'https://',
      `https://site.example/${'a'.repeat(3000)}`,
    ],
    credentials: [
      'https://ada@site.example/',
      'https://ada:secret@site.example/',
      'https://:x@site.example/',
    ],
    'ports of other services': [
      'http://site.example:22/',
      'http://site.example:25/',
      'http://site.example:1/',
      'http://site.example:8/',
      'http://site.example:1023/',
      'http://site.example:0/',
      'http://site.example:6667/',
      'http://site.example:5060/',
    ],
    'IPv4 in every form': [
      'http://127.0.0.1/',
      'http://127.1/',
      'http://0/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0x7f.1/',
      'http://017700000001/',
      'http://0177.0.0.1/',
      'http://127.0.0.1./',
      'http://１２７.０.０.１/',
      'http://①②⑦.0.0.1/',
      'http://127。0。0。1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://%31%32%37.0.0.1/',
    ],
    'IPv6 in every form': [
      'http://[::1]/',
      'http://[::]/',
      'http://[0:0:0:0:0:0:0:1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[::127.0.0.1]/',
      'http://[fd00::1]/',
      'http://[fe80::1]/',
      'http://[fe80::1%25eth0]/',
      'http://[64:ff9b::7f00:1]/',
    ],
    'names of home': [
      'http://localhost/',
      'http://LOCALHOST/',
      'http://localhost./',
      'http://a.localhost/',
      'http://metadata.google.internal/',
      'http://printer.local/',
      'http://router.lan/',
      'http://nas.home.arpa/',
      'http://intranet/',
      'http://wiki/',
      'http://site.example./',
      'http://ⓛocalhost/',
    ],
  };
  for (const [what, addresses] of Object.entries(refused))
    it(what, async () => {
      for (const address of addresses) {
        const asked: string[] = [];
        const lookup = async (name: string) => {
          asked.push(name);
          return [{ address: '127.0.0.1', family: 4 }];
        };
        const answer = await safeFetch(address, { lookup });
        assert.equal('fault' in answer && answer.fault, 'address-refused', address);
        assert.deepEqual(asked, [], address);
      }
    });
});
