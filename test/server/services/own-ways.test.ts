import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LinkReader } from '../../../server/safe-fetch/port.ts';
import { signedInAs } from '../members/browser.ts';
import { besideServices } from './beside-a-service.ts';
import { KEY } from './stand-in.ts';
import { Brevo } from './stand-ins/brevo.ts';
import { Buttondown } from './stand-ins/buttondown.ts';
import { Ghost } from './stand-ins/ghost.ts';
import { HubSpot } from './stand-ins/hubspot.ts';
import { Kit } from './stand-ins/kit.ts';
import { Listmonk } from './stand-ins/listmonk.ts';
import { Mailchimp } from './stand-ins/mailchimp.ts';

const ADA = 'ada@example.org';
const BEN = 'ben@example.org';
const beside = besideServices();

describe('services', () => {
  it('are connected, tested and disconnected by hosts only', async () => {
    const my = await beside(Buttondown);
    await my.connect();
    const mia = await signedInAs(my.here, { email: 'mia@example.org' });
    const calls = [
      ['GET', ''],
      ['POST', ''],
      ['POST', '/buttondown/test'],
      ['POST', '/buttondown/sync'],
      ['POST', '/buttondown/retry'],
      ['DELETE', '/buttondown'],
    ] as const;
    for (const [method, path] of calls) {
      const body = path === '' && method === 'POST' ? my.service.settings : undefined;
      assert.equal((await mia.request(method, `/services${path}`, body)).status, 403, path);
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() };
      const stranger = { method, headers, ...(body && { body: JSON.stringify(body) }) };
      assert.equal((await my.here.request(`/services${path}`, stranger)).status, 401, path);
    }
    assert.equal((await my.connected()).kind, 'buttondown');
  });

  it('are each connected once; connecting again replaces the settings and keeps what waits', async () => {
    const my = await beside(Brevo);
    await my.connect();
    await my.join(ADA);
    const { waiting, list } = await my.connect();
    assert.deepEqual([waiting, list], [1, '7']);
    assert.equal((await my.call<{ services: unknown[] }>('GET')).services.length, 1);
    assert.deepEqual(await (await my.hanna.request('GET', '/webhooks')).json(), { webhooks: [] });
  });

  it('are forgotten with their keys and what they were not told yet, and nobody is removed there', async () => {
    const my = await beside(Buttondown);
    await my.connect();
    await my.join(ADA);
    await my.deliver();
    await my.join(BEN);
    await my.call('DELETE', '/buttondown');
    await my.deliver();
    assert.deepEqual([my.service.stateOf(ADA), my.service.stateOf(BEN)], ['listed', 'unknown']);
    for (const table of ['destinations', 'destination_deliveries'] as const)
      assert.deepEqual(await my.here.database.selectFrom(table).selectAll().execute(), []);
    for (const path of ['/buttondown', '/kit', '/webhook'])
      await assert.rejects(my.call('DELETE', path), /not-found/);
  });

  it('say what is wrong with what a host has entered, by field', async () => {
    const my = await beside(Mailchimp);
    const wrong = (settings: object) =>
      my.call('POST', '', settings).then(String, (error: Error) => error.message);
    assert.match(await wrong({ kind: 'mailchimp', key: 'abc', list: 'x' }), /"field":"key"[^}]*us21/);
    assert.match(await wrong({ kind: 'mailchimp', key: 'abc-us6' }), /"field":"list"/);
    assert.match(await wrong({ kind: 'mailcheap', key: 'abc' }), /"field":"kind"/);
    assert.match(await wrong({ kind: 'buttondown', key: KEY, lists: '1' }), /"field":"lists"/);
    const listmonk = { kind: 'listmonk', user: 'community', key: KEY, list: '3' };
    assert.match(await wrong({ ...listmonk, url: 'http://letters.example.org' }), /"field":"url"[^}]*https/);
    assert.match(
      await wrong({ ...listmonk, url: 'https://user:word@letters.example.org/' }),
      /"field":"url"/,
    );
    assert.deepEqual((await my.call<{ services: unknown[] }>('GET')).services, []);
  });

  it('of this network are refused, unless the operator allows them', async () => {
    class Anywhere extends Listmonk {
      override in = (web: LinkReader) => web;
    }
    const my = await beside(Anywhere);
    await my.connect();
    for (const url of ['https://10.0.0.7:9000', 'https://[::1]:9000'])
      await assert.rejects(my.connect({ url }), /"field":"url"[^}]*public/);
  });
});

