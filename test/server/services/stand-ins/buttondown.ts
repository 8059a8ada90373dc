import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Subscriber {
  email: string;
  type: string;
  metadata: { name?: string };
}

const notFound = { status: 404, json: { detail: 'Not found' } };
const refusal = (code: string) => ({
  status: 400,
  json: { code, detail: `${code}: ${REFUSED}`, metadata: {} },
});

/** https://docs.buttondown.com/api-subscribers-create and its neighbours. */
export class Buttondown extends StandIn {
  readonly kind = 'buttondown';
  readonly settings = { kind: 'buttondown', key: KEY } as const;
  override readonly origin = 'https://api.buttondown.com';
  override readonly hasList = false;
  readonly unauthorized = { status: 401, json: { detail: 'Unauthorized' } };
  readonly subscribers: Subscriber[] = [];

  isAuthorized = ({ authorization }: { authorization?: string | undefined }) =>
    authorization === `Token ${KEY}`;

  readonly routes: Routes = {
    'GET /v1/subscribers': () => ({ json: { results: [], count: 0 } }),
    'GET /v1/subscribers/([^/]+)': (_, email) => {
      const there = this.#find(email);
      return there ? { json: { email_address: there.email, ...there } } : notFound;
    },
    'POST /v1/subscribers': ({ body }) => {
      const { email_address: email, type = 'unactivated', metadata = {} } = body as Record<string, string>;
      if (email === REFUSED) return refusal('subscriber_blocked');
      if (this.#find(email!)) return refusal('email_already_exists');
      this.subscribers.push({ email: email!, type, metadata });
      return { status: 201, json: { email_address: email, type } };
    },
    'PATCH /v1/subscribers/([^/]+)': ({ body }, email) => {
      const there = this.#find(email);
      if (!there) return notFound;
      const mayLeave = !['unactivated', 'undeliverable', 'unsubscribed'].includes(there.type);
      if (body['type'] === 'unsubscribed' && !mayLeave) return refusal('subscriber_type_invalid');
      Object.assign(there, body);
      return { json: { email_address: there.email, ...there } };
    },
    'DELETE /v1/subscribers/([^/]+)': (_, email) => {
      const there = this.#find(email);
      if (!there) return notFound;
      this.subscribers.splice(this.subscribers.indexOf(there), 1);
      return { status: 204 };
    },
  };

  #find = (email: string) => this.subscribers.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name?: string): void {
    const type = state === 'listed' ? 'regular' : 'unsubscribed';
    this.subscribers.push({ email, type, metadata: name === undefined ? {} : { name } });
  }
  stateOf(email: string): State {
    const type = this.#find(email)?.type;
    return type === undefined ? 'unknown' : type === 'regular' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.metadata.name;
  count = (email: string) => this.subscribers.filter((one) => one.email === email).length;
}
