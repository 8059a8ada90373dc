import { after } from 'node:test';
import type { Service } from '../../../src/contract/index.ts';
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
import type { StandIn } from './stand-in.ts';

export const senders: Senders = { webhook: sendToWebhook, service: sendToService };

/** A community, and a service that stands beside it. */
export class BesideAService<Kind extends StandIn> {
  /** Every text that a host was answered. */
  readonly answers: string[] = [];
  readonly service: Kind;
  readonly here: Community;
  readonly hanna: Browser;
  readonly #web = createLinkReader({ allow: ['127.0.0.1'] });

  constructor(service: Kind, here: Community, hanna: Browser) {
    this.service = service;
    this.here = here;
    this.hanna = hanna;
  }

  async call<Answer>(method: string, path = '', body?: unknown): Promise<Answer> {
    const response = await this.hanna.request(method, `/services${path}`, body);
    const text = await response.text();
    this.answers.push(text);
    if (!response.ok) throw new Error(text);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  connect = (more: object = {}) => this.call<Service>('POST', '', { ...this.service.settings, ...more });
  connected = async () => (await this.call<{ services: Service[] }>('GET')).services[0]!;

  deliver(how = senders): Promise<void> {
    const report = (error: unknown) => void this.here.accidents.push(error);
    return deliverEvents({ ...contextOf(this.here), web: this.service.in(this.#web), report }, how);
  }

  /** Delivers until nothing waits, as the hours pass. */
  async deliverAll(): Promise<void> {
    for (let hour = 0; hour < 80 && (await this.connected()).waiting > 0; hour++) {
      await this.deliver();
      this.here.clock.pass(3600);
    }
  }

  join = (email: string) => subscribers(this.here, [email]);
  rename = (email: string, name: string) =>
    this.here.database.updateTable('subscribers').set({ name }).where('email', '=', email).execute();
  leave = async (email: string) =>
    unsubscribe(contextOf(this.here), await subjectOf(contextOf(this.here), email));
  forget = async (email: string) => erase(contextOf(this.here), await subjectOf(contextOf(this.here), email));
}

/** Opens stand-ins that are closed after the tests of a file. */
export function besideServices() {
  const database = testDatabase();
  const opened: StandIn[] = [];
  after(() => opened.forEach(({ close }) => close()));
  return async <Kind extends StandIn>(Service: new () => Kind): Promise<BesideAService<Kind>> => {
    const service = await new Service().open();
    opened.push(service);
    const here = community(database(), { web: service.in(createLinkReader({ allow: ['127.0.0.1'] })) });
    const hanna = await signedInAs(here, { email: 'hanna@example.org', name: 'Hanna', role: 'host' });
    return new BesideAService(service, here, hanna);
  };
}
