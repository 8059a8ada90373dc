import { expect } from '@open-wc/testing';
import { bluesky } from '../../src/api/sources/bluesky.ts';
import { jsonFeed } from '../../src/api/sources/json-feed.ts';
import { mastodon } from '../../src/api/sources/mastodon.ts';
import type { Source } from '../../src/api/sources/source.ts';
import { wordpress } from '../../src/api/sources/wordpress.ts';
import type { ServiceFault, ServiceOrder } from '../support/services.ts';
import { failureOf, open } from './stand-in.ts';

const kinds: [ServiceOrder['kind'], (address: string) => Source][] = [
  ['json-feed', (address) => jsonFeed(`${address}/feed.json`, 3)],
  ['mastodon', (address) => mastodon(address, '#wood', 3)],
  ['bluesky', (address) => bluesky('ada.example.org', 3, address)],
  ['wordpress', (address) => wordpress(`${address}/blog`, 3)],
];

const codes: [ServiceFault['kind'], ...string[]][] = [
  ['drop', 'unreachable'],
  // WebKit takes a body that breaks off for one that ends.
  ['half', 'unreachable', 'not-understood'],
  ['error', 'unreachable'],
  ['page', 'not-understood'],
  ['other', 'not-understood'],
  ['closed', 'not-found'],
  ['rate-limited', 'rate-limited'],
];

for (const [kind, sourceOf] of kinds)
  describe(`where ${kind} fails, a showcase`, () => {
    for (const [fault, ...wanted] of codes)
      it(`says ${wanted[0]} for ${fault}, counts nothing new, and mends`, async () => {
        const standIn = await open({ kind, items: [] });
        const source = sourceOf(standIn.address);
        // More than once, for some engines ask again by themselves where a connection breaks.
        await standIn.fault(fault, 1000);
        expect(wanted).to.include((await failureOf(source))?.code);
        expect(await source.news!('2026-05-01T12:00:00.000Z')).to.equal(0);
        await standIn.fault(fault, 0);
        expect((await source.read(null)).ok).to.equal(true);
      });

    it('waits no longer than a person does', async () => {
      const { timeout } = AbortSignal;
      const waits: number[] = [];
      AbortSignal.timeout = (milliseconds) => {
        waits.push(milliseconds);
        return AbortSignal.abort();
      };
      try {
        const { address } = await open({ kind, items: [] });
        expect(await failureOf(sourceOf(address))).to.include({ code: 'unreachable' });
      } finally {
        AbortSignal.timeout = timeout;
      }
      expect(waits).to.deep.equal([15_000]);
    });

    it('tells the service nothing of the visitor, and asks no leave first', async () => {
      document.cookie = 'who=ada';
      const standIn = await open({ kind, items: [] });
      await sourceOf(standIn.address).read(null);
      const [request, ...others] = await standIn.received();
      expect(others).to.deep.equal([]);
      expect(request!.method).to.equal('GET');
      expect(request!.headers).not.to.have.any.keys('cookie', 'referer', 'authorization');
    });
  });

it('a showcase cannot be loaded from where nobody listens', async () => {
  const { address, close } = await open({ kind: 'bluesky', items: [] });
  await close();
  expect(await failureOf(bluesky('ada.example.org', 3, address))).to.include({ code: 'unreachable' });
});
