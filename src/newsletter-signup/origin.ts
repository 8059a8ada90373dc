import type { Attribution } from '../contract/index.ts';

/** The page the form stands on, without query and fragment, which may hold what is nobody's business. */
export const pageAddress = (): { page?: string } =>
  location.protocol.startsWith('http') ? { page: (location.origin + location.pathname).slice(0, 2048) } : {};

/** Where the visitor came from, as the address of this page and the browser say: no cookie, nothing kept. */
export function attribution(): Attribution {
  const query = new URLSearchParams(location.search);
  const found: Attribution = {};
  for (const name of ['source', 'medium', 'campaign', 'term', 'content'] as const) {
    const value = query.get(`utm_${name}`);
    if (value) found[name] = value.slice(0, 500);
  }
  if (document.referrer && !document.referrer.startsWith(location.origin))
    found.referrer = document.referrer.slice(0, 500);
  return found;
}