describe('Mailchimp', () => {
  it('does not take back who was deleted for good, and the host is told', async () => {
    const my = await beside(Mailchimp);
    await my.connect();
    await my.join(ADA);
    await my.forget(ADA);
    await my.join(ADA);
    await my.deliver();
    assert.equal(my.service.stateOf(ADA), 'unknown');
    assert.match((await my.connected()).failures[0]!.problem, /Forgotten Email Not Subscribed/);
  });

  it('leaves alone who has bounced or is in review there', async () => {
    const my = await beside(Mailchimp);
    await my.connect();
    my.service.put(ADA, 'left');
    [...my.service.members.values()][0]!.status = 'cleaned';
    await my.join(ADA);
    await my.deliver();
    assert.match((await my.connected()).failures[0]!.problem, /Compliance State/);
    await my.leave(ADA);
    await my.deliver();
    assert.equal([...my.service.members.values()][0]!.status, 'cleaned');
  });

  it('is asked again later about an address that has signed up to many lists', async () => {
    const my = await beside(Mailchimp);
    await my.connect();
    const detail = 'has signed up to a lot of lists very recently; we are not allowing more signups for now';
    my.service.faults.push({ status: 400, json: { title: 'Invalid Resource', detail } });
    await my.join(ADA);
    await my.deliver();
    assert.deepEqual([(await my.connected()).waiting, (await my.connected()).failed], [1, 0]);
    await my.deliverAll();
    assert.equal(my.service.stateOf(ADA), 'listed');
  });
});

describe('Buttondown', () => {
  it('is asked again on the next day when it takes no more people today', async () => {
    const my = await beside(Buttondown);
    await my.connect();
    my.service.faults.push('works', { status: 400, json: { code: 'rate_limited', detail: '100 a day' } });
    await my.join(ADA);
    await my.deliver();
    assert.deepEqual([(await my.connected()).waiting, (await my.connected()).failed], [1, 0]);
    await my.deliverAll();
    assert.equal(my.service.stateOf(ADA), 'listed');
  });

  it('makes a subscriber of someone who has not confirmed there, and deletes them when they leave instead', async () => {
    const my = await beside(Buttondown);
    await my.connect();
    my.service.subscribers.push(...[ADA, BEN].map((email) => ({ email, type: 'unactivated', metadata: {} })));
    await my.join(ADA);
    await my.deliver();
    assert.equal(my.service.stateOf(ADA), 'listed');
    my.service.subscribers.find(({ email }) => email === ADA)!.type = 'unactivated';
    await my.leave(ADA);
    await my.deliver();
    assert.deepEqual([my.service.stateOf(ADA), (await my.connected()).failed], ['unknown', 0]);
  });

  it('keeps a subscription that someone pays for', async () => {
    const my = await beside(Buttondown);
    await my.connect();
    my.service.subscribers.push({ email: ADA, type: 'premium', metadata: {} });
    await my.join(ADA);
    await my.rename(ADA, 'Ada L.');
    await my.deliver();
    assert.deepEqual(my.service.subscribers, [{ email: ADA, type: 'premium', metadata: { name: 'Ada L.' } }]);
  });
});

