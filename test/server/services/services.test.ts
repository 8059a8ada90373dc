import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { Service, ServiceTest } from '../../../src/contract/index.ts';
import { serviceKinds } from '../../../src/contract/index.ts';
import { deliverEvents, type Senders } from '../../../server/destinations/deliver.ts';
import { createLinkReader } from '../../../server/link-preview/web-reader.ts';
import { erase } from '../../../server/newsletter/personal-data.ts';
import { subjectOf } from '../../../server/newsletter/signups.ts';
import { unsubscribe } from '../../../server/newsletter/unsubscribe.ts';
import { sendToService } from '../../../server/services/send.ts';
import { sendToWebhook } from '../../../server/webhooks/send.ts';
import { community, type Community, testDatabase } from '../community.ts';
import { subscribers } from '../letters/letters.ts';
import { type Browser, contextOf, signedInAs } from '../members/browser.ts';
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
const database = testDatabase();
const web = createLinkReader({ allow: ['127.0.0.1'] });
const senders: Senders = { webhook: sendToWebhook, service: sendToService };

let here: Community;
let hanna: Browser;
const opened: StandIn[] = [];
after(() => opened.forEach(({ close }) => close()));

/** A community with a host, beside a service that is not connected yet. */
async function beside(Service: new () => StandIn): Promise<StandIn> {
  const service = await new Service().open();
  opened.push(service);
  here = community(database(), { web: service.in(web) });
  hanna = await signedInAs(here, { email: 'hanna@example.org', name: 'Hanna', role: 'host' });
  return service;
}

const deliverTo = (service: StandIn, how = senders) =>
  deliverEvents(
    { ...contextOf(here), web: service.in(web), report: (error) => void here.accidents.push(error) },
    how,
  );
/** Delivers until nothing waits, as the hours pass. */
async function deliverAll(service: StandIn): Promise<void> {
  for (let hour = 0; hour < 80 && (await connected()).waiting > 0; hour++) {
    await deliverTo(service);
    here.clock.pass(3600);
  }
}

