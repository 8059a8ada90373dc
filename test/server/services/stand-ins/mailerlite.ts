import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Subscriber {
  id: string;
  email: string;
  status: string;
  fields: { name?: string };
  groups: string[];
}

const notFound = { status: 404, json: { message: 'Resource not found.' } };
const invalid = (field: string, message: string) => ({
  status: 422,
  json: { message: 'The given data was invalid.', errors: { [field]: [message] } },
});

/** https://developers.mailerlite.com/docs/subscribers */
export class MailerLite extends StandIn {
  readonly kind = 'mailerlite';
  readonly settings = { kind: 'mailerlite', key: KEY, list: '4243829086487936' } as const;
  override readonly origin = 'https://connect.mailerlite.com';
  readonly unauthorized = { status: 401, json: { message: 'Unauthenticated.' } };
  readonly subscribers: Subscriber[] = [];

  isAuthorized = ({ authorization }: { authorization?: string | undefined }) =>
    authorization === `Bearer ${KEY}`;

  readonly routes: Routes = {
    'GET /api/subscribers': () => ({ json: { data: [], meta: {} } }),
    'GET /api/groups/4243829086487936/subscribers': () =>
      this.hasItsList ? { json: { data: [] } } : notFound,
    'GET /api/subscribers/([^/]+)': (_, email) => {
      const there = this.#find(email);
      return there ? { json: { data: there } } : notFound;
    },
    'POST /api/subscribers': ({ body }) => {
      const {
        email,
        status,
        fields = {},
        groups = [],
        resubscribe = false,
      } = body as unknown as Subscriber & {
        resubscribe?: boolean;
      };
      if (email === REFUSED) return invalid('email', 'The email must be a valid email address.');
      if (!this.hasItsList) return invalid('groups.0', 'The selected groups.0 is invalid.');
      const there = this.#find(email);
      if (!there) {
        const id = `3${this.subscribers.length}`;
        this.subscribers.push({ id, email, status: status ?? 'active', fields, groups });
        return { status: 201, json: { data: this.#find(email) } };
      }
      if (status && (there.status !== 'unsubscribed' || resubscribe)) there.status = status;
      Object.assign(there.fields, fields);
      there.groups = [...new Set([...there.groups, ...groups])];
      return { json: { data: there } };
    },
    'PUT /api/subscribers/(\\d+)': ({ body }, id) => {
      const there = this.subscribers.find((one) => one.id === id);
      if (!there) return notFound;
      Object.assign(there, body);
      return { json: { data: there } };
    },
    'POST /api/subscribers/(\\d+)/forget': (_, id) => {
      const at = this.subscribers.findIndex((one) => one.id === id);
      if (at < 0) return notFound;
      this.subscribers.splice(at, 1);
      return {
        json: { message: 'Subscriber data will be completely deleted and forgotten within 30 days.' },
      };
    },
  };

  #find = (email: string) => this.subscribers.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name?: string): void {
    this.subscribers.push({
      ...{ id: `3${this.subscribers.length}`, email, fields: name === undefined ? {} : { name }, groups: [] },
      status: state === 'listed' ? 'active' : 'unsubscribed',
    });
  }
  stateOf(email: string): State {
    const status = this.#find(email)?.status;
    return status === undefined ? 'unknown' : status === 'active' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.fields.name;
  count = (email: string) => this.subscribers.filter((one) => one.email === email).length;
}
