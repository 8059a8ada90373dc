import { call, type CallArguments, type ResponseOf, type Result } from '../api/client.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import type { Member } from '../contract/members.ts';
import { Outbox } from './outbox.ts';
import { Store } from './store.ts';

/** What a community uses of its session. */
interface SignedCalls {
  /** Whether this browser may store what only the member may see. */
  readonly isStored: boolean;
  call<E extends Endpoint>(endpoint: E, ...options: CallArguments<E>): Promise<Result<ResponseOf<E>>>;
}

/** What the elements of a page share for one API URL. */
export interface Community {
  /** The API URL, absolute and without a trailing slash. */
  readonly api: string;
  readonly outbox: Outbox;
  /** The signed-in member, once something on the page has requested it. */
  member: Member | undefined;
  /** What this browser stores. */
  readonly store: Store;
  /** The session; `sessionOf` opens it, so that pages without members' features don't load it. */
  session?: Promise<SignedCalls>;
  /** Live updates; `liveOf` opens them. */
  live?: Promise<unknown>;
  /** Makes a typed call; a call that only members may make is signed with the session. */
  call<E extends Endpoint>(endpoint: E, ...options: CallArguments<E>): Promise<Result<ResponseOf<E>>>;
  /** The last response to a read, cached by this browser; `call` fetches a fresh one. */
  recall<E extends Endpoint>(endpoint: E, variant?: string): Promise<ResponseOf<E> | undefined>;
  /** Caches a response; one for members only while their session is stored too. */
  remember<E extends Endpoint>(endpoint: E, answer: ResponseOf<E>, variant?: string): Promise<void>;
}

// One key per page, so that two copies of the library share the store and send each write once.
const REGISTRY = Symbol.for('community-widgets/1');

/** Returns the community at `api`, the same object for all elements of the page. */
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
      // An older version or another script may have written to this origin's storage, so it is validated like a
      // response.
      const kept = endpoint.response?.safeParse(await store.get(place(endpoint, variant)));
      return kept?.success ? (kept.data as ResponseOf<E>) : undefined;
    },
    async remember(endpoint, answer, variant) {
      // The member may have signed out while the response was on its way.
      const isAllowed = endpoint.role === 'anyone' || (await community.session)?.isStored;
      if (isAllowed) await store.set(place(endpoint, variant), answer);
    },
  };
  return community;
}
