import { invalidField } from '../problem.ts';

/** Throws a problem with the field `url`, unless requests to this URL are encrypted or stay on this machine. */
export function requireSecureUrl(url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  throw invalidField('url', 'Use https, because the requests contain email addresses.');
}