describe('Ghost', () => {
  it('gives new members the newsletters that it gives all new members, if none is chosen', async () => {
    const my = await beside(Ghost);
    await my.connect({ list: undefined });
    await my.join(ADA);
    await my.deliver();
    assert.deepEqual(my.service.members[0]!.newsletters.length, 1);
    await my.leave(ADA);
    await my.deliver();
    assert.deepEqual(my.service.members[0]!.newsletters, []);
  });

  it('keeps the other newsletters of a member', async () => {
    const my = await beside(Ghost);
    await my.connect();
    my.service.put(ADA, 'left', 'Ada');
    my.service.members[0]!.newsletters = [{ id: 'weekly' }];
    await my.join(ADA);
    await my.deliver();
    assert.equal(my.service.stateOf(ADA), 'listed');
    await my.leave(ADA);
    await my.deliver();
    assert.deepEqual(my.service.members[0]!.newsletters, [{ id: 'weekly' }]);
  });

  it('keeps a member who pays, and the host is told', async () => {
    const my = await beside(Ghost);
    await my.connect();
    await my.join(ADA);
    await my.deliver();
    my.service.members[0]!.status = 'paid';
    await my.forget(ADA);
    await my.deliver();
    assert.equal(my.service.members.length, 1);
    assert.match((await my.connected()).failures[0]!.problem, /pays/);
  });

  it('finds addresses with a quote in them', async () => {
    const my = await beside(Ghost);
    await my.connect();
    await my.join("o'neill@example.org");
    await my.rename("o'neill@example.org", 'O’Neill');
    await my.deliver();
    assert.equal(my.service.nameOf("o'neill@example.org"), 'O’Neill');
  });
});

describe('listmonk', () => {
  it('keeps the other lists of a subscriber, and finds addresses with a quote in them', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    const other = { id: 9, subscription_status: 'confirmed' };
    const email = "o'neill@example.org";
    my.service.subscribers.push({ id: 50, email, name: '', status: 'enabled', lists: [other] });
    await my.join(email);
    await my.deliver();
    assert.equal(my.service.stateOf(email), 'listed');
    await my.leave(email);
    await my.deliver();
    assert.deepEqual([my.service.stateOf(email), my.service.subscribers[0]!.lists[0]], ['left', other]);
  });

  it('does not take who is on its blocklist, and the host is told', async () => {
    const my = await beside(Listmonk);
    await my.connect();
    my.service.put(ADA, 'left');
    my.service.subscribers[0]!.status = 'blocklisted';
    await my.join(ADA);
    await my.deliver();
    assert.deepEqual([my.service.stateOf(ADA), (await my.connected()).failed], ['left', 1]);
  });
});

describe('Brevo', () => {
  it('keeps the other lists of a contact, and who has left only this list stays away', async () => {
    const my = await beside(Brevo);
    await my.join(ADA);
    await my.connect();
    my.service.put(ADA, 'listed');
    Object.assign(my.service.contacts[0]!, { listIds: [2], listUnsubscribed: [7] });
    await my.rename(ADA, 'Ada L.');
    await my.deliver();
    assert.deepEqual([my.service.contacts[0]!.listIds, my.service.nameOf(ADA)], [[2], 'Ada L.']);
    await my.leave(ADA);
    await my.join(BEN);
    await my.deliver();
    assert.deepEqual([my.service.contacts[0]!.listIds, my.service.stateOf(BEN)], [[2], 'listed']);
  });
});

describe('Kit', () => {
  it('says that people have to be deleted there', async () => {
    const my = await beside(Kit);
    await my.connect();
    await my.join(ADA);
    await my.forget(ADA);
    await my.deliver();
    assert.equal(my.service.stateOf(ADA), 'left');
    assert.match((await my.connected()).failures[0]!.problem, /delete them in Kit/);
    assert.deepEqual(my.service.subscribers[0]!.tags, [11]);
  });
});

describe('HubSpot', () => {
  it('is not asked to erase an address that it does not have, which would block it for all time', async () => {
    const my = await beside(HubSpot);
    await my.join(ADA);
    await my.connect();
    await my.forget(ADA);
    const { asked } = my.service;
    await my.deliver();
    assert.equal(my.service.asked - asked, 1);
    await my.join(ADA);
    await my.deliver();
    assert.equal(my.service.stateOf(ADA), 'listed');
  });
});
