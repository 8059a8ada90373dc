import * as z from 'zod/mini';
import { type Connect, noSuchList, type Person, read, rejection } from './service.ts';

const Found = z.object({
  data: z.object({
    results: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        status: z.string(),
        lists: z.array(z.object({ id: z.number(), subscription_status: z.string() })),
      }),
    ),
  }),
});

/** listmonk's API, version 4 or newer, with an API user and its token. */
export const listmonk: Connect<'listmonk'> = ({ url, user, key, list }, createClient) => {
  const api = createClient(`${url}/api`, { Authorization: `token ${user}:${key}` });
  const listId = Number(list);

  async function find(email: string) {
    const query = `subscribers.email = '${email.replaceAll("'", "''")}'`;
    const { data } = await api('GET', `/subscribers?${new URLSearchParams({ query, per_page: '1' })}`);
    const person = read(Found, data).data.results[0];
    return person && { ...person, onList: person.lists.find(({ id }) => id === listId)?.subscription_status };
  }

  /** Returns false if the address already exists. */
  async function add({ email, name }: Person): Promise<boolean> {
    const { status } = await api('POST', '/subscribers', {
      body: {
        ...{ email, name: name || email.slice(0, email.indexOf('@')), status: 'enabled', lists: [listId] },
        // They have already confirmed here, so listmonk must not email them.
        preconfirm_subscriptions: true,
      },
      allow: [409],
    });
    return status !== 409;
  }

  const setList = (id: number, change: { action: 'add'; status: 'confirmed' } | { action: 'unsubscribe' }) =>
    api('PUT', '/subscribers/lists', { body: { ids: [id], target_list_ids: [listId], ...change } });

  async function put(person: Person, mayReturn: boolean): Promise<void> {
    const there = await find(person.email);
    if (!there) {
      if (!(await add(person))) throw rejection('listmonk has this address, but does not find it.');
      return;
    }
    if (there.status === 'blocklisted') {
      if (mayReturn) throw rejection('This person is on the blocklist of listmonk.');
      return;
    }
    // Versions before 6 have no PATCH. The name stays as it is there.
    if (person.name && person.name !== there.name)
      await api('PATCH', `/subscribers/${there.id}`, { body: { name: person.name }, allow: [404, 405] });
    if (there.onList === 'confirmed' || (there.onList === 'unsubscribed' && !mayReturn)) return;
    await setList(there.id, { action: 'add', status: 'confirmed' });
  }

  return {
    async check() {
      // Some versions answer 400 for an unknown list, others 404.
      const { status } = await api('GET', `/lists/${listId}`, { allow: [400, 404] });
      if (status >= 400) throw noSuchList('list');
      await api('GET', '/subscribers?per_page=1');
    },
    subscribe: (person) => put(person, true),
    update: (person) => put(person, false),
    async unsubscribe(email) {
      const there = await find(email);
      if (there?.onList !== undefined && there.onList !== 'unsubscribed')
        await setList(there.id, { action: 'unsubscribe' });
    },
    async erase(email) {
      const there = await find(email);
      if (there) await api('DELETE', `/subscribers/${there.id}`, { allow: [404] });
    },
  };
};
