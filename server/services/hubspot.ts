import * as z from 'zod/mini';
import { reasonIn } from './client.ts';
import { type Connect, noSuchList, type Person, read, rejection } from './service.ts';

const Definitions = z.object({ subscriptionDefinitions: z.array(z.object({ id: z.string() })) });
const Statuses = z.object({ results: z.array(z.object({ subscriptionId: z.number(), status: z.string() })) });
const Contact = z.object({ id: z.string() });

/** HubSpot's API: contacts v3 and subscription preferences v4, with the token of a private app. */
export const hubspot: Connect<'hubspot'> = ({ key, list }, createClient) => {
  const api = createClient('https://api.hubapi.com', { Authorization: `Bearer ${key}` });
  const subscriptionId = Number(list);
  const statuses = (email: string) => `/communication-preferences/v4/statuses/${encodeURIComponent(email)}`;

  async function find(email: string): Promise<string | undefined> {
    const path = `/crm/v3/objects/contacts/${encodeURIComponent(email)}?idProperty=email`;
    const { status, data } = await api('GET', path, { allow: [404] });
    return status === 404 ? undefined : read(Contact, data).id;
  }

  async function put({ email, name }: Person): Promise<void> {
    const properties = { email, ...(name && { firstname: name }) };
    const body = { inputs: [{ idProperty: 'email', id: email, properties }] };
    const { status, data } = await api('POST', '/crm/v3/objects/contacts/batch/upsert', { body });
    // 207 Multi-Status: the only contact of the batch was rejected.
    if (status === 207) throw rejection(`It answered 207: ${reasonIn(data)}`);
  }

  async function statusOf(email: string): Promise<string | undefined> {
    const { status, data } = await api('GET', `${statuses(email)}?channel=EMAIL`, { allow: [404] });
    if (status === 404) return undefined;
    return read(Statuses, data).results.find((one) => one.subscriptionId === subscriptionId)?.status;
  }

  const setStatus = (email: string, statusState: 'SUBSCRIBED' | 'UNSUBSCRIBED') =>
    api('POST', statuses(email), {
      body: {
        ...{ channel: 'EMAIL', subscriptionId, statusState, legalBasis: 'CONSENT_WITH_NOTICE' },
        legalBasisExplanation:
          statusState === 'SUBSCRIBED'
            ? 'Confirmed by email (double opt-in).'
            : 'Unsubscribed by the person.',
      },
    });

  return {
    async check() {
      const { data } = await api('GET', '/communication-preferences/v3/definitions');
      const { subscriptionDefinitions } = read(Definitions, data);
      if (!subscriptionDefinitions.some(({ id }) => id === list)) throw noSuchList('subscription type');
      await api('GET', '/crm/v3/objects/contacts?limit=1');
    },
    async subscribe(person) {
      await put(person);
      await setStatus(person.email, 'SUBSCRIBED');
    },
    async update(person) {
      await put(person);
      const status = await statusOf(person.email);
      if (status === undefined || status === 'NOT_SPECIFIED') await setStatus(person.email, 'SUBSCRIBED');
    },
    async unsubscribe(email) {
      if ((await find(email)) !== undefined && (await statusOf(email)) !== 'UNSUBSCRIBED')
        await setStatus(email, 'UNSUBSCRIBED');
    },
    async erase(email) {
      // By id, because deleting an unknown address blocks it in HubSpot permanently.
      const objectId = await find(email);
      if (objectId !== undefined)
        await api('POST', '/crm/v3/objects/contacts/gdpr-delete', { body: { objectId }, allow: [404] });
    },
  };
};
