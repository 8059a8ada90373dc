import { createHash } from 'node:crypto';
import { KEY, REFUSED, type Answered, type Routes, type State, StandIn } from '../stand-in.ts';

interface Member {
  email: string;
  status: string;
  name?: string | undefined;
}

const hashOf = (email: string) => createHash('md5').update(email.toLowerCase()).digest('hex');
const problem = (status: number, title: string, detail: string): Answered => ({
  status,
  json: {
    type: 'https://mailchimp.com/developer/marketing/docs/errors/',
    title,
    status,
    detail,
    instance: '',
  },
});
const notFound = problem(404, 'Resource Not Found', 'The requested resource could not be found.');

/** https://mailchimp.com/developer/marketing/api/list-members/ and its errors, as people have reported them. */
export class Mailchimp extends StandIn {
  readonly kind = 'mailchimp';
  readonly settings = {
    kind: 'mailchimp',
    key: `${KEY.replaceAll('-', '')}-us6`,
    list: 'b52f2a8e1c',
  } as const;
  override readonly origin = 'https://us6.api.mailchimp.com';
  readonly members = new Map<string, Member>();
  readonly #deleted = new Set<string>();
  readonly unauthorized = problem(401, 'API Key Invalid', 'Your API key may be invalid.');

  isAuthorized({ authorization = '' }: { authorization?: string | undefined }): boolean {
    const [, password] = atob(authorization.replace('Basic ', '')).split(':');
    return password === this.settings.key;
  }

  readonly routes: Routes = {
    'GET /3.0/lists/b52f2a8e1c': () => (this.hasItsList ? { json: { id: 'b52f2a8e1c' } } : notFound),
    'GET /3.0/lists/b52f2a8e1c/members/(\\w+)': (_, hash) => {
      const member = this.members.get(hash);
      return member ? { json: { status: member.status } } : notFound;
    },
    'PUT /3.0/lists/b52f2a8e1c/members/(\\w+)': ({ body }, hash) => this.#put(body, hash),
    'PATCH /3.0/lists/b52f2a8e1c/members/(\\w+)': ({ body }, hash) => {
      const member = this.members.get(hash);
      if (!member) return notFound;
      member.status = body['status']!;
      return { json: { status: member.status } };
    },
    'POST /3.0/lists/b52f2a8e1c/members/(\\w+)/actions/delete-permanent': (_, hash) => {
      if (!this.members.delete(hash)) return notFound;
      this.#deleted.add(hash);
      return { status: 204 };
    },
  };

  #put(body: Record<string, string> & { merge_fields?: { FNAME: string } }, hash: string): Answered {
    const email = body['email_address']!;
    if (!this.hasItsList || hash !== hashOf(email)) return notFound;
    if (email === REFUSED)
      return problem(400, 'Invalid Resource', `${email} looks fake or invalid, please enter a real email.`);
    if (this.#deleted.has(hash))
      return problem(400, 'Forgotten Email Not Subscribed', `${email} was permanently deleted.`);
    const member = this.members.get(hash) ?? { email, status: body['status_if_new']! };
    if (body['status'] === 'subscribed' && member.status === 'cleaned')
      return problem(400, 'Member In Compliance State', `${email} is in a compliance state.`);
    member.status = body['status'] ?? member.status;
    member.name = body.merge_fields?.FNAME ?? member.name;
    this.members.set(hash, member);
    return { json: { status: member.status } };
  }

  put(email: string, state: 'listed' | 'left', name?: string): void {
    this.members.set(hashOf(email), {
      email,
      status: state === 'listed' ? 'subscribed' : 'unsubscribed',
      name,
    });
  }
  stateOf(email: string): State {
    const status = this.members.get(hashOf(email))?.status;
    return status === undefined ? 'unknown' : status === 'subscribed' ? 'listed' : 'left';
  }
  nameOf = (email: string) => this.members.get(hashOf(email))?.name;
  count = (email: string) => [...this.members.values()].filter((one) => one.email === email).length;
}
