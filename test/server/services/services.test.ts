import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ServiceTest } from '../../../src/contract/index.ts';
import { serviceKinds } from '../../../src/contract/index.ts';
import { sendToService } from '../../../server/services/send.ts';
import { type BesideAService, besideServices, senders } from './beside-a-service.ts';
import { REFUSED, type StandIn } from './stand-in.ts';
import { Brevo } from './stand-ins/brevo.ts';
import { Buttondown } from './stand-ins/buttondown.ts';
import { Ghost } from './stand-ins/ghost.ts';
import { HubSpot } from './stand-ins/hubspot.ts';
import { Kit } from './stand-ins/kit.ts';
import { Listmonk } from './stand-ins/listmonk.ts';
import { Mailchimp } from './stand-ins/mailchimp.ts';
import { MailerLite } from './stand-ins/mailerlite.ts';

const ADA = 'ada@example.org';
const BEN = 'ben@example.org';
const standIns = [Brevo, Buttondown, Ghost, HubSpot, Kit, Listmonk, Mailchimp, MailerLite];
const beside = besideServices();

it('has a stand-in of every kind', () => {
  assert.deepEqual(standIns.map((Kind) => new Kind().kind).sort(), [...serviceKinds].sort());
});

for (const Kind of standIns) {
  const { kind, hasList } = new Kind();
  describe(kind, () => {
    let service: StandIn;
    let my: BesideAService<StandIn>;
    beforeEach(async () => {
      my = await beside(Kind as new () => StandIn);
      ({ service } = my);
    });

    it('has everyone who confirms, changes and leaves, without asking them again', async () => {
      await my.connect();
      await my.join(ADA);
      await my.join(BEN);
      await my.deliver();
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
      await my.rename(ADA, 'Ada L.');
      await my.leave(BEN);
      await my.deliver();
      assert.deepEqual([service.nameOf(ADA), service.stateOf(BEN)], ['Ada L.', 'left']);
      await my.forget(ADA);
      await my.deliver();
      assert.equal(service.stateOf(ADA), service.deletes ? 'unknown' : 'left');
      const { waiting, failures } = await my.connected();
      assert.deepEqual([waiting, failures.length, my.here.accidents], [0, service.deletes ? 0 : 1, []]);
    });

    it('keeps the order of what happens to a person while nothing can be delivered', async () => {
      await my.connect();
      await my.join(ADA);
      await my.rename(ADA, 'Ada L.');
      await my.leave(ADA);
      await my.join(BEN);
      await my.deliver();
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['left', 'listed']);
      assert.equal(service.count(ADA), 1);
    });

    it('takes who is there already once, and lets nobody return who has left there and only changes here', async () => {
      await my.join(ADA);
      await my.join(BEN);
      await my.connect();
      service.put(ADA, 'listed', 'Ada');
      service.put(BEN, 'left', 'Ben');
      await my.rename(ADA, 'Ada L.');
      await my.rename(BEN, 'Ben K.');
      await my.deliver();
      assert.deepEqual(
        [service.stateOf(ADA), service.nameOf(ADA), service.count(ADA)],
        ['listed', 'Ada L.', 1],
      );
      assert.deepEqual([service.stateOf(BEN), service.count(BEN)], ['left', 1]);
      assert.equal((await my.connected()).failed, 0);
    });

    it('takes someone back who had left there and has confirmed again, or says that it cannot', async () => {
      await my.connect();
      service.put(BEN, 'left');
      await my.join(BEN);
      await my.deliver();
      assert.equal(service.stateOf(BEN), service.letsReturn ? 'listed' : 'left');
      assert.deepEqual((await my.connected()).failures.length, service.letsReturn ? 0 : 1);
    });

    it('gets everyone who was there before when a host says so, except who has left there', async () => {
      await my.join(ADA);
      await my.join(BEN);
      await my.join('cleo@example.org');
      await my.leave('cleo@example.org');
      service.put(BEN, 'left');
      await my.connect();
      await my.deliver();
      assert.equal(service.stateOf(ADA), 'unknown');
      await my.call('POST', `/${kind}/sync`);
      await my.call('POST', `/${kind}/sync`);
      assert.equal((await my.connected()).waiting, 2);
      await my.deliver();
      assert.deepEqual(
        [ADA, BEN, 'cleo@example.org'].map((person) => service.stateOf(person)),
        ['listed', 'left', 'unknown'],
      );
    });

    it('is not troubled by people whom it does not have', async () => {
      await my.join(ADA);
      await my.join(BEN);
      await my.connect();
      await my.leave(ADA);
      await my.forget(BEN);
      await my.deliver();
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['unknown', 'unknown']);
      assert.deepEqual([(await my.connected()).waiting, (await my.connected()).failed], [0, 0]);
    });

    it('loses nothing while it is down, busy or cut off', async () => {
      await my.connect();
      service.faults.push(
        { status: 429, headers: { 'Retry-After': '7200' } },
        { status: 503 },
        'hangs up',
        'sends half a body',
        'sends a page',
      );
      await my.join(ADA);
      await my.join(BEN);
      await my.deliver();
      const { asked } = service;
      my.here.clock.pass(7100);
      await my.deliver();
      assert.equal(service.asked, asked, 'it asked for two hours');
      await my.deliverAll();
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
      assert.deepEqual([(await my.connected()).problem, my.here.accidents], [null, []]);
    });

    it('is asked again when it does not answer in time', async () => {
      await my.connect();
      await my.join(ADA);
      const patience = new AbortController();
      service.faults.push('never answers');
      service.onRequest = () => patience.abort(new DOMException('', 'TimeoutError'));
      await my.deliver({
        ...senders,
        service: (ctx, destination, delivery) => sendToService(ctx, destination, delivery, patience.signal),
      });
      assert.match((await my.connected()).problem!, /too long/);
      await my.deliverAll();
      assert.equal(service.stateOf(ADA), 'listed');
    });

    it('takes an event twice whose answer was lost, and is the same after it', async () => {
      await my.connect();
      for (const [act, state] of [
        [() => my.join(ADA), 'listed'],
        [() => my.rename(ADA, 'Ada L.'), 'listed'],
        [() => my.leave(ADA), 'left'],
        [() => my.forget(ADA), service.deletes ? 'unknown' : 'left'],
      ] as const) {
        await act();
        // What the first, the second, … of its requests asks for is done, but this server does not know: it was killed.
        for (let at = 0; (await my.connected()).waiting > 0; at++) {
          service.faults.push(...Array.from({ length: at }, () => 'works' as const), 'loses its answer');
          await my.deliver();
          service.faults.length = 0;
          my.here.clock.pass(6 * 3600);
        }
        assert.equal(service.stateOf(ADA), state);
        assert.ok(service.count(ADA) <= 1);
      }
      assert.deepEqual(my.here.accidents, []);
    });

    it('waits with every event while its key is refused, and gets all with a new one', async () => {
      await my.connect();
      await my.join(ADA);
      service.keyWorks = false;
      await my.join(BEN);
      for (let day = 0; day < 10; day++) {
        await my.deliver();
        my.here.clock.pass(24 * 3600);
      }
      const paused = await my.connected();
      assert.match(paused.problem!, /does not accept the key \(40[13]/);
      assert.deepEqual([paused.waiting, paused.failed, paused.pausedAt !== null], [2, 0, true]);
      assert.ok((await my.call<ServiceTest>('POST', `/${service.kind}/test`)).problem);
      await assert.rejects(my.connect(), /"field":"key"/);
      service.keyWorks = true;
      await my.connect();
      await my.deliver();
      const { waiting, pausedAt, problem } = await my.connected();
      assert.deepEqual([waiting, pausedAt, problem], [0, null, null]);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
    });

    it('gives up one person whom it refuses, shows who, and goes on with the next', async () => {
      await my.connect();
      await my.join(REFUSED);
      await my.join(ADA);
      await my.deliver();
      assert.deepEqual([service.stateOf(REFUSED), service.stateOf(ADA)], ['unknown', 'listed']);
      const { failed, failures, pausedAt } = await my.connected();
      assert.deepEqual([failed, failures[0]!.email, pausedAt], [1, REFUSED, null]);
      assert.match(failures[0]!.problem, /4\d\d/);
      await my.forget(REFUSED);
      await my.deliver();
      assert.deepEqual((await my.connected()).failures, []);
    });

    it('has a list that must be there, and waits when it is deleted', { skip: !hasList }, async () => {
      service.hasItsList = false;
      await assert.rejects(my.connect(), /"field":"list"/);
      service.hasItsList = true;
      await my.connect();
      await my.join(ADA);
      service.hasItsList = false;
      await my.deliver();
      const { waiting, failed, problem } = await my.connected();
      assert.deepEqual([waiting, failed], [1, 0]);
      assert.match(problem!, /There is no .* with this ID/);
      service.hasItsList = true;
      await my.call('POST', `/${service.kind}/retry`);
      await my.deliver();
      assert.equal(service.stateOf(ADA), 'listed');
    });

    it('keeps its key from every answer, error and log', async () => {
      await my.connect();
      service.faults.push({ status: 400 }, { status: 400 }, { status: 500 });
      await my.join(ADA);
      await my.deliverAll();
      await my.call('POST', `/${service.kind}/test`);
      await my.call('GET');
      await my.call('POST', `/${service.kind}/retry`);
      const rows = await my.here.database.selectFrom('destination_deliveries').selectAll().execute();
      const { key } = service.settings;
      for (const text of [...my.answers, JSON.stringify(rows), String(my.here.accidents)])
        for (const secret of key.split(':')) assert.ok(!text.includes(secret), text);
    });
  });
}
