import {
  call,
  type CallArguments,
  type RequestOptions,
  type RequestOf,
  type ResponseOf,
  type Result,
} from '../api/client.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { memberEndpoints as endpoints } from '../contract/members.ts';
import type { Member, SignedIn } from '../contract/members.ts';
import type { Community } from './community.ts';
import { withLock } from './lock.ts';
import { makeKeys, proofOf, type KeyPair } from './proof.ts';
import type { Store } from './store.ts';
import { TabChannel } from './tab-channel.ts';

/**
 * The stored part of a session. The key can't be extracted from the browser, and without it the token is worthless (RFC
 * 9449).
 */
interface StoredSession {
  readonly token: string;
  readonly keys: KeyPair;
  readonly member: Member;
  /** When the token should be renewed, in milliseconds since 1970. */
  readonly rotateAt: number;
}

/** The endpoints that respond with a session. */
type WayIn = typeof endpoints.signIn | typeof endpoints.signInWithCode | typeof endpoints.signInWithLink;

/**
 * The session at one API URL, for the whole page. All tabs of the site share it: they notify each other of each change,
 * and read it from the browser's storage. On a shared computer one tab holds it, in memory.
 */
export class Session {
  readonly #community: Community;
  readonly #store: Store;
  readonly #storageKey: string;
  readonly #channel: TabChannel<'changed'>;
  readonly #listeners = new Set<() => void>();
  #stored: StoredSession | undefined;
  /** The server's last nonce, for browsers whose clock is wrong. */
  #nonce: string | undefined;
  #inMemory = false;

  private constructor(community: Community) {
    this.#community = community;
    this.#store = community.store;
    this.#storageKey = `session ${community.api}`;
    this.#channel = new TabChannel(`community-widgets ${this.#storageKey}`, async () => {
      if (this.#inMemory) return;
      await this.#read();
      // Another tab may have signed out while a response was on its way to this one.
      if (!this.#stored) await this.#clearAnswers();
    });
  }

  static async open(community: Community): Promise<Session> {
    const session = new Session(community);
    await session.#read();
    return session;
  }

  /** The signed-in member. */
  get member(): Member | undefined {
    return this.#stored?.member;
  }

  /** Whether this browser may store what only the member may see: not on a shared computer. */
  get isStored(): boolean {
    return !!this.#stored && !this.#inMemory;
  }

