import * as z from 'zod/mini';
import { reasonIn } from './client.ts';
import { type Connect, type Person, read, rejection, ServiceError } from './service.ts';

/** The version of the API whose responses are read here. */
const VERSION = '2026-04-01';
/** Types of subscribers who receive no letters but may be subscribed again. */
const LEFT = ['unsubscribed', 'unactivated'];
/** Types that Buttondown never changes back. */
const TERMINAL = ['complained', 'spammy', 'undeliverable', 'disabled', 'removed'];
const Subscriber = z.object({ type: z.string() });
const Refusal = z.object({ code: z.string() });

/** Buttondown's API. The key belongs to one newsletter. */
export const buttondown: Connect<'buttondown'> = ({ key }, createClient) => {
  const api = createClient('https://api.buttondown.com/v1', {
    ...{ Authorization: `Token ${key}`, 'X-API-Version': VERSION },
  });
  const path = (email: string) => `/subscribers/${encodeURIComponent(email)}`;
  const metadata = ({ name }: Person) => (name ? { metadata: { name } } : {});

  async function typeOf(email: string): Promise<string | undefined> {
    const { status, data } = await api('GET', path(email), { allow: [404] });
    return status === 404 ? undefined : read(Subscriber, data).type;
  }

  /** As `regular`, so that Buttondown sends no confirmation email. */
  async function add(person: Person): Promise<void> {
    const body = { email_address: person.email, type: 'regular', ...metadata(person) };
    const { status, data } = await api('POST', '/subscribers', { body, allow: [400] });
    if (status !== 400) return;
    const reason = `It answered 400: ${reasonIn(data)}`;
    // Buttondown limits how many people can be added per day.
    if (Refusal.safeParse(data).data?.code === 'rate_limited') throw new ServiceError('retry', reason);
    throw rejection(reason);
  }

  return {
    async check() {
      await api('GET', '/subscribers?page_size=1');
    },
    async subscribe(person) {
      const type = await typeOf(person.email);
      if (type === undefined) return add(person);
      if (TERMINAL.includes(type)) throw rejection(`Buttondown does not send to this person: ${type}.`);
      const again = LEFT.includes(type) ? { type: 'regular' } : {};
      await api('PATCH', path(person.email), { body: { ...again, ...metadata(person) } });
    },
    async update(person) {
      const type = await typeOf(person.email);
      if (type === undefined) return add(person);
      if (person.name) await api('PATCH', path(person.email), { body: metadata(person) });
    },
    async unsubscribe(email) {
      const type = await typeOf(email);
      if (type === undefined || type === 'unsubscribed' || TERMINAL.includes(type)) return;
      // Buttondown can only delete people who haven't confirmed there.
      if (type === 'unactivated') return void (await api('DELETE', path(email), { allow: [404] }));
      await api('PATCH', path(email), { body: { type: 'unsubscribed' } });
    },
    async erase(email) {
      await api('DELETE', path(email), { allow: [404] });
    },
  };
};
