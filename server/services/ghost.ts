import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { base64url } from '../secret.ts';
import { type Connect, noSuchList, type Person, read, rejection } from './service.ts';

const TOKEN_LIFETIME_S = 5 * 60;
const Ids = z.array(z.object({ id: z.string() }));
const Members = z.object({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.nullish(z.string()),
      status: z.optional(z.string()),
      newsletters: Ids,
    }),
  ),
});
const Newsletters = z.object({
  newsletters: z.array(
    z.object({ id: z.string(), status: z.string(), subscribe_on_signup: z.optional(z.boolean()) }),
  ),
});

/** Ghost's Admin API, from version 5. */
export const ghost: Connect<'ghost'> = ({ url, key, list }, createClient) => {
  const api = createClient(`${url}/ghost/api/admin`, (now) => ({
    ...{ Authorization: `Ghost ${tokenFor(key, now)}`, 'Accept-Version': 'v5.0' },
  }));

  async function find(email: string) {
    // In NQL, strings are in single quotes, which a backslash escapes.
    const filter = `email:'${email.replace(/['\\]/g, '\\$&')}'`;
    const query = new URLSearchParams({ filter, include: 'newsletters', limit: '1' });
    return read(Members, (await api('GET', `/members/?${query}`)).data).members[0];
  }

  /** The chosen newsletter, or those that Ghost subscribes new members to. */
  async function newsletters(): Promise<{ id: string }[]> {
    if (list !== undefined) return [{ id: list }];
    const { data } = await api('GET', '/newsletters/?limit=100');
    return read(Newsletters, data)
      .newsletters.filter(({ status, subscribe_on_signup }) => status === 'active' && subscribe_on_signup)
      .map(({ id }) => ({ id }));
  }

  const add = async ({ email, name }: Person) => {
    const member = { email, ...(name && { name }), newsletters: await newsletters() };
    // Ghost sends a welcome email only with `send_email`.
    await api('POST', '/members/', { body: { members: [member] } });
  };
  const change = (id: string, member: { name?: string; newsletters?: { id: string }[] }) =>
    api('PUT', `/members/${id}/`, { body: { members: [member] } });

  return {
    async check() {
      await api('GET', '/members/?limit=1');
      if (list === undefined) return;
      const { status } = await api('GET', `/newsletters/${list}/`, { allow: [404, 422] });
      if (status >= 400) throw noSuchList('newsletter');
    },
    async subscribe(person) {
      const there = await find(person.email);
      if (!there) return add(person);
      const all = new Set([...there.newsletters, ...(await newsletters())].map(({ id }) => id));
      const name = person.name ? { name: person.name } : {};
      await change(there.id, { ...name, newsletters: [...all].map((id) => ({ id })) });
    },
    async update(person) {
      const there = await find(person.email);
      if (!there) return add(person);
      if (person.name && person.name !== there.name) await change(there.id, { name: person.name });
    },
    async unsubscribe(email) {
      const there = await find(email);
      if (!there) return;
      const rest = list === undefined ? [] : there.newsletters.filter(({ id }) => id !== list);
      if (rest.length === there.newsletters.length) return;
      await change(there.id, { newsletters: rest.map(({ id }) => ({ id })) });
    },
    async erase(email) {
      const there = await find(email);
      if (!there) return;
      if (there.status === 'paid')
        throw rejection('This member pays for a subscription in Ghost. End it and delete the member there.');
      await api('DELETE', `/members/${there.id}/`, { allow: [404] });
    },
  };
};

/** A JSON Web Token (RFC 7519) signed with the key's secret, as described at https://docs.ghost.org/admin-api. */
function tokenFor(key: string, now: Date): string {
  const [id = '', secret = ''] = key.split(':');
  const iat = Math.floor(now.getTime() / 1000);
  const part = (value: object) => base64url(utf8ToBytes(JSON.stringify(value)));
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: id })}.${part({
    ...{ iat, exp: iat + TOKEN_LIFETIME_S, aud: '/admin/' },
  })}`;
  return `${signed}.${base64url(hmac(sha256, hexToBytes(secret), utf8ToBytes(signed)))}`;
}
