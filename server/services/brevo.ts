import * as z from 'zod/mini';
import { type Connect, noSuchList, type Person, read } from './service.ts';

const Contact = z.object({
  emailBlacklisted: z.boolean(),
  listIds: z.array(z.number()),
  listUnsubscribed: z.nullish(z.array(z.number())),
});

/** Brevo's API v3. */
export const brevo: Connect<'brevo'> = ({ key, list }, createClient) => {
  const api = createClient('https://api.brevo.com/v3', { 'api-key': key });
  const listId = Number(list);
  const path = (email: string) => `/contacts/${encodeURIComponent(email)}?identifierType=email_id`;
  const attributes = ({ name }: Person) => (name ? { attributes: { FIRSTNAME: name } } : {});

  const subscribe = async (person: Person) => {
    const body = {
      ...{ email: person.email, listIds: [listId], emailBlacklisted: false, updateEnabled: true },
      ...attributes(person),
    };
    await api('POST', '/contacts', { body });
  };

  return {
    async check() {
      const { status } = await api('GET', `/contacts/lists/${listId}`, { allow: [404] });
      if (status === 404) throw noSuchList('list');
    },
    subscribe,
    async update(person) {
      const { status, data } = await api('GET', path(person.email), { allow: [404] });
      if (status === 404) return subscribe(person);
      const { emailBlacklisted, listIds, listUnsubscribed } = read(Contact, data);
      const hasLeft = emailBlacklisted || listUnsubscribed?.includes(listId) === true;
      const joins = hasLeft || listIds.includes(listId) ? {} : { listIds: [listId] };
      const body = { ...attributes(person), ...joins };
      if (Object.keys(body).length > 0) await api('PUT', path(person.email), { body });
    },
    async unsubscribe(email) {
      await api('PUT', path(email), { body: { unlinkListIds: [listId] }, allow: [404] });
    },
    async erase(email) {
      await api('DELETE', path(email), { allow: [404] });
    },
  };
};
