import { call, type CallArguments, type ResponseOf, type Result } from '../api/client.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Member } from '../contract/members.ts';
import type { Live } from './live.ts';
import { Outbox } from './outbox.ts';
import type { Session } from './session.ts';
import { Store } from './store.ts';

/** What the widgets of one page share about one API address. */
export interface Community {
  /** The address, absolute and without a slash at its end. */
  readonly api: string;
  readonly outbox: Outbox;
  /** The member who is signed in, as far as anything on the page has asked. */
  member: Member | undefined;
  /** What this browser keeps. */
  readonly store: Store;
  /** Who is signed in; `sessionOf` opens it, for pages without members' matters do not load it. */
  session?: Promise<Session>;
  /** What changes; `liveOf` opens it. */
  live?: Promise<Live>;
  /** A typed call; one that only a member may make is signed with the session. */
  call<E extends Endpoint>(endpoint: E, ...options: CallArguments<E>): Promise<Result<ResponseOf<E>>>;
  /** The last answer to a read, from this browser; a fresh one follows by `call`. */
  recall<E extends Endpoint>(endpoint: E, variant?: string): Promise<ResponseOf<E> | undefined>;
  remember<E extends Endpoint>(endpoint: E, answer: ResponseOf<E>, variant?: string): Promise<void>;
}

// One key in the page, so that two copies of the library share what is kept and send it once.
const REGISTRY = Symbol.for('community-widgets/1');

/** The community at `api`, the same object for every widget of the page. */
export function communityAt(api: string): Promise<Community> {
  const page = globalThis as { [REGISTRY]?: Map<string, Promise<Community>> };
  const communities = (page[REGISTRY] ??= new Map<string, Promise<Community>>());
  let community = communities.get(api);
  if (!community)
    communities.set(api, (community = Store.open().then((store) => createCommunity(api, store))));
  return community;
}

function createCommunity(api: string, store: Store): Community {
  const place = (endpoint: Endpoint, variant = '') => `answer ${api}${endpoint.path} ${variant}`;
  const community: Community = {
    api,
    outbox: new Outbox(api, store),
    store,
    member: undefined,
    call: async (endpoint, ...options) =>
      endpoint.role !== 'anyone' && community.session
        ? (await community.session).call(endpoint, ...options)
        : call(api, endpoint, ...options),
    async recall<E extends Endpoint>(endpoint: E, variant?: string) {
      // Whatever wrote to this origin's storage may be an older version, or a stranger: it is checked like an answer.
      const kept = endpoint.response?.safeParse(await store.get(place(endpoint, variant)));
      return kept?.success ? (kept.data as ResponseOf<E>) : undefined;
    },
    remember: (endpoint, answer, variant) => store.set(place(endpoint, variant), answer),
  };
  return community;
}
