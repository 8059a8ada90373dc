import * as z from 'zod/mini';
import { type Connect, noSuchList, type Person, read, rejection } from './service.ts';

const Subscribers = z.object({ subscribers: z.array(z.object({ id: z.number(), state: z.string() })) });

/** Kit's API v4. */
export const kit: Connect<'kit'> = ({ key, list: tag }, createClient) => {
  const api = createClient('https://api.kit.com/v4', { 'X-Kit-Api-Key': key });

  async function find(email: string) {
    const query = new URLSearchParams({ email_address: email, status: 'all' });
    return read(Subscribers, (await api('GET', `/subscribers?${query}`)).data).subscribers[0];
  }

  /** Adds a subscriber, or updates the name of an existing one. Never changes their state. */
  async function put({ email, name }: Person): Promise<void> {
    await api('POST', '/subscribers', {
      body: { email_address: email, ...(name && { first_name: name }), state: 'active' },
    });
    if (tag !== undefined) await api('POST', `/tags/${tag}/subscribers`, { body: { email_address: email } });
  }

  async function unsubscribe(email: string): Promise<boolean> {
    const there = await find(email);
    if (there && ['active', 'inactive'].includes(there.state))
      await api('POST', `/subscribers/${there.id}/unsubscribe`, { body: {} });
    return there !== undefined;
  }

  return {
    async check() {
      await api('GET', '/account');
      if (tag === undefined) return;
      const { status } = await api('GET', `/tags/${tag}/subscribers?per_page=1`, { allow: [404] });
      if (status === 404) throw noSuchList('tag');
    },
    async subscribe(person) {
      const there = await find(person.email);
      await put(person);
      if (there && there.state !== 'active')
        throw rejection(`Kit has this person as ${there.state}, which only they can change there.`);
    },
    update: put,
    async unsubscribe(email) {
      await unsubscribe(email);
    },
    async erase(email) {
      if (await unsubscribe(email))
        throw rejection(
          'Kit cannot delete people through its API. They are unsubscribed; delete them in Kit.',
        );
    },
  };
};
