import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Subscriber {
  id: number;
  email_address: string;
  first_name: string | null;
  state: string;
  tags: number[];
}

const errors = (status: number, ...said: string[]) => ({ status, json: { errors: said } });

/** https://developers.kit.com/api-reference/subscribers */
export class Kit extends StandIn {
  readonly kind = 'kit';
  readonly settings = { kind: 'kit', key: KEY, list: '11' } as const;
  override readonly origin = 'https://api.kit.com';
  override readonly letsReturn = false;
  override readonly deletes = false;
  readonly unauthorized = errors(401, 'The access token is invalid');
  readonly subscribers: Subscriber[] = [];

  isAuthorized = (headers: Record<string, string | string[] | undefined>) => headers['x-kit-api-key'] === KEY;

  readonly routes: Routes = {
    'GET /v4/account': () => ({ json: { user: {}, account: { id: 1 } } }),
    'GET /v4/tags/11/subscribers': () =>
      this.hasItsList ? { json: { subscribers: [] } } : errors(404, 'Not Found'),
    'POST /v4/tags/11/subscribers': ({ body }) => {
      const there = this.#find(body['email_address']!);
      if (!this.hasItsList || !there) return errors(404, 'Not Found');
      if (!there.tags.includes(11)) there.tags.push(11);
      return { status: 201, json: { subscriber: there } };
    },
    'GET /v4/subscribers': ({ query }) => {
      const found = this.subscribers.filter((one) => one.email_address === query.get('email_address'));
      const shown = found.filter(({ state }) => query.get('status') === 'all' || state === 'active');
      return { json: { subscribers: shown, pagination: { has_next_page: false } } };
    },
    'POST /v4/subscribers': ({ body }) => {
      const { email_address, first_name = null, state } = body as unknown as Subscriber;
      if (email_address === REFUSED) return errors(422, 'Email address is invalid');
      const there = this.#find(email_address);
      if (there) {
        there.first_name = first_name ?? there.first_name;
        return { json: { subscriber: there } };
      }
      const id = this.subscribers.length + 1;
      this.subscribers.push({ id, email_address, first_name, state, tags: [] });
      return { status: 201, json: { subscriber: this.#find(email_address) } };
    },
    'POST /v4/subscribers/(\\d+)/unsubscribe': (_, id) => {
      this.subscribers.find((one) => one.id === Number(id))!.state = 'cancelled';
      return { status: 204 };
    },
  };

  #find = (email: string) => this.subscribers.find((one) => one.email_address === email);

  put(email: string, state: 'listed' | 'left', name: string | null = null): void {
    this.subscribers.push({
      ...{ id: this.subscribers.length + 1, email_address: email, first_name: name, tags: [] },
      state: state === 'listed' ? 'active' : 'cancelled',
    });
  }
  stateOf(email: string): State {
    const state = this.#find(email)?.state;
    return state === undefined ? 'unknown' : state === 'active' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.first_name;
  count = (email: string) => this.subscribers.filter((one) => one.email_address === email).length;
}
