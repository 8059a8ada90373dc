import { generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Role, SignedIn } from '../../../src/contract/index.ts';
import { quickScrypt } from '../../support/quick-scrypt.ts';
import { addMember, hashPassword, setPassword } from '../../../server/members/accounts.ts';
import type { MemberRow } from '../../../server/database/tables.ts';
import { beginSession } from '../../../server/members/sessions.ts';
import type { AppContext } from '../../../server/app-context.ts';
import { secretFrom } from '../../../server/secret.ts';
import { defaultLimits } from '../../../server/index.ts';
import { API, type Community, problemCode, SECRET } from '../community.ts';

export const PASSWORD = 'three herons on a roof';

/** What a browser says that is not as it should be, or is more. */
export interface Overrides {
  keys?: KeyPair;
  /** Null: it shows none. */
  token?: string | null;
  /** Null: it shows none. */
  proof?: string | null;
  /** What the proof is made for, where that is another request. */
  proofFor?: { method?: string; url?: string; token?: string | undefined };
  headers?: Record<string, string>;
}

/** Somebody's browser: it holds a key and, once signed in, a token. */
export class Browser {
  readonly keys: KeyPair;
  token: string | undefined;
  /** Seconds by which its clock is ahead of the server's. */
  ahead = 0;
  nonce: string | undefined;
  readonly #here: Community;

  constructor(here: Community, keys: KeyPair) {
    this.#here = here;
    this.keys = keys;
  }

  /** Sends a signed request, and keeps what nonce the server gives. */
  async request(method: string, path: string, body?: unknown, overrides: Overrides = {}): Promise<Response> {
    const token = overrides.token === undefined ? this.token : (overrides.token ?? undefined);
    const proof = overrides.proof === undefined ? await this.proof(method, path, overrides) : overrides.proof;
    const response = await this.#here.request(path, {
      method,
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(method !== 'GET' && { 'Idempotency-Key': crypto.randomUUID() }),
        ...(token !== undefined && { Authorization: `DPoP ${token}` }),
        ...(proof !== null && { DPoP: proof }),
        ...overrides.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.nonce = response.headers.get('DPoP-Nonce') ?? this.nonce;
    return response;
  }

  async proof(method: string, path: string, { keys, token, proofFor }: Overrides = {}): Promise<string> {
    const shown = token === undefined ? this.token : (token ?? undefined);
    const now = this.#here.clock.time / 1000 + this.ahead;
    return at(now, () =>
      generateProof(
        keys ?? this.keys,
        proofFor?.url ?? `${API}${path}`,
        proofFor?.method ?? method,
        this.nonce,
        proofFor && 'token' in proofFor ? proofFor.token : shown,
      ),
    );
  }

  /** Takes the token of an answer that has one. */
  async take(answer: Response): Promise<SignedIn> {
    const signedIn = (await answer.json()) as SignedIn;
    if (!signedIn.token) throw new Error(`no session: ${JSON.stringify(signedIn)}`);
    this.token = signedIn.token;
    return signedIn;
  }

  /** Comes in as by the link in a mail. */
  async comeByMail(member: MemberRow): Promise<void> {
    const thumbprint = await calculateJwkThumbprint(await exportJWK(this.keys.publicKey));
    const entry = { member, thumbprint, by: 'email' as const, device: '' };
    this.token = (await beginSession(contextOf(this.#here), entry)).token;
  }

  async signIn(email: string, password = PASSWORD): Promise<SignedIn> {
    return this.take(await this.request('POST', '/session', { email, password }, { token: null }));
  }
}

export const browser = async (here: Community) => new Browser(here, await generateKeyPair('ES256'));

/** The library signs for the time of the machine; the tests have their own. It looks at the clock before it waits for anything. */
function at<Result>(seconds: number, work: () => Promise<Result>): Promise<Result> {
  const { now } = Date;
  Date.now = () => seconds * 1000;
  try {
    return work();
  } finally {
    Date.now = now;
  }
}

interface Somebody {
  email: string;
  name?: string;
  role?: Role;
  /** Null: none yet. */
  password?: string | null;
}

export const contextOf = ({ clock, database }: Pick<Community, 'clock' | 'database'>): AppContext => ({
  db: database,
  clock,
  url: API,
  secret: secretFrom(SECRET),
  limits: defaultLimits,
  scrypt: quickScrypt,
});

const hashes = new Map<string, Promise<string>>();

/** Makes a member, as if they had been in already. */
export async function member(
  here: Community,
  { email, name = '', role = 'member', password = PASSWORD }: Somebody,
): Promise<MemberRow> {
  const { clock } = here;
  const ctx = contextOf(here);
  const row = { address: email.toLowerCase(), email, name, role, locale: 'en', joinedAt: clock.now() };
  const added = await addMember(ctx, row);
  if (password === null) return added;
  if (!hashes.has(password)) hashes.set(password, hashPassword(ctx, password));
  await setPassword(ctx, added.id, await hashes.get(password)!);
  return added;
}

/** A member's browser that is signed in. */
export async function signedInAs(here: Community, somebody: Somebody): Promise<Browser> {
  await member(here, somebody);
  const theirs = await browser(here);
  await theirs.signIn(somebody.email, somebody.password ?? PASSWORD);
  return theirs;
}

/** The code of what was refused, else `ok`. */
export async function outcome(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  return response.ok ? 'ok' : problemCode(response);
}

/** What becomes of a look at one's own profile. */
export const look = (person: Browser, overrides?: Overrides) =>
  outcome(person.request('GET', '/member', undefined, overrides));