  /** Calls `listener` after each change; returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Signs in. With `inMemory`, as on a shared computer, nothing is stored: the session ends with the page. */
  async signIn<Way extends WayIn>(
    way: Way,
    body: RequestOf<Way>,
    inMemory = false,
  ): Promise<Result<SignedIn>> {
    const keys = await makeKeys();
    const result = (await this.#signed<Endpoint>(way, { body }, keys)) as Result<SignedIn>;
    if (!result.ok) return result;
    this.#inMemory = inMemory;
    await this.#accept(result.value, keys);
    return result;
  }

  /** Makes a call as the member. Signs out if the API rejects the session, because it was ended elsewhere. */
  async call<E extends Endpoint>(
    endpoint: E,
    ...[options]: CallArguments<E>
  ): Promise<Result<ResponseOf<E>>> {
    const kept = this.#stored;
    if (!kept) return signedOut;
    if (Date.now() > kept.rotateAt) await this.#rotate(kept);
    const used = this.#stored;
    if (!used) return signedOut;
    const result = await this.#signed(endpoint, options, used.keys, used.token);
    // Another member may be signed in by now.
    if (endpoint.method === 'GET' && this.member?.id !== used.member.id) return signedOut;
    if (result.ok || !['unauthenticated', 'proof-invalid'].includes(result.failure.code)) return result;
    // Another tab may just have renewed the token; and a browser that repeats a lost request repeats its proof.
    if (!this.#inMemory) await this.#read();
    const now = this.#stored;
    if (!now) return result;
    const again = await this.#signed(endpoint, options, now.keys, now.token);
    if (!again.ok && again.failure.code === 'unauthenticated') await this.#end();
    return again;
  }

  /** Sends a request of the site's own code to the API, as the member; headers and body as in `fetch`. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const { api } = this.#community;
    const address = new URL(path.startsWith('/') ? api + path : path, `${api}/`).href;
    if (!address.startsWith(`${api}/`)) throw new Error(`${path} is not of this API`);
    return this.#stored ? this.#send(address, init, this.#stored) : fetch(address, init);
  }

  /** Stores the member after a change of their profile, for every tab. */
  async updateMember(member: Member): Promise<void> {
    if (this.#stored) await this.#write({ ...this.#stored, member });
  }

  /** Signs out, on this device or on all of them. Ends the session on this device even if the API can't be reached. */
  async signOut(everywhere = false): Promise<Result<undefined>> {
    const result = await this.call(everywhere ? endpoints.signOutEverywhere : endpoints.signOut);
    if (!everywhere || result.ok) await this.#end();
    return result;
  }

  async #signed<E extends Endpoint>(
    endpoint: E,
    options: RequestOptions<E> | undefined,
    keys: KeyPair,
    token?: string,
  ): Promise<Result<ResponseOf<E>>> {
    const send: RequestOptions<E>['send'] = (address, init) => this.#send(address, init, { keys, token });
    const attempt = () =>
      call(this.#community.api, endpoint, ...([{ ...options, send }] as CallArguments<E>));
    const result = await attempt();
    return !result.ok && result.failure.code === 'nonce-required' ? attempt() : result;
  }

  /** Sends a request with a proof of the key, and reads the server's nonce. */
  async #send(
    address: string,
    init: RequestInit,
    { keys, token }: { keys: KeyPair; token?: string | undefined },
  ): Promise<Response> {
    const { method = 'GET' } = init;
    const headers = new Headers(init.headers);
    const page = address.split(/[?#]/)[0]!;
    headers.set('DPoP', await proofOf(keys, { method, address: page, token, nonce: this.#nonce }));
    if (token) headers.set('Authorization', `DPoP ${token}`);
    const response = await fetch(address, { ...init, headers, credentials: 'omit' });
    this.#nonce = response.headers.get('DPoP-Nonce') ?? this.#nonce;
    return response;
  }

  /** Renews the token, in one tab at a time. */
  async #rotate(old: StoredSession): Promise<void> {
    const change = async () => {
      if (!this.#inMemory) await this.#read();
      if (this.#stored?.token !== old.token) return;
      const result = await this.#signed(endpoints.rotateToken, {}, old.keys, old.token);
      if (result.ok) await this.#accept(result.value, old.keys);
    };
    // Without locks two tabs may both try; the loser reads the winner's token.
    await withLock(this.#storageKey, change);
  }

  #accept({ token, rotateAfter, member }: SignedIn, keys: KeyPair): Promise<void> {
    return this.#write({ token, keys, member, rotateAt: Date.now() + rotateAfter * 1000 });
  }

  async #write(kept: StoredSession): Promise<void> {
    if (!this.#inMemory) await this.#store.set(this.#storageKey, kept);
    this.#commit(kept);
  }

  async #read(): Promise<void> {
    const kept = (await this.#store.get(this.#storageKey)) as Partial<StoredSession> | undefined;
    // An older version or another script may have written to this origin's storage.
    const member = endpoints.member.response!.safeParse(kept?.member);
    const whole = typeof kept?.token === 'string' && kept.keys && member.success;
    this.#update(whole ? ({ ...kept, member: member.data } as StoredSession) : undefined);
  }

  async #end(): Promise<void> {
    // First, so that a response that arrives meanwhile isn't stored.
    this.#stored = undefined;
    await this.#store.delete(this.#storageKey);
    await this.#clearAnswers();
    this.#commit(undefined);
    this.#inMemory = false;
  }

  /** Members-only data must not stay behind for the browser's next user. */
  async #clearAnswers(): Promise<void> {
    for (const [place] of await this.#store.entries(`answer ${this.#community.api}/`))
      if (/\/(pages|events)\//.test(place)) await this.#store.delete(place);
  }

  /** Stores a change made here, which the other tabs then read. */
  #commit(kept: StoredSession | undefined): void {
    this.#update(kept);
    if (!this.#inMemory) this.#channel.post('changed');
  }

  #update(kept: StoredSession | undefined): void {
    this.#stored = kept;
    this.#community.member = kept?.member;
    for (const listener of this.#listeners) listener();
  }
}

const signedOut = { ok: false, failure: { code: 'unauthenticated' } } as const;

/** The session at a community: one instance per page, from this browser's storage. */
export const sessionOf = (community: Community) =>
  (community.session ??= Session.open(community)) as Promise<Session>;