/** Every text that a host was answered. */
const answers: string[] = [];
async function call<Answer>(method: string, path = '', body?: unknown): Promise<Answer> {
  const response = await hanna.request(method, `/services${path}`, body);
  const text = await response.text();
  answers.push(text);
  if (!response.ok) throw new Error(text);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
const connect = (service: StandIn) => call<Service>('POST', '', service.settings);
const connected = async () => (await call<{ services: Service[] }>('GET')).services[0]!;

const join = (email: string) => subscribers(here, [email]);
const rename = (email: string, name: string) =>
  here.database.updateTable('subscribers').set({ name }).where('email', '=', email).execute();
const leave = async (email: string) => unsubscribe(contextOf(here), await subjectOf(contextOf(here), email));
const forget = async (email: string) => erase(contextOf(here), await subjectOf(contextOf(here), email));

it('has a stand-in of every kind', () => {
  assert.deepEqual(standIns.map((Kind) => new Kind().kind).sort(), [...serviceKinds].sort());
});

for (const Kind of standIns)
  describe(new Kind().kind, () => {
    let service: StandIn;
    beforeEach(async () => {
      service = await beside(Kind);
      answers.length = 0;
    });

    it('has everyone who confirms, changes and leaves, without asking them again', async () => {
      await connect(service);
      await join(ADA);
      await join(BEN);
      await deliverTo(service);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
      await rename(ADA, 'Ada L.');
      await leave(BEN);
      await deliverTo(service);
      assert.deepEqual([service.nameOf(ADA), service.stateOf(BEN)], ['Ada L.', 'left']);
      await forget(ADA);
      await deliverTo(service);
      assert.equal(service.stateOf(ADA), service.deletes ? 'unknown' : 'left');
      const { waiting, failures } = await connected();
      assert.deepEqual([waiting, failures.length, here.accidents], [0, service.deletes ? 0 : 1, []]);
    });

    it('keeps the order of what happens to a person while nothing can be delivered', async () => {
      await connect(service);
      await join(ADA);
      await rename(ADA, 'Ada L.');
      await leave(ADA);
      await join(BEN);
      await deliverTo(service);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['left', 'listed']);
      assert.equal(service.count(ADA), 1);
    });

    it('takes who is there already once, and lets nobody return who has left there and only changes here', async () => {
      await join(ADA);
      await join(BEN);
      await connect(service);
      service.put(ADA, 'listed', 'Ada');
      service.put(BEN, 'left', 'Ben');
      await rename(ADA, 'Ada L.');
      await rename(BEN, 'Ben K.');
      await deliverTo(service);
      assert.deepEqual(
        [service.stateOf(ADA), service.nameOf(ADA), service.count(ADA)],
        ['listed', 'Ada L.', 1],
      );
      assert.deepEqual([service.stateOf(BEN), service.count(BEN)], ['left', 1]);
      assert.equal((await connected()).failed, 0);
    });

    it('takes someone back who had left there and has confirmed again, or says that it cannot', async () => {
      await connect(service);
      service.put(BEN, 'left');
      await join(BEN);
      await deliverTo(service);
      assert.equal(service.stateOf(BEN), service.letsReturn ? 'listed' : 'left');
      assert.deepEqual((await connected()).failures.length, service.letsReturn ? 0 : 1);
    });

    it('is not troubled by people whom it does not have', async () => {
      await join(ADA);
      await join(BEN);
      await connect(service);
      await leave(ADA);
      await forget(BEN);
      await deliverTo(service);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['unknown', 'unknown']);
      assert.deepEqual([(await connected()).waiting, (await connected()).failed], [0, 0]);
    });

    it('loses nothing while it is down, busy or cut off', async () => {
      await connect(service);
      service.faults.push(
        { status: 429, headers: { 'Retry-After': '7200' } },
        { status: 503 },
        'hangs up',
        'sends half a body',
        'sends a page',
      );
      await join(ADA);
      await join(BEN);
      await deliverTo(service);
      const { asked } = service;
      here.clock.pass(7100);
      await deliverTo(service);
      assert.equal(service.asked, asked, 'it asked for two hours');
      await deliverAll(service);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
      assert.deepEqual([(await connected()).problem, here.accidents], [null, []]);
    });

    it('is asked again when it does not answer in time', async () => {
      await connect(service);
      await join(ADA);
      const patience = new AbortController();
      service.faults.push('never answers');
      service.onRequest = () => patience.abort(new DOMException('', 'TimeoutError'));
      await deliverTo(service, {
        ...senders,
        service: (ctx, destination, delivery) => sendToService(ctx, destination, delivery, patience.signal),
      });
      assert.match((await connected()).problem!, /too long/);
      await deliverAll(service);
      assert.equal(service.stateOf(ADA), 'listed');
    });

    it('takes an event twice whose answer was lost, and is the same after it', async () => {
      await connect(service);
      for (const [act, state] of [
        [() => join(ADA), 'listed'],
        [() => rename(ADA, 'Ada L.'), 'listed'],
        [() => leave(ADA), 'left'],
        [() => forget(ADA), service.deletes ? 'unknown' : 'left'],
      ] as const) {
        await act();
        // What the first, the second, … of its requests asks for is done, but this server does not know: it was killed.
        for (let at = 0; (await connected()).waiting > 0; at++) {
          service.faults.push(...Array.from({ length: at }, () => 'works' as const), 'loses its answer');
          await deliverTo(service);
          service.faults.length = 0;
          here.clock.pass(6 * 3600);
        }
        assert.equal(service.stateOf(ADA), state);
        assert.ok(service.count(ADA) <= 1);
      }
      assert.deepEqual(here.accidents, []);
    });

    it('waits with every event while its key is refused, and gets all with a new one', async () => {
      await connect(service);
      await join(ADA);
      service.keyWorks = false;
      await join(BEN);
      for (let day = 0; day < 10; day++) {
        await deliverTo(service);
        here.clock.pass(24 * 3600);
      }
      const paused = await connected();
      assert.match(paused.problem!, /does not accept the key \(40[13]/);
      assert.deepEqual([paused.waiting, paused.failed, paused.pausedAt !== null], [2, 0, true]);
      assert.ok((await call<ServiceTest>('POST', `/${service.kind}/test`)).problem);
      await assert.rejects(connect(service), /"field":"key"/);
      service.keyWorks = true;
      await connect(service);
      await deliverTo(service);
      const { waiting, pausedAt, problem } = await connected();
      assert.deepEqual([waiting, pausedAt, problem], [0, null, null]);
      assert.deepEqual([service.stateOf(ADA), service.stateOf(BEN)], ['listed', 'listed']);
    });

    it('gives up one person whom it refuses, shows who, and goes on with the next', async () => {
      await connect(service);
      await join(REFUSED);
      await join(ADA);
      await deliverTo(service);
      assert.deepEqual([service.stateOf(REFUSED), service.stateOf(ADA)], ['unknown', 'listed']);
      const { failed, failures, pausedAt } = await connected();
      assert.deepEqual([failed, failures[0]!.email, pausedAt], [1, REFUSED, null]);
      assert.match(failures[0]!.problem, /4\d\d/);
      await forget(REFUSED);
      await deliverTo(service);
      assert.deepEqual((await connected()).failures, []);
    });

    it('has a list that must be there, and waits when it is deleted', async () => {
      if (!service.hasList) return;
      service.hasItsList = false;
      await assert.rejects(connect(service), /"field":"list"/);
      service.hasItsList = true;
      await connect(service);
      await join(ADA);
      service.hasItsList = false;
      await deliverTo(service);
      const { waiting, failed, problem } = await connected();
      assert.deepEqual([waiting, failed], [1, 0]);
      assert.match(problem!, /There is no .* with this ID/);
      service.hasItsList = true;
      await call('POST', `/${service.kind}/retry`);
      await deliverTo(service);
      assert.equal(service.stateOf(ADA), 'listed');
    });

    it('keeps its key from every answer, error and log', async () => {
      await connect(service);
      service.faults.push({ status: 400 }, { status: 400 }, { status: 500 });
      await join(ADA);
      await deliverAll(service);
      await call('POST', `/${service.kind}/test`);
      await call('GET');
      await call('POST', `/${service.kind}/retry`);
      const rows = await here.database.selectFrom('destination_deliveries').selectAll().execute();
      const { key } = service.settings;
      for (const text of [...answers, JSON.stringify(rows), String(here.accidents)])
        for (const secret of key.split(':')) assert.ok(!text.includes(secret), text);
    });
  });
