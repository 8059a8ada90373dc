import { KEY, REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Subscriber {
  id: number;
  email: string;
  name: string;
  status: string;
  lists: { id: number; subscription_status: string }[];
}

/** https://listmonk.app/docs/apis/subscribers/ */
export class Listmonk extends StandIn {
  readonly kind = 'listmonk';
  override get settings() {
    return { kind: 'listmonk', url: `${this.url}/`, user: 'community', key: KEY, list: '3' } as const;
  }
  readonly unauthorized = { status: 403, json: { message: 'Invalid API credentials' } };
  readonly subscribers: Subscriber[] = [];
  #ids = 0;

  isAuthorized = ({ authorization }: { authorization?: string | undefined }) =>
    authorization === `token community:${KEY}`;

  readonly routes: Routes = {
    'GET /api/lists/3': () =>
      this.hasItsList ? { json: { data: { id: 3 } } } : { status: 400, json: { message: 'List not found' } },
    'GET /api/subscribers': ({ query }) => {
      const sought = /^subscribers\.email = '(.*)'$/
        .exec(query.get('query') ?? '')?.[1]!
        .replaceAll("''", "'");
      const results = this.subscribers.filter(({ email }) => email === sought);
      return { json: { data: { results, total: results.length, per_page: 1, page: 1 } } };
    },
    'POST /api/subscribers': ({ body }) => {
      const {
        email,
        name,
        status,
        lists,
        preconfirm_subscriptions: sure,
      } = body as unknown as Subscriber & {
        preconfirm_subscriptions: boolean;
      };
      if (email === REFUSED) return { status: 400, json: { message: 'Invalid e-mail.' } };
      if (!this.hasItsList) return { status: 400, json: { message: 'Invalid list IDs.' } };
      if (this.#find(email)) return { status: 409, json: { message: 'E-mail already exists.' } };
      const subscription_status = sure ? 'confirmed' : 'unconfirmed';
      const own = (lists as unknown as number[]).map((id) => ({ id, subscription_status }));
      this.subscribers.push({ id: ++this.#ids, email, name, status, lists: own });
      return { json: { data: this.#find(email) } };
    },
    'PUT /api/subscribers/lists': ({ body }) => {
      const { ids, action, target_list_ids, status } = body as unknown as {
        ids: number[];
        action: string;
        target_list_ids: number[];
        status?: string;
      };
      if (!this.hasItsList) return { status: 400, json: { message: 'Invalid list IDs.' } };
      const there = this.subscribers.find(({ id }) => id === ids[0])!;
      const subscription_status = action === 'add' ? status! : 'unsubscribed';
      there.lists = [
        ...there.lists.filter(({ id }) => id !== target_list_ids[0]),
        { id: target_list_ids[0]!, subscription_status },
      ];
      return { json: { data: true } };
    },
    'PATCH /api/subscribers/(\\d+)': ({ body }, id) => {
      Object.assign(
        this.subscribers.find((one) => one.id === Number(id))!,
        body,
      );
      return { json: { data: {} } };
    },
    'DELETE /api/subscribers/(\\d+)': (_, id) => {
      const at = this.subscribers.findIndex((one) => one.id === Number(id));
      if (at < 0) return { status: 404, json: { message: 'Subscriber not found' } };
      this.subscribers.splice(at, 1);
      return { json: { data: true } };
    },
  };

  #find = (email: string) => this.subscribers.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name = ''): void {
    const subscription_status = state === 'listed' ? 'confirmed' : 'unsubscribed';
    const lists = [{ id: 3, subscription_status }];
    this.subscribers.push({ id: ++this.#ids, email, name, status: 'enabled', lists });
  }
  stateOf(email: string): State {
    const there = this.#find(email);
    if (!there) return 'unknown';
    return there.lists.find(({ id }) => id === 3)?.subscription_status === 'confirmed' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.name;
  count = (email: string) => this.subscribers.filter((one) => one.email === email).length;
}
