import { createHmac } from 'node:crypto';
import { REFUSED, type Routes, type State, StandIn } from '../stand-in.ts';

interface Member {
  id: string;
  email: string;
  name?: string;
  status: string;
  newsletters: { id: string }[];
}

const ID = '6489d0a1b2c3d4e5f6071829';
const SECRET = 'a1'.repeat(32);
const LETTER = '64f0c0ffee00000000000001';
const error = (status: number, type: string, message: string) => ({
  status,
  json: { errors: [{ message, context: null, type, code: null }] },
});
const notFound = error(404, 'NotFoundError', 'Resource not found error, cannot read.');

/** https://docs.ghost.org/admin-api */
export class Ghost extends StandIn {
  readonly kind = 'ghost';
  override get settings() {
    return { kind: 'ghost', url: this.url, key: `${ID}:${SECRET}`, list: LETTER } as const;
  }
  readonly unauthorized = error(401, 'UnauthorizedError', 'Unknown Admin API Key');
  readonly members: Member[] = [];
  /** Of the server under test, in seconds. */
  now = 0;
  #ids = 0;

  isAuthorized({ authorization = '' }: { authorization?: string | undefined }): boolean {
    const [head = '', claims = '', signature] = authorization.replace('Ghost ', '').split('.');
    const own = createHmac('sha256', Buffer.from(SECRET, 'hex'))
      .update(`${head}.${claims}`)
      .digest('base64url');
    const { kid, alg } = parsed(head);
    const { iat, exp, aud } = parsed(claims);
    return (
      signature === own &&
      kid === ID &&
      alg === 'HS256' &&
      aud === '/admin/' &&
      Number(exp) - Number(iat) <= 300
    );
  }

  readonly routes: Routes = {
    'GET /ghost/api/admin/newsletters/': () => ({
      json: {
        newsletters: [
          { id: LETTER, status: 'active', subscribe_on_signup: true },
          { id: 'old', status: 'archived', subscribe_on_signup: true },
          { id: 'chosen', status: 'active', subscribe_on_signup: false },
        ],
      },
    }),
    'GET /ghost/api/admin/newsletters/(\\w+)/': (_, id) =>
      this.hasItsList ? { json: { newsletters: [{ id }] } } : notFound,
    'GET /ghost/api/admin/members/': ({ query }) => {
      const sought = /^email:'(.*)'$/.exec(query.get('filter') ?? '')?.[1]!.replace(/\\(.)/g, '$1');
      return { json: { members: this.members.filter(({ email }) => email === sought) } };
    },
    'POST /ghost/api/admin/members/': ({ body }) => {
      const [member] = body['members'] as unknown as Member[];
      const { email, newsletters } = member!;
      if (email === REFUSED) return error(422, 'ValidationError', 'Validation (isEmail) failed for email');
      if (!this.hasItsList) return error(422, 'ValidationError', 'Newsletter not found');
      if (this.#find(email)) return error(422, 'ValidationError', 'Member already exists');
      this.members.push({ ...member!, id: `m${++this.#ids}`, status: 'free', newsletters });
      return { status: 201, json: { members: [this.#find(email)] } };
    },
    'PUT /ghost/api/admin/members/(\\w+)/': ({ body }, id) => {
      const [change] = body['members'] as unknown as Member[];
      const there = this.members.find((one) => one.id === id);
      if (!there) return notFound;
      Object.assign(there, change);
      return { json: { members: [there] } };
    },
    'DELETE /ghost/api/admin/members/(\\w+)/': (_, id) => {
      const at = this.members.findIndex((one) => one.id === id);
      if (at < 0) return notFound;
      this.members.splice(at, 1);
      return { status: 204 };
    },
  };

  #find = (email: string) => this.members.find((one) => one.email === email);

  put(email: string, state: 'listed' | 'left', name?: string): void {
    const newsletters = state === 'listed' ? [{ id: LETTER }] : [];
    this.members.push({
      ...{ id: `m${++this.#ids}`, email, status: 'free', newsletters },
      ...(name !== undefined && { name }),
    });
  }
  stateOf(email: string): State {
    const there = this.#find(email);
    if (!there) return 'unknown';
    return there.newsletters.some(({ id }) => id === LETTER) ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.#find(email)?.name;
  count = (email: string) => this.members.filter((one) => one.email === email).length;
}

const parsed = (part: string) =>
  JSON.parse(Buffer.from(part, 'base64url').toString() || '{}') as Record<string, unknown>;
