import * as z from 'zod/mini';
import { type Connect, noSuchList, type Person, read, rejection } from './service.ts';

const Subscriber = z.object({ data: z.object({ id: z.string(), status: z.string() }) });

/** MailerLite's API, not that of MailerLite Classic. */
export const mailerlite: Connect<'mailerlite'> = ({ key, list: group }, createClient) => {
  const api = createClient('https://connect.mailerlite.com/api', { Authorization: `Bearer ${key}` });
  const fields = ({ name }: Person) => (name ? { fields: { name } } : {});
  const groups = group === undefined ? {} : { groups: [group] };

  async function find(email: string) {
    const { status, data } = await api('GET', `/subscribers/${encodeURIComponent(email)}`, { allow: [404] });
    return status === 404 ? undefined : read(Subscriber, data).data;
  }

  async function subscribe(person: Person): Promise<void> {
    const { data } = await api('POST', '/subscribers', {
      body: { email: person.email, ...fields(person), ...groups, status: 'active', resubscribe: true },
    });
    const { status } = read(Subscriber, data).data;
    if (status !== 'active')
      throw rejection(`MailerLite has this person as ${status}, which only they can change there.`);
  }

  return {
    async check() {
      await api('GET', '/subscribers?limit=1');
      if (group === undefined) return;
      const { status } = await api('GET', `/groups/${group}/subscribers?limit=1`, { allow: [404] });
      if (status === 404) throw noSuchList('group');
    },
    subscribe,
    async update(person) {
      const there = await find(person.email);
      if (!there) return subscribe(person);
      // Adds to the group without changing the status: people who unsubscribed receive no letters in a group either.
      await api('POST', '/subscribers', { body: { email: person.email, ...fields(person), ...groups } });
    },
    async unsubscribe(email) {
      const there = await find(email);
      if (there && ['active', 'unconfirmed'].includes(there.status))
        await api('PUT', `/subscribers/${there.id}`, { body: { status: 'unsubscribed' } });
    },
    async erase(email) {
      const there = await find(email);
      if (there) await api('POST', `/subscribers/${there.id}/forget`, { allow: [404] });
    },
  };
};
