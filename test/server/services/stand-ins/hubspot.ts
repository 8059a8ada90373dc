import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Contact {
  id: string;
  email: string;
  firstname?: string;
}

const TYPE = 41;
const notFound = {
  status: 404,
  json: { status: 'error', message: 'resource not found', category: 'OBJECT_NOT_FOUND' },
};

/** https://developers.hubspot.com/docs/api-reference: contacts v3 and subscription preferences v4. */
export class HubSpot extends StandIn {
  readonly kind = 'hubspot';
  readonly settings = { kind: 'hubspot', key: KEY, list: String(TYPE) } as const;
  override readonly origin = 'https://api.hubapi.com';
  readonly unauthorized = {
    status: 401,
    json: {
      status: 'error',
      message: 'Authentication credentials not found.',
      category: 'INVALID_AUTHENTICATION',
    },
  };
  readonly contacts: Contact[] = [];
  readonly statuses = new Map<string, string>();
  #ids = 100;

  isAuthorized = ({ authorization }: { authorization?: string | undefined }) =>
    authorization === `Bearer ${KEY}`;

  readonly routes: Routes = {
    'GET /communication-preferences/v3/definitions': () => ({
      json: { subscriptionDefinitions: this.hasItsList ? [{ id: String(TYPE), name: 'Letters' }] : [] },
    }),
    'GET /crm/v3/objects/contacts': () => ({ json: { results: [] } }),
    'GET /crm/v3/objects/contacts/([^/]+)': (_, email) => {
      const there = this.#find(email);
      return there ? { json: { id: there.id, properties: {} } } : notFound;
    },
    'POST /crm/v3/objects/contacts/batch/upsert': ({ body }) => {
      const [{ id: email, properties }] = body['inputs'] as unknown as [{ id: string; properties: Contact }];
      if (email === REFUSED)
        return {
          status: 400,
          json: { message: 'Property values were not valid', category: 'VALIDATION_ERROR' },
        };
      const there = this.#find(email);
      if (there) Object.assign(there, properties);
      else this.contacts.push({ ...properties, id: String(++this.#ids) });
      return { json: { status: 'COMPLETE', results: [{ id: this.#find(email)!.id }] } };
    },
    'GET /communication-preferences/v4/statuses/([^/]+)': (_, email) => ({
      json: { results: [{ subscriptionId: TYPE, status: this.statuses.get(email) ?? 'NOT_SPECIFIED' }] },
    }),
    'POST /communication-preferences/v4/statuses/([^/]+)': ({ body }, email) => {
      if (!this.hasItsList || Number(body['subscriptionId']) !== TYPE)
        return { status: 400, json: { message: 'Subscription not found', category: 'VALIDATION_ERROR' } };
      this.statuses.set(email, body['statusState']!);
      return { json: { status: 'COMPLETE', results: [] } };
    },
    'POST /crm/v3/objects/contacts/gdpr-delete': ({ body }) => {
      const at = this.contacts.findIndex(({ id }) => id === body['objectId']);
      if (at < 0) return notFound;
      const [gone] = this.contacts.splice(at, 1);
      this.statuses.delete(gone!.email);
      return { status: 204 };
    },
  };

  #find = (email: string) => this.contacts.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name?: string): void {
    this.contacts.push({ id: String(++this.#ids), email, ...(name !== undefined && { firstname: name }) });
    this.statuses.set(email, state === 'listed' ? 'SUBSCRIBED' : 'UNSUBSCRIBED');
  }
  stateOf(email: string): State {
    if (!this.#find(email)) return 'unknown';
    return this.statuses.get(email) === 'SUBSCRIBED' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.firstname;
  count = (email: string) => this.contacts.filter((one) => one.email === email).length;
}
