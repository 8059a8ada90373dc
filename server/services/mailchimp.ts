import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';
import { reasonIn } from './client.ts';
import { type Connect, noSuchList, type Person, read, rejection, ServiceError } from './service.ts';

/** Statuses of people who receive letters or were asked to confirm. All others have left, bounced or been archived. */
const LISTED = ['subscribed', 'pending'];
const Member = z.object({ status: z.string() });

/** Mailchimp's Marketing API 3.0. The key ends with the name of its data center. */
export const mailchimp: Connect<'mailchimp'> = ({ key, list }, createClient) => {
  const dataCenter = key.slice(key.lastIndexOf('-') + 1);
  const api = createClient(`https://${dataCenter}.api.mailchimp.com/3.0`, {
    Authorization: `Basic ${btoa(`community:${key}`)}`,
  });
  const path = (email: string) => `/lists/${list}/members/${bytesToHex(md5(utf8ToBytes(email)))}`;

  async function put({ email, name }: Person, status: { status_if_new: string; status?: string }) {
    const body = { email_address: email, ...status, ...(name && { merge_fields: { FNAME: name } }) };
    // The audience may have other required fields, which this server doesn't know.
    const url = `${path(email)}?skip_merge_validation=true`;
    const { status: answered, data } = await api('PUT', url, { body, allow: [400] });
    if (answered !== 400) return;
    const reason = reasonIn(data);
    // Mailchimp rejects an address for some hours if it was recently added to many lists.
    if (/very recently|too many/i.test(reason)) throw new ServiceError('retry', `It answered 400: ${reason}`);
    throw rejection(`It answered 400: ${reason}`);
  }

  return {
    async check() {
      const { status } = await api('GET', `/lists/${list}?fields=id`, { allow: [404] });
      if (status === 404) throw noSuchList('audience');
    },
    subscribe: (person) => put(person, { status_if_new: 'subscribed', status: 'subscribed' }),
    update: (person) => put(person, { status_if_new: 'subscribed' }),
    async unsubscribe(email) {
      const { status, data } = await api('GET', `${path(email)}?fields=status`, { allow: [404] });
      if (status === 404 || !LISTED.includes(read(Member, data).status)) return;
      await api('PATCH', path(email), { body: { status: 'unsubscribed' } });
    },
    async erase(email) {
      await api('POST', `${path(email)}/actions/delete-permanent`, { allow: [404] });
    },
  };
};
