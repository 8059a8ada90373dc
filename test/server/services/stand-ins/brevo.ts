import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Contact {
  email: string;
  emailBlacklisted: boolean;
  listIds: number[];
  listUnsubscribed: number[] | null;
  attributes: { FIRSTNAME?: string };
}

const notFound = { status: 404, json: { code: 'document_not_found', message: 'Contact does not exist' } };

/** https://developers.brevo.com/reference/create-contact and its neighbours. */
export class Brevo extends StandIn {
  readonly kind = 'brevo';
  readonly settings = { kind: 'brevo', key: KEY, list: '7' } as const;
  override readonly origin = 'https://api.brevo.com';
  readonly unauthorized = { status: 401, json: { code: 'unauthorized', message: 'Key not found' } };
  readonly contacts: Contact[] = [];

  isAuthorized = (headers: Record<string, string | string[] | undefined>) => headers['api-key'] === KEY;

  readonly routes: Routes = {
    'GET /v3/contacts/lists/7': () =>
      this.hasItsList
        ? { json: { id: 7 } }
        : { status: 404, json: { code: 'document_not_found', message: 'List ID does not exist' } },
    'GET /v3/contacts/([^/]+)': (_, email) => {
      const there = this.#find(email);
      return there ? { json: there } : notFound;
    },
    'POST /v3/contacts': ({ body }) => {
      const {
        email,
        listIds,
        updateEnabled,
        emailBlacklisted,
        attributes = {},
      } = body as unknown as Contact & {
        updateEnabled?: boolean;
      };
      if (email === REFUSED) return invalid('Invalid email address');
      if (!this.hasItsList) return invalid('List ID does not exist');
      const there = this.#find(email);
      if (there && !updateEnabled)
        return { status: 400, json: { code: 'duplicate_parameter', message: 'Contact already exist' } };
      if (!there) {
        this.contacts.push({ email, emailBlacklisted, listIds, listUnsubscribed: null, attributes });
        return { status: 201, json: { id: this.contacts.length } };
      }
      there.emailBlacklisted = emailBlacklisted;
      there.listIds = [...new Set([...there.listIds, ...listIds])];
      Object.assign(there.attributes, attributes);
      return { status: 204 };
    },
    'PUT /v3/contacts/([^/]+)': ({ body }, email) => {
      const there = this.#find(email);
      if (!there) return notFound;
      const {
        listIds = [],
        unlinkListIds = [],
        attributes = {},
      } = body as unknown as {
        listIds?: number[];
        unlinkListIds?: number[];
        attributes?: object;
      };
      there.listIds = [...new Set([...there.listIds, ...listIds])].filter(
        (id) => !unlinkListIds.includes(id),
      );
      Object.assign(there.attributes, attributes);
      return { status: 204 };
    },
    'DELETE /v3/contacts/([^/]+)': (_, email) => {
      const there = this.#find(email);
      if (!there) return notFound;
      this.contacts.splice(this.contacts.indexOf(there), 1);
      return { status: 204 };
    },
  };

  #find = (email: string) => this.contacts.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name?: string): void {
    this.contacts.push({
      ...{ email, emailBlacklisted: state === 'left', listIds: state === 'listed' ? [7] : [] },
      ...{ listUnsubscribed: null, attributes: name === undefined ? {} : { FIRSTNAME: name } },
    });
  }
  stateOf(email: string): State {
    const there = this.#find(email);
    if (!there) return 'unknown';
    return !there.emailBlacklisted && there.listIds.includes(7) ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.attributes.FIRSTNAME;
  count = (email: string) => this.contacts.filter((one) => one.email === email).length;
}

const invalid = (message: string) => ({ status: 400, json: { code: 'invalid_parameter', message } });
